import type { Instant } from './terms.ts';

/** One acceptance of the Microsoft Customer Agreement that is on record at Microsoft. */
export interface Acceptance {
  dateAgreed: Instant;
  /** `confirmation` is the partner's word alone, the call retired in January 2026. */
  method: 'direct' | 'enhanced-attestation' | 'confirmation';
  /** When it was put on record; `dateAgreed` when absent. */
  recordedAt?: Instant;
}

/** Acceptances given before this day must be renewed. */
export const oldestAcceptance = '2023-04-01T00:00:00Z';
/** Since this day the renewal is enforced. Reported by distributors. */
export const renewalEnforcedFrom = '2025-10-01T00:00:00Z';
/** Since this day the partner's confirmation is no longer taken. */
export const confirmationRetiredFrom = '2026-01-05T00:00:00Z';

/**
 * True when purchases and changes are possible: an acceptance in force exists (otherwise error 13605).
 * @see https://learn.microsoft.com/partner-center/customers/integrate-sandbox-confirm-customer-accept
 */
export function agreementInForce(acceptances: readonly Acceptance[], at: Instant): boolean {
  const now = Date.parse(at);
  return acceptances.some((acceptance) => {
    const agreed = Date.parse(acceptance.dateAgreed);
    const recorded = Date.parse(acceptance.recordedAt ?? acceptance.dateAgreed);
    if (agreed > now || recorded > now) return false;
    if (now >= Date.parse(renewalEnforcedFrom) && agreed < Date.parse(oldestAcceptance)) return false;
    return acceptance.method !== 'confirmation' || recorded < Date.parse(confirmationRetiredFrom);
  });
}
