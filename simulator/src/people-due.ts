import { gdapNext, transferExpiresAt, userPurgedAt } from '@concord/rules';
import type { Gdap, Partner, Tenant, Transfer, User } from './entities.ts';

/** When something happens by itself to people, relationships and transfers; `undefined` = nothing will. */

export const purgedAt = (user: User): string | undefined =>
  user.softDeletionTime === undefined ? undefined : userPurgedAt(user.softDeletionTime);

/** A suspended partner loses its delegated-admin relationships. */
export const revokesGdapAt = (partner: Partner): string | undefined =>
  partner.status === 'suspended' && !partner.gdapRevoked ? partner.suspendedAt : undefined;

export const gdapChangesAt = (gdap: Gdap): string | undefined =>
  [
    gdapNext(gdap),
    gdap.settlesAt,
    ...gdap.accessAssignments.map((one) => one.settlesAt),
    ...gdap.operations.map((one) => one.settlesAt),
  ]
    .filter((at) => at !== undefined)
    .toSorted()[0];

export const transferChangesAt = (transfer: Transfer): string | undefined => {
  if (transfer.status === 'Pending') return transferExpiresAt(transfer.createdAt);
  return transfer.status === 'InProgress' ? transfer.completesAt : undefined;
};

/** End of Microsoft's review of a qualification. */
export const reviewedAt = (tenant: Tenant): string | undefined =>
  tenant.qualifications
    .flatMap((one) => (one.vettingStatus === 'InReview' ? (one.reviewedAt ?? []) : []))
    .toSorted()[0];
