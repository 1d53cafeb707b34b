import { text } from '../fields.ts';
import type { DelegatedAdminRelationship } from '../graph/delegated-admin-relationship.ts';
import type { AdminRelationship } from '../sync.ts';

/** A relationship of delegated administration as the port speaks of it. */
export function adminRelationship(one: DelegatedAdminRelationship): AdminRelationship {
  return {
    id: one.id,
    name: text(one.displayName) ?? '',
    tenantId: text(one.customer?.tenantId)?.toLowerCase(),
    status: text(one.status) ?? 'unknown',
    roles: (one.accessDetails?.unifiedRoles ?? []).map(({ roleDefinitionId }) =>
      roleDefinitionId.toLowerCase(),
    ),
    startsAt: text(one.activatedDateTime) || undefined,
    endsAt: text(one.endDateTime) || undefined,
    autoExtend: !/^P(T0S|0D)?$/i.test(text(one.autoExtendDuration) || 'PT0S'),
  };
}
