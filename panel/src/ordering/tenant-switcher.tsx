import type { Ordering, TenantChoice } from '@concord/contract';
import { Caption1, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useRun } from './run.ts';

/** The switcher between a new tenant and one that the customer has. */
export function TenantSwitcher({ ordering, kind }: { ordering: Ordering; kind: TenantChoice['kind'] }) {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  const { keep } = useRun();
  const { allowed } = ordering.newTenants;
  return (
    <RadioGroup
      aria-label={t('page.tenant')}
      value={kind}
      onChange={(_, data) => keep({ tenant: startOf(data.value as TenantChoice['kind'], ordering) })}
    >
      <Radio
        value="new"
        disabled={!allowed}
        label={
          <>
            {t('tenant.new')}
            <Caption1 block className={styles.note}>
              {t(allowed ? 'tenant.newText' : 'tenant.newOff')}
            </Caption1>
          </>
        }
      />
      <Radio
        value="existing"
        label={
          <>
            {t('tenant.existing')}
            <Caption1 block className={styles.note}>
              {t('tenant.existingText')}
            </Caption1>
          </>
        }
      />
    </RadioGroup>
  );
}

/** What each kind begins with. */
export function startOf(kind: TenantChoice['kind'], { newTenants }: Ordering): TenantChoice {
  return kind === 'new' ? { kind, prefix: newTenants.suggestion } : { kind, withSubdomain: true, domain: '' };
}

const useStyles = makeStyles({ note: { color: tokens.colorNeutralForeground3 } });
