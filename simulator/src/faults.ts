/** What can go wrong, as data. `before`: instead of the work; `after`: the work is done, the answer is not given properly. */
export const faultKinds = {
  before: ['status', 'hang', 'reset'],
  during: ['slow'],
  after: ['hang-after', 'lost-response', 'malformed', 'truncated'],
  meaning: [
    'mfa-missing',
    'consent-revoked',
    'secret-expired',
    'stale-availability',
    'order-list-lag',
    'order-group-refused',
    'slow-update',
    'paging-change',
  ],
  /** An event on its way to the partner; `match.path` is looked for in the event's name. */
  webhook: ['webhook-lost', 'webhook-late', 'webhook-duplicate', 'webhook-out-of-order'],
} as const;

export type FaultKind = (typeof faultKinds)[keyof typeof faultKinds][number];

export interface FaultInput {
  kind: FaultKind;
  /** Only calls with this method and with a path that this regular expression finds; absent = every call. */
  match?: { method?: string; path?: string };
  /** 0…1, drawn from the seeded generator. */
  probability?: number;
  /** How many times it happens; absent = until removed. */
  count?: number;
  /** Matching calls that pass before the first one is hit. */
  after?: number;
  /** Of kind `status`. */
  status?: number;
  retryAfter?: number;
  code?: number;
  /** Of kind `slow`. */
  ms?: number;
  /** Of the kinds of webhooks: how late the event, or its duplicate, comes (ISO duration). */
  delay?: string;
  /** Of kind `order-group-refused`. */
  group?: string;
}

export interface Fault extends FaultInput {
  id: number;
  seen: number;
  fired: number;
}

/** Faults that belong together, as a file of `simulator/faults` has them. */
export interface Scenario {
  name: string;
  /** What it stands for. */
  about: string;
  seed: number;
  faults: FaultInput[];
  /** Names of the invariants of the world that hold all the same. */
  invariants: string[];
}

export interface Faults {
  add(input: FaultInput): Fault;
  list(): Fault[];
  /** Removes one, or all; then no scenario is on any more. */
  clear(id?: number): void;
  /** Begins the row of the generator behind `probability` anew. */
  reseed(seed: number): void;
  /** Puts a scenario's faults in place of those that are there. */
  play(scenario: Scenario, seed?: number): Fault[];
  /** Name of the scenario that is on. */
  scenario(): string | undefined;
  /** The first fault of one of these kinds that hits this call; counts it. */
  fires(
    kinds: readonly FaultKind[],
    method: string,
    path: string,
    wanted?: (fault: Fault) => boolean,
  ): Fault | undefined;
  /** Calls that are held open right now. */
  holding(): number;
  hold(): () => void;
}

/** @param seed of the generator behind `probability` */
export function createFaults(seed = 1): Faults {
  let faults: Fault[] = [];
  let lastId = 0;
  let held = 0;
  let state = seed >>> 0;
  let playing: string | undefined;

  function random(): number {
    // mulberry32: small, seedable, even enough for faults
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  }

  function hits(fault: Fault, method: string, path: string): boolean {
    const { match } = fault;
    if (match?.method !== undefined && match.method.toUpperCase() !== method) return false;
    if (match?.path !== undefined && !new RegExp(match.path, 'i').test(path)) return false;
    if (fault.count !== undefined && fault.fired >= fault.count) return false;
    fault.seen += 1;
    if (fault.seen <= (fault.after ?? 0)) return false;
    return fault.probability === undefined || random() < fault.probability;
  }

  function add(input: FaultInput): Fault {
    if (input.match?.path !== undefined) new RegExp(input.match.path);
    lastId += 1;
    const fault: Fault = { ...input, id: lastId, seen: 0, fired: 0 };
    faults.push(fault);
    return fault;
  }

  return {
    add,
    list: () => faults,
    clear: (id) => {
      faults = id === undefined ? [] : faults.filter((fault) => fault.id !== id);
      if (faults.length === 0) playing = undefined;
    },
    reseed: (next) => {
      state = next >>> 0;
    },
    play(scenario, own = scenario.seed) {
      faults = [];
      state = own >>> 0;
      playing = scenario.name;
      return scenario.faults.map(add);
    },
    scenario: () => playing,
    fires(kinds, method, path, wanted = () => true) {
      const fault = faults.find((one) => kinds.includes(one.kind) && wanted(one) && hits(one, method, path));
      if (fault) fault.fired += 1;
      return fault;
    },
    holding: () => held,
    hold: () => {
      held += 1;
      return () => {
        held -= 1;
      };
    },
  };
}
