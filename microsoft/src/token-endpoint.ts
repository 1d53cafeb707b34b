import * as oauth from 'oauth4webapi';
import { httpFetch } from './carriers.ts';
import { authentication, type ClientProof, secretsOf } from './client-proof.ts';
import { type Cloud, type Service, serviceOf } from './clouds.ts';
import { faultOfEntra } from './entra-fault.ts';
import { MicrosoftError } from './errors.ts';

/** Entra's older (`v1`, by resource) or newer (`v2`, by scope) token endpoint. */
export type EndpointVersion = 'v1' | 'v2';

export interface Application {
  cloud: Cloud;
  /** The partner's tenant: id or domain. */
  tenantId: string;
  applicationId: string;
  endpoint?: EndpointVersion;
  fetch?: typeof fetch;
}

/** What a token is good for. */
export interface TokenPlace {
  /** Partner Center by default. */
  service?: Service;
  /** A customer's tenant, by default the partner's own. The application must be consented there. */
  inTenant?: string;
}

export interface TokenAnswer {
  accessToken: string;
  /** Seconds from the moment of asking. */
  expiresIn: number;
  refreshToken?: string;
}

export type Grant =
  | { grant: 'client_credentials' }
  | { grant: 'refresh_token'; refresh_token: string }
  | { grant: 'authorization_code'; code: string; redirect_uri: string; code_verifier: string }
  | { grant: 'password'; username: string; password: string };

const patience = 30_000;

/** Where Entra signs people in and gives out tokens. */
export function entraAddresses({ cloud, tenantId, endpoint = 'v2' }: Application) {
  const base = `${cloud.authority}/${encodeURIComponent(tenantId)}/oauth2${endpoint === 'v2' ? '/v2.0' : ''}`;
  return { authorize: `${base}/authorize`, token: `${base}/token` };
}

/** What a token is asked for: one service, and for a person's consent also a refresh token. */
export function target(
  { cloud, endpoint = 'v2' }: Application,
  as: 'app' | 'user',
  service?: Service,
): Record<string, string> {
  const { audience } = serviceOf(cloud, service);
  if (endpoint === 'v1') return { resource: audience };
  if (as === 'app') return { scope: `${audience}/.default` };
  // Graph has no `user_impersonation`; there everything that was consented to is asked for.
  const permission = service === 'graph' ? '.default' : 'user_impersonation';
  return { scope: `${audience}/${permission} offline_access` };
}

/**
 * Asks Entra for tokens, once; trying again is the caller's business.
 * @throws MicrosoftError
 * @see https://learn.microsoft.com/partner-center/developer/partner-center-authentication
 */
export async function requestToken(
  application: Application,
  proof: ClientProof,
  grant: Grant,
  now: Date,
  { service, inTenant = application.tenantId }: TokenPlace = {},
): Promise<TokenAnswer> {
  const { token } = entraAddresses({ ...application, tenantId: inTenant });
  const server = { issuer: application.cloud.authority, token_endpoint: token };
  const client = { client_id: application.applicationId };
  const { grant: type, ...parameters } = grant;
  const as = type === 'client_credentials' ? 'app' : 'user';
  const carry = application.fetch ?? httpFetch;
  try {
    const response = await oauth.genericTokenEndpointRequest(
      server,
      client,
      await authentication(proof, token, now),
      type,
      { ...parameters, ...target(application, as, service) },
      {
        [oauth.allowInsecureRequests]: application.cloud.insecure,
        [oauth.customFetch]: async (url, init) => withoutIdToken(await carry(url, init)),
        signal: AbortSignal.timeout(patience),
      },
    );
    const answer = await oauth.processGenericTokenEndpointResponse(server, client, response);
    return {
      accessToken: answer.access_token,
      expiresIn: answer.expires_in ?? 3_600,
      refreshToken: answer.refresh_token,
    };
  } catch (error) {
    if (error instanceof MicrosoftError) throw error;
    throw faultOfEntra(error, [...secretsOf(proof), ...Object.values(parameters)]);
  }
}

/**
 * Entra's `v1` sends an id token unasked; nothing here uses it, and its times would be checked against the
 * machine's clock instead of the given one. Challenge headers would hide the error body.
 */
async function withoutIdToken(response: Response): Promise<Response> {
  const { status } = response;
  const text = await response.text();
  const headers = { 'content-type': response.headers.get('content-type') ?? '' };
  if (status !== 200) return new Response(text, { status, headers });
  const { id_token: _, ...body } = JSON.parse(text);
  return new Response(JSON.stringify(body), { status, headers });
}
