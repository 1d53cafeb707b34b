import { addDuration, defaultGdapRoles } from '@concord/rules';
import type { Values } from '../row.ts';
import { partnerId, type Scene } from '../scene.ts';
import { oneOf } from '../topic.ts';
import { ownGdap } from './gdap-effects.ts';

const statuses = [
  'created',
  'approvalPending',
  'approved',
  'activating',
  'active',
  'expiring',
  'expired',
  'terminationRequested',
  'terminating',
  'terminated',
] as const;
const dayMs = 86_400_000;
export const whole = (instant: string): string => new Date(instant).toISOString();

/** End of a day that is inclusive, or an instant as it is. */
const endOf = (date: string): string =>
  date.length === 10 ? new Date(Date.parse(date) + dayMs).toISOString() : whole(date);

const kindOf = (given: Values) =>
  (({ indirectProvider: 'indirect-provider', indirectReseller: 'indirect-reseller' }) as const)[
    given['partnerType'] as 'indirectProvider'
  ] ?? 'direct';

/** When the relationship began, as far as the row tells. */
function beginOf(gdap: Values, begin: string): string {
  const days: number = gdap['durationDays'] ?? 730;
  if (gdap['createdAt'] ?? gdap['activatedAt']) return whole(gdap['createdAt'] ?? gdap['activatedAt']);
  if (!gdap['endsAt']) return whole(begin);
  return new Date(Date.parse(endOf(gdap['endsAt'])) - days * dayMs).toISOString();
}

/** The relationship of `given`, in the simulator's shape. */
export function entityOf(scene: Pick<Scene, 'given' | 'begin' | 'customerId'>, agents: string): Values {
  const gdap: Values = scene.given['gdap'];
  const createdAt = beginOf(gdap, scene.begin);
  const activatedAt = gdap['activatedAt'] ? whole(gdap['activatedAt']) : createdAt;
  const days: number = gdap['durationDays'] ?? 730;
  const roles: string[] = gdap['roles'] ?? defaultGdapRoles(kindOf(scene.given));
  const origin = oneOf('gdap.origin', gdap['origin'] ?? 'partner', 'partner', 'createCustomer');
  const given: (string | Values)[] = gdap['accessAssignments'] ?? (origin === 'partner' ? roles : []);
  const assigned = given.flatMap((one): string[] => (typeof one === 'string' ? [one] : one['roles']));
  const status = oneOf('gdap.status', gdap['status'] ?? 'active', ...statuses);
  const waits = status === 'created' || status === 'approvalPending';
  const assignment = {
    id: 'own-assignment',
    groupId: agents,
    roles: assigned,
    status: 'active',
    createdAt,
    modifiedAt: createdAt,
    version: 1,
  };
  return {
    id: ownGdap,
    partnerTenantId: partnerId,
    tenantId: scene.customerId,
    displayName: 'Own relationship',
    duration: `P${days}D`,
    autoExtendDuration: oneOf('autoExtendDuration', gdap['autoExtendDuration'] ?? 'PT0S', 'PT0S', 'P180D'),
    roles,
    status,
    createdAt,
    modifiedAt: createdAt,
    version: 1,
    ...(!waits && {
      activatedAt,
      endsAt: gdap['endsAt'] ? endOf(gdap['endsAt']) : addDuration(activatedAt, `P${days}D`),
    }),
    accessAssignments: assigned.length === 0 ? [] : [assignment],
    requests: [],
    operations: [],
  };
}
