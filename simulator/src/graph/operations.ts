import { assignmentGraphOperations } from './access-assignments.ts';
import { appRoleAssignmentGraphOperations } from './app-role-assignments.ts';
import { applicationSecretGraphOperations } from './application-secrets.ts';
import { applicationGraphOperations } from './applications.ts';
import { customerGraphOperations } from './delegated-admin-customers.ts';
import { relationshipGraphOperations } from './delegated-admin-relationships.ts';
import { directoryGraphOperations } from './directory.ts';
import { directoryRoleGraphOperations } from './directory-roles.ts';
import { domainGraphOperations } from './domains.ts';
import { groupMemberGraphOperations } from './group-members.ts';
import { groupGraphOperations } from './groups.ts';
import { licenceGraphOperations } from './licences.ts';
import { managerGraphOperations } from './managers.ts';
import type { GraphOperation } from './operation.ts';
import { requestGraphOperations } from './relationship-requests.ts';
import { roleManagementGraphOperations } from './role-management.ts';
import { servicePrincipalGraphOperations } from './service-principals.ts';
import { userGraphOperations } from './users.ts';

/** Every endpoint of Graph that is modelled. */
export const graphOperations: GraphOperation[] = [
  ...relationshipGraphOperations,
  ...assignmentGraphOperations,
  ...requestGraphOperations,
  ...customerGraphOperations,
  ...userGraphOperations,
  ...managerGraphOperations,
  ...licenceGraphOperations,
  ...directoryGraphOperations,
  ...domainGraphOperations,
  ...groupGraphOperations,
  ...groupMemberGraphOperations,
  ...directoryRoleGraphOperations,
  ...roleManagementGraphOperations,
  ...applicationGraphOperations,
  ...applicationSecretGraphOperations,
  ...servicePrincipalGraphOperations,
  ...appRoleAssignmentGraphOperations,
];
