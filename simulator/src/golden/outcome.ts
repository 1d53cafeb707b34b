import type { Exchange, partnerCenter } from '../testing/partner.ts';
import { Unsupported, type Values } from './row.ts';
import type { Scene } from './scene.ts';

/** What the service answered, and what came before or after it that an effect speaks of. */
export interface Outcome {
  answer: Exchange | undefined;
  first?: Exchange;
  again?: Exchange;
  values?: Values;
}

export type Caller = ReturnType<typeof partnerCenter>;
export type Action = (scene: Scene, params: Values, call: Caller) => Promise<Outcome>;

/** @throws Unsupported for a parameter that the action does not know */
export const only = (params: Values, ...names: string[]) => {
  for (const name of Object.keys(params)) if (!names.includes(name)) throw new Unsupported(`params.${name}`);
};

export const customer = (scene: Scene, path: string) => `/v1/customers/${scene.customerId}${path}`;

/** Query text of the values that are there. */
export function query(values: Values): string {
  const there = Object.entries(values).filter(([, one]) => one !== null && one !== undefined);
  return new URLSearchParams(there.map(([name, one]): [string, string] => [name, String(one)])).toString();
}
