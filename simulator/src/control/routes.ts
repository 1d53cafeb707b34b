import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { plantTenant } from '../plant.ts';
import { acceptAttestation, acceptRelationship, approveGdap, NotPossible } from '../portal/accept.ts';
import { readScenarios } from '../scenarios.ts';
import { checkSeed, type Seed, type SeedTenant } from '../seed.ts';
import { addFaults, readFaults, readInvariants } from './faults.ts';
import { BadControl } from './refusal.ts';
import { createSnapshots } from './snapshots.ts';
import { putState, readState, removeState } from './state.ts';
import { raiseEvent, readWebhooks } from './webhooks.ts';

const need = (body: unknown, name: string): string => {
  const value = (body as Record<string, unknown> | undefined)?.[name];
  if (typeof value !== 'string' || value === '') throw new BadControl(`${name} is required`);
  return value;
};

/** `/_simulator/…`: everything that Microsoft would not offer. */
export function controlRoutes(server: FastifyInstance, context: Context): void {
  const { world, clock, faults, log } = context;

  function control(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    handle: (body: unknown, query: Record<string, string>) => unknown,
  ): void {
    server.route({
      method,
      url: `/_simulator/${path}`,
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        clock.catchUp();
        try {
          const answer = await handle(request.body, request.query as Record<string, string>);
          await context.journal.flush();
          // Forms of the page at `/` come back to it.
          if (/urlencoded/.test(request.headers['content-type'] ?? '')) return reply.redirect('/', 303);
          return reply.send(answer ?? { ok: true });
        } catch (error) {
          if (error instanceof BadControl || error instanceof NotPossible || error instanceof RangeError)
            return reply.status(400).send({ error: error.message });
          throw error;
        }
      },
    });
  }

  const time = () => ({ now: clock.now(), frozen: clock.frozen() });
  const snapshots = createSnapshots(context);
  /** The file of a world that was made anew is written anew: its changes would be longer than itself. */
  const begin = async (seed?: Seed) => {
    context.reset(seed);
    await context.journal.compact(world.changes());
  };
  control('POST', 'reset', () => begin());
  control('GET', 'snapshots', () => snapshots.list());
  control('POST', 'snapshots', (body) => snapshots.take(need(body, 'name')));
  control('POST', 'snapshots/restore', (body) => snapshots.restore(need(body, 'name')));
  control('DELETE', 'snapshots', (_, query) => snapshots.drop(query['name']));
  control('GET', 'seed', () => context.seed());
  control('POST', 'seed', async (body) => {
    try {
      checkSeed(body);
    } catch (error) {
      throw new BadControl((error as Error).message);
    }
    await begin(checkSeed(body));
  });
  control('GET', 'clock', time);
  control('POST', 'clock', async (body) => {
    const { advance, to, frozen } = (body ?? {}) as {
      advance?: string;
      to?: string;
      frozen?: boolean | string;
    };
    if (frozen !== undefined) clock.freeze(frozen === true || frozen === 'true');
    if (to !== undefined) clock.to(to);
    if (advance !== undefined) clock.advance(advance);
    await context.webhooks.settled();
    return time();
  });
  control('GET', 'settings', () => world.settings());
  control('POST', 'settings', (body) => {
    const changes = Object.entries((body ?? {}) as Record<string, unknown>);
    const settings: Record<string, unknown> = { ...world.settings() };
    for (const [name, value] of changes) {
      if (typeof settings[name] !== typeof value)
        throw new BadControl(`no such setting, or not its type: ${name}`);
      settings[name] = value;
    }
    world.change({ settings: settings as unknown as ReturnType<typeof world.settings> });
    return world.settings();
  });
  control('GET', 'faults', () => readFaults(context));
  control('POST', 'faults', (body) => addFaults(context, body));
  // For forms, which can neither nest values nor delete.
  control('POST', 'faults/one', (body) => {
    const path = (body as { path?: string }).path ?? '';
    return addFaults(context, {
      kind: need(body, 'kind'),
      count: 1,
      ...(path !== '' && { match: { path } }),
    });
  });
  control('POST', 'faults/remove', (body) => {
    const { id } = (body ?? {}) as { id?: string };
    faults.clear(id === undefined ? undefined : Number(id));
  });
  control('GET', 'faults/scenarios', () => ({ scenarios: readScenarios() }));
  control('GET', 'invariants', (_, query) => readInvariants(context, query['names']));
  control('DELETE', 'faults', (_, query) =>
    faults.clear(query['id'] === undefined ? undefined : Number(query['id'])),
  );
  control('GET', 'requests', (_, query) => ({
    requests: log.last(Number(query['last'] ?? 100)),
    unmodelled: Object.fromEntries(log.unmodelled),
    routes: Object.fromEntries(log.routes),
  }));
  control('DELETE', 'requests', () => log.clear());
  control('GET', 'state', (_, query) => readState(context, query['collection']));
  control('POST', 'state', (body) => ({ put: putState(context, body) }));
  control('DELETE', 'state', (_, query) => removeState(context, query['collection'], query['id']));
  control('GET', 'webhooks', (_, query) => readWebhooks(context, query['partner']));
  control('POST', 'webhooks/events', (body) => raiseEvent(context, body));
  control('POST', 'tenants', (body) => {
    need(body, 'domain');
    need(body, 'country');
    need(body, 'companyName');
    const tenant = body as SeedTenant;
    if (world.domains.get(tenant.domain.toLowerCase())) throw new BadControl('the domain is taken');
    return { tenantId: plantTenant(tenant, world, clock.now()) };
  });
  control('POST', 'actions/accept-relationship', (body) => ({
    isNew: acceptRelationship(
      context,
      need(body, 'tenantId'),
      need(body, 'partnerId'),
      (body as { resellerTenantId?: string }).resellerTenantId,
    ),
  }));
  control('POST', 'actions/approve-gdap', (body) =>
    approveGdap(context, need(body, 'relationshipId'), need(body, 'tenantId')),
  );
  control('POST', 'actions/accept-attestation', (body) =>
    acceptAttestation(context, need(body, 'attestationId')),
  );
  control('POST', 'actions/revoke-tokens', (body) => {
    const user = world.users.where('name', need(body, 'userPrincipalName').toLowerCase())[0];
    if (!user) throw new BadControl('there is no such user');
    world.users.put({ ...user, tokensValidFrom: clock.now() });
  });
}
