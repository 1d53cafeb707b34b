import { inPublicCloud } from '../clouds.ts';
import type { Context } from '../context.ts';
import { createClaimsReader } from '../entra/claims.ts';
import type { SigningKeys } from '../entra/keys.ts';
import type { Caller, Operation } from './operation.ts';
import { Refusal, refuse } from './refusal.ts';

/** Audience that Partner Center takes. https://learn.microsoft.com/partner-center/developer/partner-center-authentication */
const audiences = new Set([
  'https://api.partnercenter.microsoft.com',
  'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd',
  'https://partner.partnercenterapi.microsoftonline.cn',
]);

/**
 * Azure AD Graph, as the old SDKs ask for it by themselves, was taken until August 2025.
 * @see https://learn.microsoft.com/partner-center/developer/partner-center-authentication
 */
const azureGraph = { audience: 'https://graph.windows.net', until: Date.parse('2025-08-01T00:00:00Z') };

/**
 * Agreements are of the public cloud alone (code [U]).
 * @see https://learn.microsoft.com/partner-center/developer/get-customer-agreement-metadata
 */
const publicCloudOnly =
  /^\/(agreements|agreementtemplates|attestations|customers\/:cid\/(agreements|directSigned\w+))(\/|$)/i;

/** Roles of a partner user with which commerce calls are possible. */
const roles = ['AdminAgents', 'SalesAgents', 'HelpdeskAgents'];

/** Tells who calls; expiry is looked at on every call, in the simulator's time. */
export function createCallers(context: Context, keys: SigningKeys) {
  const claimsOf = createClaimsReader(keys);

  /**
   * Reads the `Authorization` header.
   * @throws Refusal 401 without or with a bad token, 401 900420 for a wrong audience
   */
  return async function callerOf(authorization: string | undefined, audience?: string): Promise<Caller> {
    const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw unauthorized(800001, 'The partner token is missing.');
    const claims = await claimsOf(token);
    if (!claims) throw unauthorized(400, 'Access denied: the token is not valid.');
    const seconds = Date.parse(context.clock.now()) / 1000;
    if (claims.exp <= seconds || claims.nbf > seconds + 300)
      throw unauthorized(400, 'Access denied: the token has expired.');
    const given = claims.aud.replace(/\/$/, '');
    const old = given === azureGraph.audience && seconds * 1000 < azureGraph.until;
    if (audience === undefined ? !audiences.has(given) && !old : given !== audience)
      throw unauthorized(900420, 'The audience of the token is not accepted.');
    const application = context.world.applications.get(claims.appid);
    const partner = context.world.partners.get(claims.tid);
    if (!application || !partner) throw unauthorized(400, 'Access denied: the tenant is not a partner.');
    if (claims.upn === undefined) return { partner, application, mfa: false };
    const user = context.world.users.get(claims.oid);
    if (user?.state !== 'active') throw unauthorized(400, 'Access denied: the user does not exist.');
    return { partner, application, user, mfa: claims.amr?.includes('mfa') ?? false };
  };
}

/**
 * What kind of credentials an operation takes, and whether the person may.
 * @param onlyReport the header `ValidateMfa: true` asks about compliance without being blocked
 * @throws Refusal 401 900421 without MFA, 403 900329 app-only, 403 900308 without a role
 */
export function checkCaller(
  context: Context,
  caller: Caller,
  operation: Operation,
  onlyReport: boolean,
): void {
  if (caller.partner.kind === 'other') throw refuse(403, 2032, 'Access denied.');
  if (publicCloudOnly.test(operation.path) && !inPublicCloud(context.world.tenants.get(caller.partner.id)))
    throw refuse(404, 1000, 'There are no agreements in this cloud.');
  if (!caller.user) {
    if (operation.auth === 'user') throw refuse(403, 900329, 'App-only credentials are not supported here.');
    return;
  }
  if (operation.auth === 'app') throw refuse(403, 900308, 'Only app-only credentials are supported here.');
  const enforced = caller.partner.mfaEnforced ?? context.world.settings().mfaEnforced;
  if (!caller.mfa && !onlyReport && enforced)
    throw unauthorized(900421, 'The token lacks the claim of multi-factor authentication.');
  if (!caller.user.roles.some((role) => roles.includes(role)))
    throw refuse(403, 900308, 'The user has insufficient privileges.');
}

function unauthorized(code: number, description: string): Refusal {
  const { answer, message } = refuse(401, code, description);
  return new Refusal({ ...answer, headers: { 'www-authenticate': 'OAuth realm=urn:cpsvc:cpid:' } }, message);
}
