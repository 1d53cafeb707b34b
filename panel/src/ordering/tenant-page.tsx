import { useEffect } from 'react';
import { ExistingTenant } from './existing-tenant.tsx';
import { NewTenant } from './new-tenant.tsx';
import { useRun } from './run.ts';
import { startOf } from './tenant-switcher.tsx';

/** Where the subscription lives: a tenant that Microsoft makes for it, or one that the customer has. */
export function TenantPage() {
  const { draft, ordering, keep } = useRun();
  const choice = draft.tenant;
  useEffect(() => {
    if (ordering && !choice)
      keep({ tenant: startOf(ordering.newTenants.allowed ? 'new' : 'existing', ordering) });
  }, [ordering, choice, keep]);
  if (!ordering || !choice) return null;
  return choice.kind === 'new' ? (
    <NewTenant ordering={ordering} choice={choice} />
  ) : (
    <ExistingTenant ordering={ordering} choice={choice} />
  );
}
