import type { Binding } from '@concord/contract';
import { Field, makeStyles, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

interface TenantSelectProps {
  bindings: Binding[];
  value: string;
  choose: (bindingId: string) => void;
}

/** Chooses one of several tenants of a customer; one alone is only named. */
export function TenantSelect({ bindings, value, choose }: TenantSelectProps) {
  const { t } = useTranslation('users');
  const styles = useStyles();
  const name = ({ domain, partnerAccountName }: Binding) => {
    const twice = bindings.filter((other) => other.domain === domain).length > 1;
    return twice ? t('tenantOf', { domain, account: partnerAccountName }) : domain;
  };
  if (bindings.length === 1)
    return <strong className={styles.name}>{bindings.map(({ domain }) => domain)}</strong>;
  return (
    <Field label={t('tenant')} orientation="horizontal" className={styles.field}>
      <Select value={value} onChange={(_, data) => choose(data.value)}>
        {bindings.map((binding) => (
          <option key={binding.id} value={binding.id}>
            {name(binding)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

const useStyles = makeStyles({
  name: { minWidth: 0, overflowWrap: 'anywhere' },
  field: { gridTemplateColumns: 'auto minmax(0, 1fr)', gap: '8px', maxWidth: '100%' },
});
