import type { Door, Reply } from '../call.ts';
import { count, flag, type Json } from '../fields.ts';
import { allItems, everyItem } from '../paging.ts';
import { reader } from './resource.ts';

/** A call that somebody made with the rights of a person. */
export interface PartnerRequest extends Json {
  requestId?: string;
  correlationId?: string;
  operationName?: string;
  requestDateTime?: string;
  ipAddress?: string;
  objectId?: string;
  tenantId?: string;
  upn?: string;
  applicationId?: string;
  mfaCompliant: boolean;
}

/** A day's calls of one application. */
export interface MfaAdoption extends Json {
  loginDate?: string;
  mfaCompliantRequestCount: number;
  totalRequestCount: number;
  applicationId?: string;
  applicationName?: string;
}

/** A person whose last sign-in to the portal lacked a second factor. */
export interface NonCompliantPrincipal extends Json {
  objectId?: string;
  tenantId?: string;
  upn?: string;
  lastNonMfaCompliantRequestDateTime?: string;
}

/**
 * A door whose calls for a person ask Microsoft whether they would pass once multi-factor authentication is enforced.
 * Nothing is blocked by asking; see `isMfaCompliant` for the answer.
 * @see https://learn.microsoft.com/partner-center/security/mandatory-multifactor-authentication-partner-center-apis
 */
export function askingForMfa(door: Door): Door {
  return {
    call: (call) =>
      door.call(call.as === 'user' ? { ...call, headers: { ...call.headers, ValidateMfa: 'true' } } : call),
  };
}

/** What Microsoft answered to `askingForMfa`; `undefined` when it said nothing. */
export function isMfaCompliant({ headers }: Pick<Reply<unknown>, 'headers'>): boolean | undefined {
  const said = headers.get('isMfaCompliant');
  return said === null ? undefined : flag(said.trim());
}

/**
 * The newest calls made for a person, 10,000 at most.
 * @see https://learn.microsoft.com/partner-center/developer/get-api-request-details
 */
export function partnerRequests(door: Door): AsyncGenerator<PartnerRequest, void, undefined> {
  return everyItem(door, {
    path: '/v1/partnerRequests',
    as: 'user',
    read: reader<PartnerRequest>([], { mfaCompliant: flag }),
  });
}

/** @see https://learn.microsoft.com/partner-center/developer/get-api-request-summary */
export async function mfaAdoption(
  door: Door,
  period: { startDate?: string; endDate?: string } = {},
): Promise<MfaAdoption[]> {
  return allItems(door, {
    path: '/v1/applicationmfaadoptionstatus',
    query: period,
    as: 'user',
    read: reader<MfaAdoption>([], { mfaCompliantRequestCount: count, totalRequestCount: count }),
  });
}

/** @see https://learn.microsoft.com/partner-center/developer/get-portal-requests-without-mfa */
export function nonCompliantPrincipals(door: Door): AsyncGenerator<NonCompliantPrincipal, void, undefined> {
  return everyItem(door, {
    path: '/v1/nonMfaCompliantPartnerPrincipals',
    as: 'user',
    read: reader<NonCompliantPrincipal>([]),
  });
}
