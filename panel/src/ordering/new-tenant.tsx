import type { DomainAnswer, Ordering, TenantChoice } from '@concord/contract';
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemMessage } from '../parts/problem.tsx';
import { Status, type Tone } from '../parts/status.tsx';
import { useApi } from '../queries.ts';
import { useRun } from './run.ts';
import { StepFrame } from './step-frame.tsx';
import { TenantSwitcher } from './tenant-switcher.tsx';

const typingMs = 400;
const tones: Record<DomainAnswer['state'], Tone> = {
  free: 'good',
  taken: 'bad',
  unknown: 'warning',
  invalid: 'bad',
};

interface NewTenantProps {
  ordering: Ordering;
  choice: Extract<TenantChoice, { kind: 'new' }>;
}

/** The name of a new tenant, asked of Microsoft while typing. Only `free` lets the order go on. */
export function NewTenant({ ordering, choice }: NewTenantProps) {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  const { draft, keep } = useRun();
  const { suffix } = ordering.newTenants;
  const prefix = choice.prefix.trim();
  const settled = useSettled(prefix);
  const { data, error, isFetching, refetch } = useApi(
    'GET /ordering/domain',
    { query: { planId: draft.planId, prefix: settled } },
    { enabled: settled !== '' },
  );
  const checking = prefix !== '' && (isFetching || settled !== prefix);
  const answer = checking || prefix === '' ? undefined : data;
  const type = (text: string) => keep({ tenant: { kind: 'new', prefix: text } });
  return (
    <StepFrame title={t('page.tenant')} lead={t('tenant.lead')} ready={answer?.state === 'free'}>
      <TenantSwitcher ordering={ordering} kind="new" />
      <Field label={t('tenant.domain')} required hint={t('tenant.domainHelp')} className={styles.field}>
        <Input
          value={choice.prefix}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          contentAfter={<span>{suffix}</span>}
          onChange={(_, data) => type(data.value)}
          onBlur={() => type(cut(prefix, suffix))}
        />
      </Field>
      <div role="status" className={styles.state}>
        {checking && <Status tone="running">{t('tenant.checking')}</Status>}
        {answer && <Status tone={tones[answer.state]}>{answer.text}</Status>}
        {answer?.state === 'unknown' && (
          <Button onClick={() => void refetch()}>{t('tenant.checkAgain')}</Button>
        )}
      </div>
      {error && !checking && <ProblemMessage problem={error} />}
    </StepFrame>
  );
}

/** A name that was pasted whole, without its suffix. */
function cut(name: string, suffix: string): string {
  return name.toLowerCase().endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

/** The text when typing has paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

const useStyles = makeStyles({
  field: { maxWidth: '480px' },
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    minHeight: '32px',
    overflowWrap: 'anywhere',
  },
});
