import { type Answer, api, type Received, type Route, type RouteName } from '@concord/contract/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import type { Scope, Tx } from '../db/database.ts';
import { Refusal } from '../errors.ts';
import type { Doer } from '../events/record.ts';
import { type Actor, identify } from '../members/identify.ts';

/** One request, checked: who calls, in which scope, with valid input. */
export interface Call<N extends RouteName> extends Received<N> {
  actor: Actor;
  doer: Doer;
  scope: Scope;
  now: Date;
  /** Version named in `If-Match`, on routes that are `versioned`. */
  version: number;
  /** On routes that are `idempotent`. */
  idempotencyKey: string;
  request: FastifyRequest;
  reply: FastifyReply;
  /** One transaction in the caller's scope. */
  db: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
}

export type Handle = <N extends RouteName>(name: N, work: (call: Call<N>) => Promise<Answer<N>>) => void;

/** Registers routes of the contract. What the contract does not list cannot be registered. */
export function handler(app: FastifyInstance, context: Context): Handle {
  return (name, work) => {
    const route: Route = api[name];
    const [method, path] = name.split(' ') as [string, string];
    app.route({
      method: method as 'GET',
      url: `/api/v1${path}`,
      config: { access: route.access },
      schema: {
        summary: route.summary,
        operationId: name.replace(/[^a-z]+/gi, '-'),
        tags: [path.split('/')[1] ?? ''],
        ...(route.params && { params: route.params }),
        ...(route.query && { querystring: route.query }),
        ...(route.body && { body: route.body }),
        ...(route.answer && { response: { [route.status ?? 200]: route.answer } }),
        ...(route.access !== 'anyone' && { security: [{ bearer: [] }, { cookie: [] }] }),
      },
      handler: async (request, reply) => {
        const actor = route.access === 'anyone' ? nobody : await identify(context, request, route.access);
        const call = {
          params: request.params,
          query: request.query,
          body: request.body,
          actor,
          doer: { id: actor.id, name: actor.name },
          scope: actor.scope,
          now: context.clock.now(),
          version: route.versioned ? ifMatch(request) : 0,
          idempotencyKey: route.idempotent ? idempotencyKey(request) : '',
          request,
          reply,
          // An answer that is put together from several queries shows one moment.
          db: (use: (tx: Tx) => Promise<unknown>) =>
            context.db.in(actor.scope, use, method === 'GET' ? 'repeatable read' : 'read committed'),
        } as unknown as Call<typeof name>;
        const answer = await work(call);
        if (route.answer === null) return reply.code(204).send();
        const version = (answer as { version?: unknown } | undefined)?.version;
        if (typeof version === 'number') reply.header('etag', `"${version}"`);
        return reply.code(route.status ?? 200).send(answer);
      },
    });
  };
}

const nobody: Actor = {
  id: '',
  name: 'nobody',
  role: 'customer-owner',
  resellerId: '',
  customerId: null,
  sessionHash: Buffer.alloc(0),
  // A scope that matches no row.
  scope: { kind: 'customer', id: '00000000-0000-0000-0000-000000000000' },
};

function ifMatch(request: FastifyRequest): number {
  const version = Number(/^(?:W\/)?"?(\d+)"?$/.exec(request.headers['if-match'] ?? '')?.[1]);
  if (!Number.isInteger(version)) throw new Refusal(428, 'version-missing');
  return version;
}

function idempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,100}$/.test(key))
    throw new Refusal(400, 'idempotency-key-missing');
  return key;
}
