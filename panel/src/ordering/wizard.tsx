import { Navigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { newKey } from '../parts/use-keyed.ts';
import { useSession } from '../session.ts';
import { draftOf, keepDraft } from './draft.ts';
import { WizardRun } from './wizard-run.tsx';

interface Search {
  /** Names the run, so that reload, Back and Forward find what was typed. */
  run?: string;
  page?: string;
  /** Chosen beforehand, by a link such as "Order for this customer". */
  customerId?: string;
  planId?: string;
}

/**
 * Order Subscription: customer (for managers only) → plan and seats → agreement → Microsoft tenant →
 * confirmation, then the order's page. Pages with nothing to ask are skipped.
 */
export default function OrderWizard() {
  const { run, page, customerId, planId } = useSearch({ strict: false }) as Search;
  const { member } = useSession();
  const draft = draftOf(run);
  if (run && draft) return <WizardRun key={run} run={run} page={page} start={draft} />;
  return <NewRun customerId={member.customerId ?? customerId} planId={planId} />;
}

function NewRun(chosen: { customerId?: string; planId?: string }) {
  const [run] = useState(() => {
    const name = newKey();
    keepDraft(name, chosen);
    return name;
  });
  return <Navigate to="." search={{ run, page: chosen.customerId ? 'plan' : 'customer' } as never} replace />;
}
