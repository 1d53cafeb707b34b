import { type Json, list, object } from '../fields.ts';
import { reader } from '../partner-center/resource.ts';

export interface AccessDetails extends Json {
  unifiedRoles: { roleDefinitionId: string }[];
}

/** @see https://learn.microsoft.com/graph/api/resources/delegatedadminrelationship */
export interface DelegatedAdminRelationship extends Json {
  id: string;
  displayName?: string;
  /**
   * `created`, `approvalPending`, `approved`, `activating`, `active`, `expiring`, `expired`, `terminationRequested`,
   * `terminating`, `terminated`
   */
  status?: string;
  /** ISO 8601, `P1D` to `P730D`. */
  duration?: string;
  /** `PT0S` (off) or `P180D`. */
  autoExtendDuration?: string;
  customer?: { tenantId?: string; displayName?: string } | null;
  accessDetails?: AccessDetails;
  createdDateTime?: string;
  activatedDateTime?: string | null;
  endDateTime?: string | null;
  lastModifiedDateTime?: string;
  /** Wanted back by a change. */
  '@odata.etag'?: string;
}

export interface NewRelationship {
  /** Unique within the partner, 50 characters at most. */
  displayName: string;
  duration: string;
  autoExtendDuration?: 'PT0S' | 'P180D';
  /** Left out, any customer can accept. */
  customer?: { tenantId: string; displayName?: string };
  accessDetails: AccessDetails;
}

/** @see https://learn.microsoft.com/graph/api/resources/delegatedadminaccessassignment */
export interface AccessAssignment extends Json {
  id: string;
  /** `pending`, `active`, `deleting`, `deleted`, `error` */
  status?: string;
  accessContainer?: { accessContainerId: string; accessContainerType: string };
  accessDetails?: AccessDetails;
  '@odata.etag'?: string;
}

/** @see https://learn.microsoft.com/graph/api/resources/delegatedadminrelationshiprequest */
export interface RelationshipRequest extends Json {
  id?: string;
  action?: string;
  /** `created`, `pending`, `succeeded`, `failed` */
  status?: string;
}

/** A change that takes Microsoft a while. @see https://learn.microsoft.com/graph/api/resources/delegatedadminrelationshipoperation */
export interface RelationshipOperation extends Json {
  id: string;
  operationType?: string;
  /** `notStarted`, `running`, `succeeded`, `failed` */
  status?: string;
}

const accessDetailsOf = (value: unknown): AccessDetails => {
  const details = object(value);
  return { ...details, unifiedRoles: list(details.unifiedRoles) as AccessDetails['unifiedRoles'] };
};

export const relationshipOf = reader<DelegatedAdminRelationship>(['id'], { accessDetails: accessDetailsOf });
export const assignmentOf = reader<AccessAssignment>(['id'], { accessDetails: accessDetailsOf });
export const requestOf = reader<RelationshipRequest>([]);
export const operationOf = reader<RelationshipOperation>(['id']);

/** The form in which roles are sent: template ids of Entra's directory roles. */
export function roles(...roleDefinitionIds: string[]): AccessDetails {
  return { unifiedRoles: roleDefinitionIds.map((roleDefinitionId) => ({ roleDefinitionId })) };
}
