import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { useAct } from '../parts/act.ts';
import { Facts } from '../parts/facts.tsx';
import { ProblemMessage } from '../parts/problem.tsx';
import { ErrorState } from '../parts/states.tsx';
import { Status } from '../parts/status.tsx';
import { dropDraft } from './draft.ts';
import { FindingLink } from './finding-link.tsx';
import { orderOf } from './order-of.ts';
import { Problems } from './problems.tsx';
import { useRun } from './run.ts';
import { StepFrame } from './step-frame.tsx';
import { useOrderFacts } from './use-order-facts.tsx';

/** Everything in words and numbers, what would refuse the order, and Submit. */
export function ConfirmationPage() {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  const navigate = useNavigate();
  const known = useRun();
  const order = orderOf(known);
  const preflight = useQuery({
    queryKey: ['POST /ordering/preflight', {}, order],
    queryFn: ({ signal }) => call('POST /ordering/preflight', { body: order, signal }),
    staleTime: 0,
    refetchOnMount: 'always',
  });
  const facts = useOrderFacts(preflight.data?.total);
  const place = useAct(() => call('POST /orders', { body: order, idempotencyKey: known.run }), {
    renews: ['orders'],
    done: ({ id }) => {
      dropDraft(known.run);
      void navigate({ to: '/orders/$id', params: { id }, replace: true });
    },
  });
  const { findings } = preflight.data ?? {};
  const refused = findings?.some(({ level }) => level === 'refusal') ?? true;
  return (
    <StepFrame
      title={t('page.confirmation')}
      lead={t('confirmation.lead')}
      next={
        <Button
          appearance="primary"
          disabledFocusable={refused || preflight.isFetching || place.busy}
          onClick={() => place.run()}
        >
          {t(place.busy ? 'confirmation.submitting' : 'confirmation.submit')}
        </Button>
      }
    >
      <Facts facts={facts} />
      {preflight.error && <ErrorState problem={preflight.error} retry={preflight.refetch} />}
      <div role="status" className={styles.state}>
        {preflight.isFetching && <Status tone="running">{t('confirmation.checking')}</Status>}
        {!preflight.isFetching && findings?.length === 0 && (
          <Status tone="good">{t('confirmation.clear')}</Status>
        )}
      </div>
      {findings && findings.length > 0 && (
        <Problems problems={findings} where={(finding) => <FindingLink page={finding.page} />} />
      )}
      {place.problem && <ProblemMessage problem={place.problem} />}
    </StepFrame>
  );
}

const useStyles = makeStyles({ state: { color: tokens.colorNeutralForeground2 } });
