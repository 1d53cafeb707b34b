import type { Door } from '../call.ts';
import { MicrosoftError } from '../errors.ts';
import type { DelegatedAdminRelationship } from '../graph/delegated-admin-relationship.ts';
import {
  approvalLink,
  createRelationship,
  lockForApproval,
  relationships,
  roles,
} from '../graph/delegated-admin-relationships.ts';
import { grantRoles } from '../graph/grant-roles.ts';
import { groups } from '../graph/groups.ts';

/** The partner's rights in a customer's tenant, as the port speaks of them. */

/** The security group of those who may administer customers; Partner Center makes it. */
const agents = 'AdminAgents';

/** Gives roles of active relationships to the partner's agents; answers with those that none holds. */
export async function takeRoles(door: Door, tenantId: string, roleIds: string[]): Promise<string[]> {
  for await (const { id } of groups(door, {}, `displayName eq '${agents}'`))
    return grantRoles(door, { tenantId, groupId: id, roleDefinitionIds: roleIds });
  throw new MicrosoftError({
    remedy: 'configuration',
    code: 'agents-missing',
    description: '',
    explanation:
      'The partner’s directory has no group AdminAgents. Check that the settings set belongs to a CSP partner.',
  });
}

/** Asks the customer for roles; a request that waits already for all of them is used again. */
export async function askForRoles(
  door: Door,
  tenantId: string,
  roleIds: string[],
  name: string,
): Promise<{ id: string; link: string }> {
  const present = await waiting(door, tenantId, roleIds);
  const { id, status } =
    present ??
    (await createRelationship(door, {
      displayName: name.slice(0, 50),
      duration: 'P730D',
      autoExtendDuration: 'P180D',
      customer: { tenantId },
      accessDetails: roles(...roleIds),
    }));
  if (status !== 'approvalPending') await lockForApproval(door, id);
  return { id, link: approvalLink(id) };
}

async function waiting(
  door: Door,
  tenantId: string,
  roleIds: string[],
): Promise<DelegatedAdminRelationship | undefined> {
  for await (const one of relationships(door, `customer/tenantId eq '${tenantId.replaceAll("'", "''")}'`)) {
    const held = new Set(one.accessDetails?.unifiedRoles.map(({ roleDefinitionId }) => roleDefinitionId));
    const open = one.status === 'created' || one.status === 'approvalPending';
    if (open && roleIds.every((role) => held.has(role))) return one;
  }
  return undefined;
}
