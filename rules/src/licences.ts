import { addDuration, type Instant } from './terms.ts';

/** Licences of one kind in a tenant, from all channels. */
export interface LicenceUnits {
  active: number;
  warning: number;
  suspended: number;
  consumed: number;
}

/** What is known of one licence that shall be assigned. */
export interface WantedLicence {
  group: string;
  available: number;
  /** The user holds it already: nothing is used up. */
  held: boolean;
}

export type LicenceProblem =
  | { kind: 'groups' }
  | { kind: 'usage-location' }
  | { kind: 'none-left'; code: 60012 };

/** A deleted user can be restored for this long; then it is gone for good. */
export const deletedUserLife = 'P30D';

/**
 * Instant at which a deleted user and its data are purged.
 * @see https://learn.microsoft.com/partner-center/developer/delete-user-accounts-for-a-customer
 */
export const userPurgedAt = (deletedAt: Instant): Instant => addDuration(deletedAt, deletedUserLife);

/** True while a deleted user can be restored. */
export const canRestore = (deletedAt: Instant, at: Instant): boolean =>
  Date.parse(at) < Date.parse(userPurgedAt(deletedAt));

/** Units in all: those of subscriptions in their grace time count as well. */
export const totalUnits = (units: LicenceUnits): number => units.active + units.warning;

/**
 * Licences that can still be assigned; never below zero, although more may be in use after a reduction.
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-available-licenses
 */
export const availableUnits = (units: LicenceUnits): number =>
  Math.max(0, totalUnits(units) - units.consumed);

/**
 * Why Microsoft refuses a licence update of one user; `undefined` when it does not.
 * @param removed groups of the licences that shall be taken away
 * @see https://learn.microsoft.com/partner-center/developer/assign-licenses-to-a-user
 */
export function licenceProblem(
  usageLocation: string | undefined,
  assigned: readonly WantedLicence[],
  removed: readonly string[] = [],
): LicenceProblem | undefined {
  if (new Set([...assigned.map((one) => one.group), ...removed]).size > 1) return { kind: 'groups' };
  if (assigned.length > 0 && !usageLocation) return { kind: 'usage-location' };
  if (assigned.some((one) => !one.held && one.available < 1)) return { kind: 'none-left', code: 60012 };
  return undefined;
}
