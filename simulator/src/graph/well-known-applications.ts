interface WellKnown {
  displayName: string;
  /** Application permissions: value → id. */
  appRoles: Record<string, string>;
  /** Delegated permissions: value → id. */
  scopes: Record<string, string>;
}

/**
 * Microsoft's applications that partners deal with, each with the permissions that they use of it.
 * @see https://learn.microsoft.com/graph/permissions-reference
 * @see https://learn.microsoft.com/graph/api/tenantrelationship-post-delegatedadminrelationships
 */
export const wellKnownApplications: Record<string, WellKnown> = {
  '00000003-0000-0000-c000-000000000000': {
    displayName: 'Microsoft Graph',
    appRoles: {
      'AppRoleAssignment.ReadWrite.All': '06b708a9-e830-4db3-a914-8e69da51d44f',
      'Application.ReadWrite.All': '1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9',
      'DelegatedAdminRelationship.Read.All': 'f6e9e124-4586-492f-adc0-c6f96e4823fd',
      'DelegatedAdminRelationship.ReadWrite.All': 'cc13eba4-8cd8-44c6-b4d4-f93237adce58',
      'Directory.Read.All': '7ab1d382-f21e-4acd-a863-ba3e13f7da61',
      'Directory.ReadWrite.All': '19dbc75e-c2e2-444c-a770-ec69d8559fc7',
      'Group.Read.All': '5b567255-7703-4780-807c-7be8301ae99b',
      'Group.ReadWrite.All': '62a82d76-70ea-41e2-9197-370581804d09',
      'User.Read.All': 'df021288-bdef-4463-88db-98f22de89214',
      'User.ReadWrite.All': '741f803b-c850-494e-b5df-cde7c675a1ca',
    },
    scopes: {
      'DelegatedAdminRelationship.ReadWrite.All': '885f682f-a990-4bad-a642-36736a74b0c7',
      'User.Read': 'e1fe6dd8-ba31-4d61-89e7-88639da4683d',
    },
  },
  'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd': {
    displayName: 'Microsoft Partner Center',
    appRoles: {},
    scopes: { user_impersonation: '1cebfa2a-fb4d-419e-b5f9-839b4383e05a' },
  },
  '2832473f-ec63-45fb-976f-5d45a7d4bb91': {
    displayName: 'Partner Customer Delegated Administration',
    appRoles: {},
    scopes: {},
  },
};
