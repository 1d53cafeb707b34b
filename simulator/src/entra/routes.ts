import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { type Answer, exchange } from '../exchange.ts';
import { createAuthorize } from './authorize.ts';
import { entraAddress, tenantOf } from './directory.ts';
import { EntraRefusal, refusalAnswer } from './errors.ts';
import type { Form } from './grants.ts';
import { signingKeys } from './keys.ts';
import { tokenAnswer } from './token.ts';

/** Names of Entra's own hosts for one and the same directory. */
const authorities = [
  'login.microsoftonline.com',
  'login.windows.net',
  'login.microsoft.com',
  'sts.windows.net',
];

/** Entra: token and authorize endpoints of both versions, discovery and keys. */
export async function entraRoutes(server: FastifyInstance, context: Context): Promise<void> {
  const keys = await signingKeys(context.world);
  const authorize = createAuthorize(context, keys);
  const tenantName = (request: FastifyRequest) => (request.params as { tenant: string }).tenant;
  const address = (request: FastifyRequest) => entraAddress(context, request.headers.host);

  async function orRefusal(work: () => Promise<Answer> | Answer): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof EntraRefusal) return refusalAnswer(error, context.clock.now());
      throw error;
    }
  }

  for (const version of ['v1', 'v2'] as const) {
    const base = version === 'v1' ? '/:tenant/oauth2' : '/:tenant/oauth2/v2.0';
    server.post(`${base}/token`, (request, reply) =>
      exchange(context, request, reply, async (slow) => {
        await slow();
        return orRefusal(() =>
          tokenAnswer(context, keys, {
            tenant: tenantName(request),
            version,
            form: formOf(request.body),
            authorization: request.headers.authorization,
            address: address(request),
          }),
        );
      }),
    );
    for (const method of ['GET', 'POST'] as const)
      server.route({
        method,
        url: `${base}/authorize`,
        handler: (request, reply) =>
          exchange(context, request, reply, async (slow) => {
            await slow();
            const form = { ...formOf(request.query), ...formOf(request.body) };
            return authorize({ tenant: tenantName(request), version, form, address: address(request) });
          }),
      });
  }

  for (const prefix of ['/:tenant', '/:tenant/v2.0'])
    server.get(`${prefix}/.well-known/openid-configuration`, (request, reply) =>
      exchange(context, request, reply, () =>
        orRefusal(() => ({
          status: 200,
          body: discovery(
            context,
            tenantName(request),
            prefix.endsWith('v2.0') ? 'v2' : 'v1',
            address(request),
          ),
        })),
      ),
    );
  server.get('/:tenant/discovery/instance', (request, reply) =>
    exchange(context, request, reply, () => ({ status: 200, body: instance(request, address(request)) })),
  );
  for (const url of ['/:tenant/discovery/keys', '/:tenant/discovery/v2.0/keys'])
    server.get(url, (request, reply) =>
      exchange(context, request, reply, () => ({ status: 200, body: { keys: [keys.publicJwk] } })),
    );
}

/** Tells Microsoft's libraries that the authority is one of Microsoft's, and where its tenant is described. */
function instance(request: FastifyRequest, address: string) {
  const query = request.query as Record<string, string | undefined>;
  const asked = new URL(query['authorization_endpoint'] ?? `${address}/common/oauth2/v2.0/authorize`);
  const tenant = asked.pathname.split('/')[1] || 'common';
  const version = asked.pathname.includes('/v2.0/') ? '/v2.0' : '';
  const hosts = [asked.host, new URL(address).host, ...authorities];
  return {
    tenant_discovery_endpoint: `${address}/${tenant}${version}/.well-known/openid-configuration`,
    'api-version': query['api-version'] ?? '1.1',
    metadata: [{ preferred_network: asked.host, preferred_cache: asked.host, aliases: [...new Set(hosts)] }],
  };
}

function discovery(context: Context, tenant: string, version: 'v1' | 'v2', address: string) {
  const id = tenantOf(context, tenant) ?? '{tenantid}';
  const oauth2 = `${address}/${tenant}/oauth2${version === 'v2' ? '/v2.0' : ''}`;
  return {
    issuer: version === 'v2' ? `${address}/${id}/v2.0` : `https://sts.windows.net/${id}/`,
    authorization_endpoint: `${oauth2}/authorize`,
    token_endpoint: `${oauth2}/token`,
    jwks_uri: `${address}/${tenant}/discovery${version === 'v2' ? '/v2.0' : ''}/keys`,
    response_types_supported: ['code', 'id_token', 'code id_token'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'PS256'],
    end_session_endpoint: `${oauth2}/logout`,
    cloud_instance_name: 'microsoftonline.com',
    msgraph_host: 'graph.microsoft.com',
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'tid', 'upn', 'amr'],
  };
}

/** Form or query as single texts; the last of repeated names counts. */
function formOf(value: unknown): Form {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      (Array.isArray(one) ? one.at(-1) : one) as string | undefined,
    ]),
  );
}
