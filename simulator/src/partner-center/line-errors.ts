import type { Line } from '../entities.ts';

/**
 * Numbers and names of line errors.
 * @see https://learn.microsoft.com/partner-center/developer/cart-resources
 */
const lineErrors = {
  10000: 'CurrencyIsNotSupported',
  10001: 'CatalogItemIdIsNotValid',
  10002: 'QuotaNotAvailable',
  10004: 'ParticipantsIsNotSupportedForPartner',
  10006: 'UnableToProcessCartLineItem',
  10007: 'SubscriptionIsNotValid',
  10008: 'SubscriptionIsNotEnabledForRI',
  10009: 'SandboxLimitExceeded',
  10010: 'InvalidInput',
  10011: 'SubscriptionNotRegistered',
  10012: 'AttestationNotAccepted',
  10013: 'BillingPlanNotSupported',
  10014: 'InvalidPromotionId',
  10015: 'MaxAllowedSeatsPerSubscriptionExceeded',
  10016: 'InvalidCustomTermEndDateProduct',
  10017: 'InvalidCustomTermEndDate',
  10018: 'BaseOfferSeatQuantityNotMet',
  10019: 'MinimumAddOnSeatsNotMet',
  500600: 'LegacyOfferNotEligibleForPurchase',
} as const;

export type LineErrorCode = keyof typeof lineErrors;

/** Licences that a subscription of the sandbox may have. */
export const sandboxSeats = 25;

/** A line error as the wire has it. */
export function problem(
  code: LineErrorCode,
  text: string,
  additionalInformation?: Record<string, number>,
): Line['error'] {
  return {
    errorCode: String(code),
    errorDescription: `${lineErrors[code]}: ${text}`,
    ...(additionalInformation && { additionalInformation }),
  };
}
