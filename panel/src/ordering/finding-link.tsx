import type { Answer } from '@concord/contract';
import { Link } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../parts/link.tsx';
import { isSkipped } from './pages.ts';
import { useRun } from './run.ts';

type Page = Answer<'POST /ordering/preflight'>['findings'][number]['page'];

/** Leads to the page that mends what would refuse the order, where this person may mend it. */
export function FindingLink({ page }: { page: Page }) {
  const { t } = useTranslation('ordering');
  const run = useRun();
  const words = t(`finding.${page}`);
  if (page === 'customer')
    return run.forCustomer ? (
      <RouteLink to="/customers/$id" params={{ id: run.draft.customerId }}>
        {words}
      </RouteLink>
    ) : (
      <RouteLink to="/company">{words}</RouteLink>
    );
  if (page === 'settings')
    return run.forCustomer && run.plan ? (
      <RouteLink to="/settings/office-365/$id" params={{ id: run.plan.settingsSetId }}>
        {words}
      </RouteLink>
    ) : null;
  return isSkipped(page, run) ? null : (
    <Link as="button" inline onClick={() => run.goTo(page)}>
      {words}
    </Link>
  );
}
