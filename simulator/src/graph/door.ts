import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { createClaimsReader } from '../entra/claims.ts';
import { signingKeys } from '../entra/keys.ts';
import { type Answer, exchange } from '../exchange.ts';
import { uuidOf } from '../ids.ts';
import { Body } from '../partner-center/body.ts';
import type { GraphCall, GraphOperation } from './operation.ts';
import { graphOperations } from './operations.ts';
import { forbidden, GraphRefusal } from './refusal.ts';

/** Audiences that Graph takes, of every cloud. https://learn.microsoft.com/graph/deployments */
const audiences = new Set([
  'https://graph.microsoft.com',
  'https://graph.microsoft.us',
  'https://microsoftgraph.chinacloudapi.cn',
  '00000003-0000-0000-c000-000000000000',
]);
const versions = ['v1.0', 'beta'] as const;

/** Microsoft Graph, as far as partners need it: token, operation, headers. */
export async function graphRoutes(server: FastifyInstance, context: Context): Promise<void> {
  const claimsOf = createClaimsReader(await signingKeys(context.world));
  let calls = 0;

  for (const version of versions)
    for (const operation of graphOperations)
      server.route({
        method: operation.method,
        url: `/graph/${version}${operation.path}`,
        handler: (request, reply) =>
          exchange(context, request, reply, async (slow) => {
            await slow();
            return serve(operation, request, version);
          }),
      });

  async function serve(
    operation: GraphOperation,
    request: FastifyRequest,
    version: (typeof versions)[number],
  ): Promise<Answer> {
    calls += 1;
    const requestId = uuidOf(`graph/${calls}`);
    const header = (name: string) => request.headers[name.toLowerCase()]?.toString();
    const headers = {
      'request-id': requestId,
      'client-request-id': header('client-request-id') ?? requestId,
      'x-ms-ags-diagnostic': JSON.stringify({ ServerInfo: { DataCenter: 'Simulator', Slice: 'E' } }),
    };
    try {
      const who = await callerOf(header('authorization'));
      const host = header('host') ?? '';
      const address = /^(graph|microsoftgraph)\./i.test(host) ? `https://${host}` : context.address();
      const path = request.url.replace(/^\/graph\/[^/]+/i, '');
      const call: GraphCall = {
        ...context,
        ...who,
        at: context.clock.now(),
        params: request.params as Record<string, string>,
        query: queryOf(request.query),
        body: new Body(request.body),
        base: `${address}/${version}`,
        path,
        header,
        requestId,
      };
      const answer = operation.handle(call);
      return { ...answer, headers: { ...headers, ...answer.headers } };
    } catch (error) {
      if (!(error instanceof GraphRefusal)) throw error;
      const innerError = {
        date: context.clock.now().slice(0, 19),
        'request-id': requestId,
        'client-request-id': headers['client-request-id'],
      };
      const body = { error: { code: error.code, message: error.message, innerError } };
      return { status: error.status, body, headers };
    }
  }

  /** @throws GraphRefusal 401 without a good token for Graph, 403 in a tenant that is not known */
  async function callerOf(authorization: string | undefined) {
    const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw unauthorized('Access token is empty.');
    const claims = await claimsOf(token);
    if (!claims) throw unauthorized('Invalid token: signature is not valid.');
    const seconds = Date.parse(context.clock.now()) / 1000;
    if (claims.exp <= seconds || claims.nbf > seconds + 300)
      throw unauthorized('Lifetime validation failed, the token is expired.');
    if (!audiences.has(claims.aud.replace(/\/$/, ''))) throw unauthorized('Invalid audience.');
    const tenant = context.world.tenants.get(claims.tid);
    const application = context.world.applications.get(claims.appid);
    if (!tenant || !application) throw forbidden();
    if (claims.upn === undefined) return { tenant, application };
    const user = context.world.users.get(claims.oid);
    if (user?.state !== 'active') throw unauthorized('The user does not exist.');
    return { tenant, application, user };
  }
}

const unauthorized = (message: string) => new GraphRefusal(401, 'InvalidAuthenticationToken', message);

function queryOf(query: unknown): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(query ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      String(Array.isArray(value) ? value[0] : value),
    ]),
  );
}
