import type { Import } from '@concord/contract';
import { Field, makeStyles, Select } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Which partner account is looked at, where there are several. */
export function AccountSwitch({ imports, current }: { imports: Import[]; current: Import }) {
  const { t } = useTranslation('import');
  const styles = useStyles();
  const navigate = useNavigate();
  if (imports.length < 2) return null;
  return (
    <Field label={t('account')} className={styles.field}>
      <Select
        value={current.partnerAccountId}
        onChange={(_, { value }) => void navigate({ to: '.', search: { account: value } as never })}
      >
        {imports.map(({ partnerAccountId, name, settingsSetName }) => (
          <option key={partnerAccountId} value={partnerAccountId}>
            {name ?? settingsSetName ?? t('unnamed')}
          </option>
        ))}
      </Select>
    </Field>
  );
}

const useStyles = makeStyles({ field: { maxWidth: '400px' } });
