import type { Door } from '../call.ts';
import { accessAssignments, createAccessAssignment, updateAccessAssignment } from './access-assignments.ts';
import type { AccessDetails, DelegatedAdminRelationship } from './delegated-admin-relationship.ts';
import { relationships } from './delegated-admin-relationships.ts';

export interface RoleGrant {
  /** The customer. */
  tenantId: string;
  /** Security group of the partner whose members get the roles. */
  groupId: string;
  /** Template ids of directory roles. */
  roleDefinitionIds: string[];
}

const idsOf = (details?: AccessDetails) => (details?.unifiedRoles ?? []).map((role) => role.roleDefinitionId);

/**
 * Gives roles in a customer's tenant to a group of the partner, out of the relationships that are active: the default
 * one of a tenant that the partner created has no effect before. What the group has already stays; called again it
 * changes nothing. New roles work after some minutes.
 *
 * @returns the roles that no active relationship holds: the customer has to approve a new one for them
 * @see https://learn.microsoft.com/partner-center/customers/gdap-faq
 */
export async function grantRoles(door: Door, grant: RoleGrant): Promise<string[]> {
  const missing = new Set(grant.roleDefinitionIds);
  const filter = `status eq 'active' and customer/tenantId eq '${grant.tenantId.replaceAll("'", "''")}'`;
  for await (const relationship of relationships(door, filter)) {
    const held = idsOf(relationship.accessDetails).filter((role) => missing.has(role));
    if (held.length === 0) continue;
    await assign(door, relationship, grant.groupId, held);
    for (const role of held) missing.delete(role);
  }
  return [...missing];
}

async function assign(door: Door, { id }: DelegatedAdminRelationship, groupId: string, wanted: string[]) {
  const present = (await accessAssignments(door, id)).find(
    ({ accessContainer, status }) =>
      accessContainer?.accessContainerId === groupId && !status?.startsWith('delet'),
  );
  const roleDefinitionIds = [...new Set([...idsOf(present?.accessDetails), ...wanted])];
  if (!present) await createAccessAssignment(door, id, { groupId, roleDefinitionIds });
  else if (roleDefinitionIds.length > idsOf(present.accessDetails).length)
    await updateAccessAssignment(door, id, present, roleDefinitionIds);
}
