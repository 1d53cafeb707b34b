import type { Exchange } from './http.ts';
import { type Row, Unsupported, type Values } from './row.ts';
import type { Scene } from './scene.ts';

/** What the service answered, and what came before or after it that an effect speaks of. */
export interface Outcome {
  /** Absent when nothing was called: the clock moved, an event arrived. */
  answer?: Exchange;
  /** What was read before the change. */
  before?: Exchange;
  first?: Exchange;
  again?: Exchange;
  values?: Values;
  /** Whether it was done, where there is no answer that says so. */
  allowed?: boolean;
}

/** The state that a row describes, before it is planted. */
export interface Draft {
  row: Row;
  given: Values;
  market: string;
  /** Instant at which the world begins. A topic may move it back: something has to have happened before. */
  begin: string;
  /** Instant of the action. */
  at: string;
  /** What `POST /_simulator/seed` takes. */
  seed: Values;
  /** Entities put into the world after the seed, by collection. */
  state: Record<string, Values[]>;
}

export type Action = (scene: Scene, params: Values) => Promise<Outcome>;

/** What really is the case, for the effect of this name; some need the expected value to know what is asked. */
export type Effect = (outcome: Outcome, scene: Scene, expected: unknown) => unknown;

/** What the rules alone say of a row, without a service: compared with `then` like the service's answer. */
export type Verdict = { allowed?: boolean; errorCode?: string | null; effects?: Values };

/** One part of the table: what it adds to the state, its actions, and the effects it can look at. */
export interface Topic {
  name: string;
  /** Keys of `given` that it understands: `true`, or the keys below it that it understands. */
  given?: Record<string, true | string[]>;
  /** Adds to the draft what `given` says; runs for every row, in the order of the topics. */
  prepare?: (draft: Draft) => void;
  /** Runs when the state stands, before the action: calls that came before, time that passed. */
  arrange?: (scene: Scene) => Promise<void>;
  actions?: Record<string, Action>;
  /** True when the row is about this part: its effects come before those of other parts with the same name. */
  about?: (row: Row) => boolean;
  /** Looked at first for the topic's own actions, then for rows about it, then for those of all others. */
  effects?: Record<string, Effect>;
  /** Effects that move the clock: they are looked at after all others. */
  late?: string[];
  /** By action: what `rules/` say. `undefined` = they do not speak of this row. */
  rules?: Record<string, (row: Row) => Verdict | undefined>;
}

/** Lets the world hold these entities of the simulator's own shapes from the beginning. */
export function plant(draft: Draft, collection: string, ...items: Values[]): void {
  draft.state[collection] = [...(draft.state[collection] ?? []), ...items];
}

/** @throws Unsupported for a parameter that the action does not know */
export const only = (params: Values, ...names: string[]): void => {
  for (const name of Object.keys(params)) if (!names.includes(name)) throw new Unsupported(`params.${name}`);
};

/** @throws Unsupported when the value is none of those that are understood */
export function oneOf<T extends string>(what: string, value: unknown, ...known: T[]): T {
  if (!known.includes(value as T)) throw new Unsupported(`${what} ${JSON.stringify(value)}`);
  return value as T;
}

export const customerPath = (scene: Scene, path: string) => `/v1/customers/${scene.customerId}${path}`;

/** The answer's body; empty when there was none. */
export const bodyOf = (outcome: Outcome): Values => outcome.answer?.body ?? {};

/** The effect of the answer's property of this name. */
export const field =
  (name: string): Effect =>
  (outcome) =>
    bodyOf(outcome)[name];
