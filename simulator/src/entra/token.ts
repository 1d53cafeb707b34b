import { addDuration } from '@concord/rules';
import type { Context } from '../context.ts';
import type { Answer } from '../exchange.ts';
import { checkAssertion, subjectOf } from './client-assertion.ts';
import { applicationOf, checkSecret, tenantOf } from './directory.ts';
import { EntraRefusal } from './errors.ts';
import { type Form, type Proven, redeemCode, redeemRefreshToken, usePassword } from './grants.ts';
import type { SigningKeys } from './keys.ts';
import {
  accessToken,
  accessTokenLife,
  digest,
  idToken,
  issueGrant,
  type Subject,
  singlePageTokenLife,
} from './tokens.ts';

const partnerCenter = 'https://api.partnercenter.microsoft.com';
const knownApplications: Record<string, string> = {
  'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd': partnerCenter,
  '00000003-0000-0000-c000-000000000000': 'https://graph.microsoft.com',
};

export interface TokenRequest {
  tenant: string;
  version: 'v1' | 'v2';
  form: Form;
  /** `Authorization` header, for client authentication by it. */
  authorization?: string;
  /** Address of Entra, for the issuer of the id token. */
  address: string;
}

/**
 * Answers a token request. The v1 endpoint sends its numbers as text.
 * @throws EntraRefusal
 */
export async function tokenAnswer(
  context: Context,
  keys: SigningKeys,
  request: TokenRequest,
): Promise<Answer> {
  const { form, version } = request;
  const at = context.clock.now();
  const tenantId = tenantOf(context, request.tenant);
  const client = clientOf(request);
  const application = applicationOf(context, client.id);
  await checkClient(context, application, client, request);

  const audience = audienceOf(form, version);
  if (form['grant_type'] === 'client_credentials') {
    if (tenantId === undefined) throw new EntraRefusal(90002);
    const consented = context.world.consents.get(`${tenantId}|${application.id}`) !== undefined;
    if (application.tenantId !== tenantId && !consented) throw new EntraRefusal(700016);
    const token = await accessToken(keys, { application, tenantId }, audience, at);
    return {
      status: 200,
      body: envelope(version, token, audience, at),
      headers: { 'cache-control': 'no-store' },
    };
  }
  const who = prove(context, form, application, tenantId);
  const scope = form['scope'] ?? who.scope;
  const mfa = who.mfa === true && !context.faults.fires(['mfa-missing'], 'POST', '/oauth2/token');
  const subject: Subject & { user: Proven['user'] } = { ...who, mfa };
  const issuer =
    version === 'v2' ? `${request.address}/${who.tenantId}/v2.0` : `https://sts.windows.net/${who.tenantId}/`;
  const wantsRefresh =
    version === 'v1' ||
    /offline_access/.test(`${scope} ${who.scope}`) ||
    form['grant_type'] === 'refresh_token';
  const body = {
    ...envelope(version, await accessToken(keys, subject, audience, at), audience, at),
    scope:
      version === 'v1'
        ? 'user_impersonation'
        : scope.replace(/offline_access|openid|profile/g, '').trim() || scope,
    ...(form['client_info'] === '1' && { client_info: clientInfo(who) }),
    ...(wantsRefresh && {
      refresh_token: issueGrant(context.world, at, {
        kind: 'refresh',
        userId: who.user.id,
        applicationId: application.id,
        mfa: who.mfa === true,
        scope: who.scope,
        ...(hasNoSecret(application) && { passwordDigest: digest(who.user.password) }),
        ...(application.isSinglePage && { expiresAt: who.until ?? addDuration(at, singlePageTokenLife) }),
      }),
    }),
    ...(/openid/.test(`${scope} ${who.scope}`) && {
      id_token: await idToken(keys, subject, issuer, at, who.nonce),
    }),
  };
  return { status: 200, body, headers: { 'cache-control': 'no-store' } };
}

function prove(context: Context, form: Form, application: Subject['application'], tenantId?: string): Proven {
  switch (form['grant_type']) {
    case 'authorization_code':
      return redeemCode(context, form, application);
    case 'refresh_token':
      return redeemRefreshToken(context, form, application, tenantId);
    case 'password':
      return usePassword(context, form, application, tenantId);
    case undefined:
      throw new EntraRefusal(900144);
    default:
      throw new EntraRefusal(70003);
  }
}

const hasNoSecret = ({ isPublic, isSinglePage }: Subject['application']): boolean =>
  isPublic === true || isSinglePage === true;

/** Secret or certificate; a public client has neither, and so no tokens of its own. */
async function checkClient(
  context: Context,
  application: Subject['application'],
  client: Client,
  { form }: TokenRequest,
): Promise<void> {
  if (client.assertion !== undefined) {
    const { client_assertion_type: type } = form;
    return checkAssertion(context, application, {
      assertion: client.assertion,
      ...(type !== undefined && { type }),
    });
  }
  const needsNone = hasNoSecret(application) && form['grant_type'] !== 'client_credentials';
  if (!needsNone) checkSecret(context, application, client.secret);
}

/** What Microsoft's own libraries know an account by. */
function clientInfo({ user, tenantId }: Proven): string {
  return Buffer.from(JSON.stringify({ uid: user.id, utid: tenantId })).toString('base64url');
}

function envelope(version: 'v1' | 'v2', token: string, audience: string, at: string) {
  const now = Math.floor(Date.parse(at) / 1000);
  if (version === 'v2')
    return {
      token_type: 'Bearer',
      expires_in: accessTokenLife,
      ext_expires_in: accessTokenLife,
      access_token: token,
    };
  return {
    token_type: 'Bearer',
    expires_in: String(accessTokenLife),
    ext_expires_in: String(accessTokenLife),
    expires_on: String(now + accessTokenLife),
    not_before: String(now),
    resource: audience,
    access_token: token,
  };
}

/**
 * The resource that the token is for: `resource` (v1), else the first scope that names one. That v1 heeds a scope is
 * assumed [U]: clients are seen to send `scope` alone to it.
 */
function audienceOf(form: Form, version: 'v1' | 'v2'): string {
  const scope = (form['scope'] ?? '').split(/\s+/).find((one) => one.includes('/'));
  const named = scope?.replace(/\/(\.default|[^/]*)$/, '');
  const wanted = version === 'v1' ? (form['resource'] ?? named) : named;
  const resource = (wanted ?? partnerCenter).replace(/\/+$/, '');
  return knownApplications[resource.toLowerCase()] ?? resource;
}

interface Client {
  id?: string;
  secret?: string;
  assertion?: string;
}

function clientOf({ form, authorization }: TokenRequest): Client {
  const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined) {
    const { client_assertion: assertion } = form;
    const id = form['client_id'] ?? (assertion === undefined ? undefined : subjectOf(assertion));
    return { id, secret: form['client_secret'], assertion };
  }
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return { id: decodeURIComponent(id), secret: decodeURIComponent(secret.replaceAll('+', '%20')) };
}
