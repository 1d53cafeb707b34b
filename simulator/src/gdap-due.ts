import { gdapAt } from '@concord/rules';
import type { Context } from './context.ts';
import type { AccessAssignment, Gdap, GdapOperation } from './entities.ts';
import { activeFrom, keepGdap, recordGdap } from './gdap.ts';

/** What happens by itself to a delegated-admin relationship: it settles, rolls on, or ends. */
export function gdapDue(context: Context, id: string): void {
  const before = context.world.gdap.get(id);
  if (!before) return;
  const at = context.clock.now();
  const later = settled(context, gdapAt(before, at), at);
  const assignments = later.accessAssignments.map((one) => settledAssignment(context, before, one, at));
  const operations = later.operations.map((one) => settledOperation(one, at));
  const over = later.status === 'expired' || later.status === 'terminated';
  keepGdap(context, {
    ...later,
    operations,
    accessAssignments: over ? assignments.map((one) => ended(one, at)) : assignments,
  });
  if (later.status === 'expired') recordGdap(context, later, 'relationship', 'expired');
}

/** `activating` becomes `active`, `terminating` becomes `terminated`. */
function settled(context: Context, gdap: Gdap, at: string): Gdap {
  const { settlesAt, ...rest } = gdap;
  if (settlesAt === undefined || settlesAt > at) return gdap;
  if (gdap.status === 'activating' || gdap.status === 'approved') {
    recordGdap(context, gdap, 'relationship', 'activated');
    return { ...rest, status: 'active', ...activeFrom(at, gdap.duration) };
  }
  recordGdap(context, gdap, 'relationship', 'terminated');
  return { ...rest, status: 'terminated', endsAt: at };
}

function settledAssignment(context: Context, gdap: Gdap, one: AccessAssignment, at: string) {
  const { settlesAt, ...rest } = one;
  if (settlesAt === undefined || settlesAt > at) return one;
  const status = one.status === 'deleting' ? ('deleted' as const) : ('active' as const);
  if (status === 'active') recordGdap(context, gdap, 'access_assignment', 'activated', {}, one.id);
  return { ...rest, status, modifiedAt: at, version: one.version + 1 };
}

function settledOperation(one: GdapOperation, at: string): GdapOperation {
  const { settlesAt, ...rest } = one;
  if (settlesAt === undefined || settlesAt > at) return one;
  return { ...rest, status: 'succeeded', modifiedAt: at };
}

/** With its relationship every assignment is over. */
function ended(one: AccessAssignment, at: string): AccessAssignment {
  const { settlesAt: _, ...rest } = one;
  return one.status === 'deleted'
    ? one
    : { ...rest, status: 'deleted', modifiedAt: at, version: one.version + 1 };
}

/**
 * A suspended partner's relationships are revoked.
 * @see https://learn.microsoft.com/en-us/answers/questions/5792224/my-csp-indirect-reseller-is-suspended
 */
export function revokeGdap(context: Context, partnerId: string): void {
  const partner = context.world.partners.get(partnerId);
  if (partner) context.world.partners.put({ ...partner, gdapRevoked: true });
  const at = context.clock.now();
  for (const gdap of context.world.gdap.where('partner', partnerId)) {
    if (['expired', 'terminated'].includes(gdap.status)) continue;
    const { settlesAt: _, ...rest } = gdap;
    const accessAssignments = gdap.accessAssignments.map((one) => ended(one, at));
    const over = keepGdap(context, { ...rest, status: 'terminated', endsAt: at, accessAssignments });
    recordGdap(context, over, 'relationship', 'terminated');
  }
}
