import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { narrowMedia } from '../parts/media.ts';
import { Page } from '../parts/page.tsx';
import { Loading } from '../parts/states.tsx';
import { useApi } from '../queries.ts';
import { useSession } from '../session.ts';
import { AgreementPage } from './agreement-page.tsx';
import { ConfirmationPage } from './confirmation-page.tsx';
import { CustomerPage } from './customer-page.tsx';
import { type Draft, keepDraft } from './draft.ts';
import { neighbour, type PageName, reachable } from './pages.ts';
import { PlanPage } from './plan-page.tsx';
import { type Run, RunContext } from './run.ts';
import { Stepper } from './stepper.tsx';
import { Summary } from './summary.tsx';
import { TenantPage } from './tenant-page.tsx';

const contents: Record<PageName, () => React.ReactNode> = {
  customer: CustomerPage,
  plan: PlanPage,
  agreement: AgreementPage,
  tenant: TenantPage,
  confirmation: ConfirmationPage,
};

/** One run of the wizard, from its first page to the placed order. */
export function WizardRun({ run, page, start }: { run: string; page?: string; start: Draft }) {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  const navigate = useNavigate();
  const { member } = useSession();
  const [draft, setDraft] = useState(start);
  const forCustomer = member.customerId === null;
  const { customerId, planId } = draft;
  const plan = useApi('GET /plans/:id', { params: { id: planId ?? '' } }, { enabled: Boolean(planId) });
  const ordering = useApi(
    'GET /ordering',
    { query: { planId, customerId } },
    { enabled: Boolean(planId && customerId) },
  );
  const seats = draft.seats ?? String(plan.data?.minimumSeats ?? '');
  const known = { draft, seats, forCustomer, plan: plan.data, ordering: ordering.data };
  const current = reachable(page, known);
  const goTo = (to: PageName) => void navigate({ to: '.', search: { run, page: to } as never });
  const value: Run = {
    ...known,
    run,
    asking: ordering.isFetching,
    problem: ordering.error ?? plan.error,
    keep: (change) =>
      setDraft((before) => {
        const after = { ...before, ...change };
        keepDraft(run, after);
        return after;
      }),
    goTo,
    next: () => goTo(neighbour(current, 1, known)),
    back: neighbour(current, -1, known) === current ? undefined : () => goTo(neighbour(current, -1, known)),
  };
  const Content = contents[current];
  const summed = current !== 'confirmation' && plan.data !== undefined;
  const waiting = Boolean(page) && page !== current && (plan.isLoading || ordering.isLoading);
  return (
    <RunContext value={value}>
      <Page title={t(forCustomer ? 'wizard.orderTitle' : 'wizard.buyTitle')}>
        <Stepper current={current} />
        <div className={mergeClasses(styles.columns, summed && styles.summed)}>
          <div className={styles.content}>{waiting ? <Loading /> : <Content key={current} />}</div>
          {summed && <Summary />}
        </div>
      </Page>
    </RunContext>
  );
}

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    gap: tokens.spacingHorizontalXXXL,
  },
  summed: {
    gridTemplateColumns: 'minmax(0, 1fr) 280px',
    [`@media ${narrowMedia}`]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  content: { minWidth: 0 },
});
