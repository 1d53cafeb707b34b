import { type Caller, createCaller } from './caller.ts';
import type { Exchange } from './http.ts';
import { checkNested } from './nested-given.ts';
import { type Row, Unsupported, type Values } from './row.ts';
import type { Simulator } from './simulator.ts';
import type { Draft, Topic } from './topic.ts';
import { instantOf } from './when.ts';

/** The state that a row describes, standing in a simulator, with everything that its action needs. */
export interface Scene extends Omit<Draft, 'state' | 'seed'> {
  simulator: Simulator;
  partnerId: string;
  customerId: string;
  resellerId: string;
  /** Calls Partner Center (or, under `/v1.0/`, Graph) as the row's caller. */
  call: Caller;
  /** Another caller, e.g. `{kind: 'app'}`. */
  as(token: Values): Caller;
  /** A collection of the world, as it is now. */
  state(collection: string): Promise<Values[]>;
  put(collection: string, ...items: Values[]): Promise<void>;
  /** Moves the clock to an instant, not back; what is due on the way happens. */
  to(instant: string): Promise<void>;
  advance(duration: string): Promise<void>;
  /** Present catalogue item id of a SKU in the row's market. */
  offer(productId?: string, skuId?: string): Promise<string>;
}

export const partnerId = '0b3f6c1e-5b7a-4a55-9c36-1f0d7f1f0001';
export const application = { id: '0b3f6c1e-5b7a-4a55-9c36-1f0d7f1f0002', secret: 'golden-secret' };
export const agent = { name: 'agent@golden.onmicrosoft.com', password: 'Golden-Pass-1' };
export const product = 'GOLDENPROD01';
export const resellerId = 'reseller-tenant';

/** @throws Unsupported for a key of `given`, or a key below it, that no topic understands */
function checkGiven(given: Values, topics: Topic[]): void {
  for (const [key, value] of Object.entries(given)) {
    const known: (string | true)[] = topics.flatMap((topic): (string | true)[] => {
      const keys = topic.given?.[key];
      return keys === true ? [true] : (keys ?? []);
    });
    if (known.length === 0) throw new Unsupported(`given.${key}`);
    if (known.includes(true) || typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    for (const inner of Object.keys(value))
      if (!known.includes(inner)) throw new Unsupported(`given.${key}.${inner}`);
  }
}

/** @throws Unsupported when the row says something that nobody understands */
export async function buildScene(simulator: Simulator, row: Row, topics: Topic[]): Promise<Scene> {
  const { given } = row;
  checkGiven(given, topics);
  checkNested(given);
  const at = instantOf(row);
  const market: string = given['market'] ?? given['customer']?.country ?? 'US';
  const draft: Draft = { row, given, market, begin: at, at, seed: {}, state: {} };
  for (const topic of topics) topic.prepare?.(draft);
  await simulator.control('POST', 'seed', { ...draft.seed, clock: draft.begin });
  await simulator.control('POST', 'clock', { frozen: true });
  await simulator.control('POST', 'state', draft.state);
  const cloud: unknown = given['cloud'];
  const caller = createCaller(simulator.url, { cloud, ...given['token'] });
  const scene: Scene = {
    row,
    given,
    market,
    at,
    begin: draft.begin,
    simulator,
    partnerId,
    resellerId,
    customerId: draft.seed['tenants']?.[0]?.tenantId ?? 'customer',
    call: caller.call,
    as: (token) => createCaller(simulator.url, { cloud, ...token }).call,
    state: (collection) => simulator.state(collection),
    put: async (collection, ...items) => {
      await simulator.control('POST', 'state', { [collection]: items });
    },
    async to(instant) {
      const { now } = await simulator.control('GET', 'clock');
      if (Date.parse(instant) <= Date.parse(now)) return;
      await simulator.control('POST', 'clock', { to: instant });
      caller.renew();
    },
    async advance(duration) {
      await simulator.control('POST', 'clock', { advance: duration });
      caller.renew();
    },
    async offer(productId = product, skuId = '0001') {
      const path = `/v1/products/${productId}/skus/${skuId}/availabilities?country=${market}`;
      const answer: Exchange = await createCaller(simulator.url, { cloud, kind: 'app' }).call('GET', path);
      const id = answer.body?.items?.[0]?.id;
      return id === undefined ? '' : `${productId}:${skuId}:${id}`;
    },
  };
  for (const topic of topics) await topic.arrange?.(scene);
  return scene;
}
