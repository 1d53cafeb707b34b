import { addDuration, type GdapStatus, gdapDays } from '@concord/rules';
import type { Context } from './context.ts';
import type { AccessAssignment, Gdap, User } from './entities.ts';
import { uuidOf } from './ids.ts';
import { recordFor } from './partner-center/audit.ts';
import type { World } from './world.ts';

/** Security groups that Partner Center makes in a partner's tenant, one for each of its roles. */
export const partnerGroups = ['AdminAgents', 'SalesAgents', 'HelpdeskAgents'] as const;

/** Id of the security group behind a Partner Center role. */
export const groupId = (tenantId: string, role: string): string => uuidOf(`group/${tenantId}/${role}`);

/** Ids of the security groups of which the person is a member. */
export const groupsOf = (user: User): string[] => [
  ...user.roles.map((role) => groupId(user.tenantId, role)),
  ...(user.groups ?? []),
];

/**
 * Names of the directory roles that a partner has in a customer's tenant: those of active relationships that are
 * assigned to a group of the person. Without a person (app-only) any group counts.
 */
export function rolesIn(world: World, partnerTenantId: string, tenantId: string, user?: User): string[] {
  const groups = user && new Set(groupsOf(user));
  const roles = new Set<string>();
  for (const gdap of world.gdap.each('tenant', tenantId)) {
    if (gdap.partnerTenantId !== partnerTenantId || gdap.status !== 'active') continue;
    for (const one of gdap.accessAssignments)
      if (one.status === 'active' && (groups?.has(one.groupId) ?? true))
        for (const role of one.roles) if (gdap.roles.includes(role)) roles.add(role);
  }
  return [...roles];
}

interface NewGdap {
  partnerTenantId: string;
  tenantId?: string;
  displayName: string;
  duration: string;
  autoExtendDuration?: string;
  roles: string[];
  status: GdapStatus;
}

/** A relationship as it begins. An active one runs from `at`. */
export function newGdap(id: string, at: string, known: NewGdap): Gdap {
  return {
    autoExtendDuration: 'PT0S',
    ...known,
    id,
    createdAt: at,
    modifiedAt: at,
    version: 1,
    accessAssignments: [],
    requests: [],
    operations: [],
    ...(known.status === 'active' && activeFrom(at, known.duration)),
  };
}

/** Instants of a relationship that becomes active. */
export const activeFrom = (at: string, duration: string) => ({
  activatedAt: at,
  endsAt: addDuration(at, `P${gdapDays(duration) ?? 0}D`),
});

/** An active assignment of roles to the group of partner agents that may administer. */
export function agentsAssignment(gdap: Gdap): AccessAssignment {
  return {
    id: uuidOf(`assignment/${gdap.id}`),
    groupId: groupId(gdap.partnerTenantId, 'AdminAgents'),
    roles: gdap.roles,
    status: 'active',
    createdAt: gdap.createdAt,
    modifiedAt: gdap.createdAt,
    version: 1,
  };
}

/** Keeps a changed relationship under a new version. */
export function keepGdap(context: Context, gdap: Gdap): Gdap {
  return context.world.gdap.put({
    ...gdap,
    modifiedAt: context.clock.now(),
    version: gdap.version + 1,
  });
}

/** Writes into the partner's activity records what happened to a relationship or an assignment. */
export function recordGdap(
  context: Context,
  gdap: Gdap,
  what: 'relationship' | 'access_assignment',
  verb: string,
  by: { userPrincipalName?: string; applicationId?: string; correlationId?: string } = {},
  assignmentId?: string,
): void {
  const tenant = context.world.tenants.get(gdap.tenantId);
  recordFor(context, {
    ...by,
    partnerId: gdap.partnerTenantId,
    ...(tenant && { customer: { id: tenant.id, name: tenant.companyName } }),
    resourceType: `granular_admin_${what}`,
    operationType: `granular_admin_${what}_${verb}`,
    details: {
      ...(assignmentId !== undefined && { ResourceId: `${gdap.id}/${assignmentId}` }),
      RelationshipId: gdap.id,
    },
  });
}
