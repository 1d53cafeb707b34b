/** Microsoft's reseller-relationship link: a page on which a customer accepts a partner. It carries no invitation id. */
export interface Invitation {
  kind: 'direct' | 'indirect';
  /** Tenant id of the partner that the customer takes as its reseller. */
  partnerId?: string;
  /** Tenant id of the indirect provider behind that reseller. */
  indirectCSPId?: string;
  /** PartnerID number of the reseller; `0` when none is named. */
  msppId?: string;
}

export type InvitationProblem =
  | 'not-a-link'
  | 'not-https'
  | 'credentials'
  | 'not-an-invitation'
  | 'indirect-link'
  | 'other-partner';

export interface InvitationIds {
  partnerTenantId: string;
  resellerTenantId?: string;
  resellerMpnId?: string;
}

const placeholder = /\{(partnerTenantId|resellerTenantId|resellerMpnId)\}/g;
const anyTenant = '00000000-0000-0000-0000-000000000001';

/**
 * Reads both published forms (`admin.microsoft.com/Adminportal/Home?invType=…&partnerId=…` and
 * `portal.office.com/partner/partnersignup.aspx?type=…&id=…`); names of parameters in any case.
 * `undefined` when the link is no invitation.
 * @see https://learn.microsoft.com/partner-center/developer/request-reseller-relationship
 */
export function parseInvitation(link: string): Invitation | undefined {
  if (!URL.canParse(link)) return undefined;
  const given = new Map([...new URL(link).searchParams].map(([key, value]) => [key.toLowerCase(), value]));
  const type = (given.get('invtype') ?? given.get('type') ?? '').toLowerCase();
  const partnerId = given.get('partnerid') ?? given.get('id');
  const indirectCSPId = given.get('indirectcspid') ?? given.get('indirectcsp');
  if (!type.endsWith('resellerrelationship') || !(partnerId ?? indirectCSPId)) return undefined;
  return {
    kind: type.startsWith('indirect') || indirectCSPId !== undefined ? 'indirect' : 'direct',
    ...(partnerId !== undefined && { partnerId }),
    ...(indirectCSPId !== undefined && { indirectCSPId }),
    ...(given.has('msppid') && { msppId: given.get('msppid') }),
  };
}

/** The admin-center form of the link. `address` replaces Microsoft's, for a simulator. */
export function buildInvitation(invitation: Invitation, address = 'https://admin.microsoft.com'): string {
  const query = new URLSearchParams();
  query.set(
    'invType',
    invitation.kind === 'direct' ? 'ResellerRelationship' : 'IndirectResellerRelationship',
  );
  if (invitation.partnerId !== undefined) query.set('partnerId', invitation.partnerId);
  if (invitation.indirectCSPId !== undefined) query.set('indirectCSPId', invitation.indirectCSPId);
  if (invitation.msppId !== undefined) query.set('msppId', invitation.msppId);
  query.set('DAP', 'false');
  return `${address.replace(/\/+$/, '')}/Adminportal/Home?${query.toString()}#/BillingAccounts/partner-invitation`;
}

/** Puts the ids into a template's `{partnerTenantId}`, `{resellerTenantId}`, `{resellerMpnId}`; an unknown one becomes `0`. */
export function fillInvitation(template: string, ids: InvitationIds): string {
  return template.replace(placeholder, (_, name: keyof InvitationIds) =>
    encodeURIComponent(ids[name] ?? '0'),
  );
}

/**
 * What is wrong with a link (or template) that customers of this partner shall open; `undefined` when nothing is.
 * The link must name this partner: as `partnerId`, or, on the two-party link of an indirect provider, as `indirectCSPId`.
 * @param of.simulatorAddress the one address for which plain `http` is allowed
 */
export function invitationProblem(
  template: string,
  of: { partnerType: 'direct' | 'indirect'; partnerTenantId: string; simulatorAddress?: string },
): InvitationProblem | undefined {
  const link = fillInvitation(template.trim(), {
    partnerTenantId: of.partnerTenantId,
    resellerTenantId: anyTenant,
    resellerMpnId: '1',
  });
  if (!URL.canParse(link)) return 'not-a-link';
  const url = new URL(link);
  const ours =
    of.simulatorAddress !== undefined && URL.canParse(of.simulatorAddress) && new URL(of.simulatorAddress);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && ours && ours.origin === url.origin))
    return 'not-https';
  if (url.username || url.password) return 'credentials';
  const invitation = parseInvitation(link);
  if (!invitation) return 'not-an-invitation';
  if (invitation.kind === 'indirect' && of.partnerType === 'direct') return 'indirect-link';
  const named = invitation.kind === 'indirect' ? invitation.indirectCSPId : invitation.partnerId;
  return named?.toLowerCase() === of.partnerTenantId.toLowerCase() ? undefined : 'other-partner';
}
