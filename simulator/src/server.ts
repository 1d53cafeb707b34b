import type { AddressInfo } from 'node:net';
import formBody from '@fastify/formbody';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { billSeeded, watchBilling } from './begin-billing.ts';
import { type Clock, createClock } from './clock.ts';
import type { Context } from './context.ts';
import { controlRoutes } from './control/routes.ts';
import { dueHandlers, timedCollections } from './due.ts';
import { entraRoutes } from './entra/routes.ts';
import { exchange } from './exchange.ts';
import { createFaults, type Faults } from './faults.ts';
import { readFormData } from './form-data.ts';
import { graphRoutes } from './graph/door.ts';
import { noJournal, openJournal } from './journal.ts';
import { pageRoutes } from './pages/routes.ts';
import { partnerCenterRoutes } from './partner-center/door.ts';
import { forgetRepeats } from './partner-center/repeats.ts';
import { plant } from './plant.ts';
import { portalRoutes } from './portal/routes.ts';
import { createRequestLog } from './request-log.ts';
import { routeUrl } from './route-url.ts';
import { demoSeedPath, readSeed, type Seed } from './seed.ts';
import { restoreSnapshot, type Snapshot, takeSnapshot } from './snapshot.ts';
import { createTls, type Tls } from './tls.ts';
import { createWebhooks } from './webhooks/delivery.ts';
import { watchChanges } from './webhooks/raise.ts';
import { certificateRoutes } from './webhooks/routes.ts';
import { createWorld, type World } from './world.ts';

export interface SimulatorOptions {
  /** 0 (the default) = any free port. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** A seed, or the path of a seed file; default: the demo. */
  seed?: Seed | string;
  /** Instant at which a new world's clock stands; default: the seed's, else real time. */
  clock?: string;
  /** Directory of the journal; without it the world lives in memory only. */
  data?: string;
  quotaPerMinute?: number;
  latencyMs?: number;
  /** HTTPS with a certificate of the simulator's own authority. */
  tls?: boolean;
}

export interface Simulator {
  url: string;
  /** The authority behind the certificate of `url`, PEM; absent without TLS. */
  ca?: string;
  world: World;
  clock: Clock;
  faults: Faults;
  /** The world at this moment; `restore` puts it back. */
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a Microsoft of one's own: Entra, Partner Center, the pages of both and the control calls, on one port.
 * @throws when the seed cannot be read or the port is taken
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const journal = options.data === undefined ? noJournal() : await openJournal(options.data);
  const world = createWorld(journal);
  const first = typeof options.seed === 'object' ? options.seed : readSeed(options.seed ?? demoSeedPath);
  const seed = () => world.seeds.get('seed')?.seed ?? first;
  let url = '';
  const context = {
    world,
    journal,
    faults: createFaults(),
    log: createRequestLog(),
    clock: createClock(world, Date.now, (kind, ref) => dueHandlers[kind](context, ref), timedCollections),
    seed,
    reset(next = seed()) {
      const at = options.clock ?? next.clock;
      context.faults.clear();
      plant(next, world, at ?? new Date(Date.now()).toISOString());
      if (at !== undefined) context.clock.set(at, true);
      billSeeded(world, context.clock.now());
    },
    address: () => url,
    monotonic: () => performance.now(),
    realTime: Date.now,
  } as Context;
  context.webhooks = createWebhooks(context);
  const isLong = world.replay();
  const isNew = !world.ready();
  if (isNew) context.reset();
  forgetRepeats(world, context.clock.now());
  const settings = { ...world.settings() };
  if (options.quotaPerMinute !== undefined) settings.quotaPerMinute = options.quotaPerMinute;
  if (options.latencyMs !== undefined) settings.latencyMs = options.latencyMs;
  world.change({ settings });
  // To write a large world anew takes longer than to read it: a journal that is hardly longer than its world stays.
  if (isNew || isLong) await journal.compact(world.changes());
  watchChanges(context);
  watchBilling(context);

  const tls = options.tls ? await createTls(world, options.host) : undefined;
  const server = await createServer(context, tls);
  await journal.flush();
  // What becomes due while nobody calls happens all the same.
  const pulse = setInterval(() => {
    if (!context.clock.frozen()) context.webhooks.soon();
  }, 250).unref();
  await server.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' });
  const { address, port } = server.server.address() as AddressInfo;
  url = `${tls ? 'https' : 'http'}://${address === '0.0.0.0' || address === '::' ? 'localhost' : address}:${port}`;
  return {
    url,
    ...(tls && { ca: tls.ca }),
    world,
    clock: context.clock,
    faults: context.faults,
    snapshot: () => takeSnapshot(context),
    restore: (snapshot) => restoreSnapshot(context, snapshot),
    async close() {
      clearInterval(pulse);
      await server.close();
      await journal.close();
    },
  };
}

async function createServer(context: Context, tls?: Tls): Promise<FastifyInstance> {
  const server = Fastify({
    ...(tls && { serverFactory: tls.serverFactory }),
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    bodyLimit: 4 * 1024 * 1024,
    // Ids of activity records are longer than the router's own limit.
    routerOptions: { caseSensitive: false, maxParamLength: 500 },
    rewriteUrl: (request) => routeUrl(request.url ?? '/', request.headers.host ?? '', request.method),
  });
  await server.register(formBody);
  // JSON with or without a byte order mark, an empty body, or no content type at all.
  server.removeContentTypeParser(['application/json', 'text/plain']);
  server.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => {
    const text = String(body)
      .replace(/^\uFEFF/, '')
      .trim();
    if (text === '') return done(null, undefined);
    try {
      done(null, JSON.parse(text));
    } catch {
      done(Object.assign(new Error('The body is not valid JSON.'), { statusCode: 400 }));
    }
  });
  server.addContentTypeParser(
    /^multipart\/form-data/,
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) =>
      readFormData(new Uint8Array(body), request.headers['content-type'] ?? ''),
  );
  server.setErrorHandler(async (error: Error & { statusCode?: number }, _, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) console.error(error);
    const code = status >= 500 ? 800003 : 800002;
    return reply.status(status).send({
      code,
      description: status >= 500 ? 'Unexpected error.' : error.message,
      data: [],
      source: 'PartnerFD',
    });
  });
  server.setNotFoundHandler((request, reply) =>
    exchange(context, request, reply, () => {
      const asked = `${request.method} ${request.url.split('?')[0]}`;
      context.log.unmodelled.set(asked, (context.log.unmodelled.get(asked) ?? 0) + 1);
      return {
        status: 501,
        body: {
          code: 0,
          description: `The simulator does not model ${asked}.`,
          data: [],
          source: 'Simulator',
        },
      };
    }),
  );
  server.get('/_simulator/ca.pem', (_, reply) =>
    tls
      ? reply.type('application/x-pem-file').send(tls.ca)
      : reply.status(404).send({ error: 'without --tls' }),
  );
  server.get('/favicon.ico', (_, reply) => reply.status(204).send());
  controlRoutes(server, context);
  pageRoutes(server, context);
  certificateRoutes(server, context);
  portalRoutes(server, context);
  await partnerCenterRoutes(server, context);
  await graphRoutes(server, context);
  await entraRoutes(server, context);
  return server;
}
