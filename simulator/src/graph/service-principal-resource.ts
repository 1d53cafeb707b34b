import type { ServicePrincipal } from '../entities.ts';
import type { World } from '../world.ts';
import { wellKnownApplications } from './well-known-applications.ts';

/** @see https://learn.microsoft.com/graph/api/resources/serviceprincipal */
export function principalResource(world: World, principal: ServicePrincipal) {
  const known = wellKnownApplications[principal.applicationId];
  const application = world.applications.get(principal.applicationId);
  const displayName = known?.displayName ?? application?.name ?? principal.applicationId;
  return {
    id: principal.id,
    appId: principal.applicationId,
    displayName,
    appDisplayName: displayName,
    appOwnerOrganizationId: application?.tenantId ?? null,
    accountEnabled: principal.accountEnabled,
    servicePrincipalType: 'Application',
    servicePrincipalNames: [principal.applicationId, ...(application?.identifierUris ?? [])],
    signInAudience: application?.audience ?? 'AzureADMultipleOrgs',
    appRoles: Object.entries(known?.appRoles ?? {}).map(([value, id]) => ({
      id,
      value,
      displayName: value,
      description: value,
      allowedMemberTypes: ['Application'],
      isEnabled: true,
    })),
    oauth2PermissionScopes: Object.entries(known?.scopes ?? {}).map(([value, id]) => ({
      id,
      value,
      type: 'Admin',
      adminConsentDisplayName: value,
      isEnabled: true,
    })),
  };
}

/** @see https://learn.microsoft.com/graph/api/resources/approleassignment */
export function assignmentsOf(world: World, principal: ServicePrincipal) {
  return principal.assignments.map(({ id, resourceId, appRoleId, createdAt }) => {
    const resource = world.servicePrincipals.get(resourceId);
    return {
      id,
      appRoleId,
      createdDateTime: createdAt,
      deletedDateTime: null,
      principalId: principal.id,
      principalType: 'ServicePrincipal',
      principalDisplayName: principalResource(world, principal).displayName,
      resourceId,
      resourceDisplayName: resource && principalResource(world, resource).displayName,
    };
  });
}
