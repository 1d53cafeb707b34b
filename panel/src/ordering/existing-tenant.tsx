import type { Ordering, TenantChoice } from '@concord/contract';
import { TenantChoice as Choice } from '@concord/contract/orders';
import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InvitationLink } from './invitation-link.tsx';
import { useRun } from './run.ts';
import { StepFrame } from './step-frame.tsx';
import { TenantSwitcher } from './tenant-switcher.tsx';

interface ExistingTenantProps {
  ordering: Ordering;
  choice: Extract<TenantChoice, { kind: 'existing' }>;
}

/** A tenant that the customer has: its domain name, and Microsoft's invitation that its administrator accepts. */
export function ExistingTenant({ ordering, choice }: ExistingTenantProps) {
  const { t } = useTranslation('ordering');
  const { t: parts } = useTranslation('parts');
  const styles = useStyles();
  const { keep } = useRun();
  const [left, setLeft] = useState(false);
  const { withSubdomain, domain } = choice;
  const { suffix } = ordering.newTenants;
  const change = (part: Partial<typeof choice>) => keep({ tenant: { ...choice, ...part } });
  const ready = Choice.safeParse(choice).success;
  return (
    <StepFrame title={t('page.tenant')} lead={t('tenant.lead')} ready={ready}>
      <TenantSwitcher ordering={ordering} kind="existing" />
      <RadioGroup
        aria-label={t('tenant.form')}
        layout="horizontal"
        className={styles.forms}
        value={withSubdomain ? 'with' : 'without'}
        onChange={(_, data) => change({ withSubdomain: data.value === 'with' })}
      >
        <Radio value="with" label={t('tenant.withSubdomain')} />
        <Radio value="without" label={t('tenant.withoutSubdomain')} />
      </RadioGroup>
      <Field
        label={t('tenant.name')}
        required
        className={styles.field}
        hint={t(withSubdomain ? 'tenant.withHelp' : 'tenant.withoutHelp', { suffix })}
        validationMessage={left && !ready ? parts('field.required') : undefined}
      >
        <Input
          value={domain}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          contentAfter={withSubdomain ? <span>{suffix}</span> : undefined}
          onChange={(_, data) => change({ domain: data.value })}
          onBlur={() => {
            change({ domain: domain.trim() });
            setLeft(true);
          }}
        />
      </Field>
      <div className={styles.invitation}>
        <p>{t('tenant.waits')}</p>
        {ordering.invitationLink ? (
          <InvitationLink href={ordering.invitationLink} />
        ) : (
          <p className={styles.note}>{t('tenant.noLink')}</p>
        )}
      </div>
    </StepFrame>
  );
}

const useStyles = makeStyles({
  forms: { flexWrap: 'wrap' },
  field: { maxWidth: '480px' },
  invitation: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '72ch' },
  note: { color: tokens.colorNeutralForeground3 },
});
