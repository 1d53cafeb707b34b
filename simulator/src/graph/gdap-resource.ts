import { directoryRoleName, directoryRoles } from '@concord/rules';
import type { AccessAssignment, Gdap, GdapOperation, GdapRequest } from '../entities.ts';
import type { Body } from '../partner-center/body.ts';
import type { World } from '../world.ts';
import { etagOf } from './operation.ts';
import { badRequest } from './refusal.ts';

const accessDetails = (roles: readonly string[]) => ({
  unifiedRoles: roles.map((name) => ({ roleDefinitionId: directoryRoles[name] ?? name })),
});

/**
 * Names of the roles in `accessDetails`; a role that is not in the table goes by its id.
 * @throws GraphRefusal 400 for an id that is none
 */
export function rolesIn(body: Body): string[] {
  return body
    .object('accessDetails')
    .list('unifiedRoles')
    .map((role) => {
      const id = role.text('roleDefinitionId') ?? '';
      if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
        throw badRequest('roleDefinitionId must be the id of a role.');
      return directoryRoleName(id) ?? id.toLowerCase();
    });
}

/** @see https://learn.microsoft.com/graph/api/resources/delegatedadminrelationship */
export function gdapResource(world: World, gdap: Gdap) {
  const customer = world.tenants.get(gdap.tenantId);
  return {
    '@odata.type': '#microsoft.graph.delegatedAdminRelationship',
    '@odata.etag': etagOf(gdap.version),
    id: gdap.id,
    displayName: gdap.displayName,
    duration: gdap.duration,
    customer: gdap.tenantId && { tenantId: gdap.tenantId, displayName: customer?.companyName },
    accessDetails: accessDetails(gdap.roles),
    status: gdap.status,
    autoExtendDuration: gdap.autoExtendDuration,
    createdDateTime: gdap.createdAt,
    lastModifiedDateTime: gdap.modifiedAt,
    activatedDateTime: gdap.activatedAt,
    endDateTime: gdap.endsAt,
  };
}

export const assignmentResource = (one: AccessAssignment) => ({
  '@odata.type': '#microsoft.graph.delegatedAdminAccessAssignment',
  '@odata.etag': etagOf(one.version),
  id: one.id,
  status: one.status,
  createdDateTime: one.createdAt,
  lastModifiedDateTime: one.modifiedAt,
  accessContainer: { accessContainerId: one.groupId, accessContainerType: 'securityGroup' },
  accessDetails: accessDetails(one.roles),
});

export const requestResource = (one: GdapRequest) => ({
  '@odata.type': '#microsoft.graph.delegatedAdminRelationshipRequest',
  id: one.id,
  action: one.action,
  status: one.status,
  createdDateTime: one.createdAt,
  lastModifiedDateTime: one.createdAt,
});

export const operationResource = (one: GdapOperation) => ({
  '@odata.type': '#microsoft.graph.delegatedAdminRelationshipOperation',
  id: one.id,
  operationType: one.operationType,
  data: one.data,
  status: one.status,
  createdDateTime: one.createdAt,
  lastModifiedDateTime: one.modifiedAt,
});
