import { assignmentGraphOperations } from './access-assignments.ts';
import { customerGraphOperations } from './delegated-admin-customers.ts';
import { relationshipGraphOperations } from './delegated-admin-relationships.ts';
import { directoryGraphOperations } from './directory.ts';
import { licenceGraphOperations } from './licences.ts';
import type { GraphOperation } from './operation.ts';
import { requestGraphOperations } from './relationship-requests.ts';
import { userGraphOperations } from './users.ts';

/** Every endpoint of Graph that is modelled. */
export const graphOperations: GraphOperation[] = [
  ...relationshipGraphOperations,
  ...assignmentGraphOperations,
  ...requestGraphOperations,
  ...customerGraphOperations,
  ...userGraphOperations,
  ...licenceGraphOperations,
  ...directoryGraphOperations,
];
