import { type Exchange, sendJson } from './http.ts';
import type { Values } from './row.ts';

/** A simulator as the judge sees it: an address and its control calls. */
export interface Simulator {
  url: string;
  /** @throws Error with the simulator's words when the control call is refused */
  control(method: string, path: string, body?: unknown): Promise<Values>;
  /** Everything that a collection of the world holds now. */
  state(collection: string): Promise<Values[]>;
}

export function simulatorAt(url: string): Simulator {
  async function control(method: string, path: string, body?: unknown): Promise<Values> {
    const answer: Exchange = await sendJson(`${url}/_simulator/${path}`, method, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.text}`);
    return answer.body ?? {};
  }
  return {
    url,
    control,
    state: async (collection) =>
      (await control('GET', `state?collection=${collection}`))[collection] as Values[],
  };
}
