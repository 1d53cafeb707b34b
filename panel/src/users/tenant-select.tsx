import type { Binding } from '@concord/contract';
import { Label, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useId } from 'react';
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
  const id = useId();
  const name = ({ domain, partnerAccountName }: Binding) => {
    const twice = bindings.filter((other) => other.domain === domain).length > 1;
    return twice ? t('tenantOf', { domain, account: partnerAccountName }) : domain;
  };
  if (bindings.length === 1)
    return <strong className={styles.name}>{bindings.map(({ domain }) => domain)}</strong>;
  return (
    <span className={styles.line}>
      <Label htmlFor={id} className={styles.label}>
        {t('tenant')}
      </Label>
      <Select id={id} className={styles.select} value={value} onChange={(_, data) => choose(data.value)}>
        {bindings.map((binding) => (
          <option key={binding.id} value={binding.id}>
            {name(binding)}
          </option>
        ))}
      </Select>
    </span>
  );
}

const useStyles = makeStyles({
  name: { minWidth: 0, overflowWrap: 'anywhere' },
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minWidth: 0,
    maxWidth: '100%',
  },
  label: { flexShrink: 0 },
  select: { minWidth: 0 },
});
