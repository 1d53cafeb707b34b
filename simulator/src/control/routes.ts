import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { type FaultInput, faultKinds } from '../faults.ts';
import { mask } from '../mask.ts';
import { plantTenant } from '../plant.ts';
import { acceptAttestation, acceptRelationship, NotPossible } from '../portal/accept.ts';
import { checkSeed, type SeedTenant } from '../seed.ts';

/** A control call that cannot be done. */
class BadControl extends Error {}

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
          const answer = handle(request.body, request.query as Record<string, string>);
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
  control('POST', 'reset', () => context.reset());
  control('GET', 'seed', () => context.seed());
  control('POST', 'seed', (body) => {
    try {
      checkSeed(body);
    } catch (error) {
      throw new BadControl((error as Error).message);
    }
    context.reset(checkSeed(body));
  });
  control('GET', 'clock', time);
  control('POST', 'clock', (body) => {
    const { advance, to, frozen } = (body ?? {}) as {
      advance?: string;
      to?: string;
      frozen?: boolean | string;
    };
    if (frozen !== undefined) clock.freeze(frozen === true || frozen === 'true');
    if (to !== undefined) clock.to(to);
    if (advance !== undefined) clock.advance(advance);
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
  control('GET', 'faults', () => ({ faults: faults.list(), holding: faults.holding() }));
  control('POST', 'faults', (body) => {
    const inputs = (Array.isArray(body) ? body : [body]) as FaultInput[];
    const kinds: string[] = Object.values(faultKinds).flat();
    for (const input of inputs)
      if (!kinds.includes(input?.kind)) throw new BadControl(`kind must be one of ${kinds.join(', ')}`);
    return { faults: inputs.map((input) => ({ ...faults.add(input) })) };
  });
  control('DELETE', 'faults', (_, query) =>
    faults.clear(query['id'] === undefined ? undefined : Number(query['id'])),
  );
  control('GET', 'requests', (_, query) => ({
    requests: log.last(Number(query['last'] ?? 100)),
    unmodelled: Object.fromEntries(log.unmodelled),
  }));
  control('DELETE', 'requests', () => log.clear());
  control('GET', 'state', (_, query) => {
    const { collection: name } = query;
    const shown = Object.values(world.collections).filter((one) =>
      name === undefined ? !['keys', 'seeds', 'replays'].includes(one.name) : one.name === name,
    );
    if (shown.length === 0) throw new BadControl(`there is no collection ${name}`);
    return Object.fromEntries(shown.map((one) => [one.name, mask(one.all())]));
  });
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
  control('POST', 'actions/accept-attestation', (body) =>
    acceptAttestation(context, need(body, 'attestationId')),
  );
  control('POST', 'actions/revoke-tokens', (body) => {
    const user = world.users.where('name', need(body, 'userPrincipalName').toLowerCase())[0];
    if (!user) throw new BadControl('there is no such user');
    world.users.put({ ...user, tokensValidFrom: clock.now() });
  });
}
