import type { Registration } from '@concord/microsoft';

/** What we want to be registered, and what we know. */
export interface Wish {
  url: string;
  events: readonly string[];
  /** The address that we registered last. */
  before: string | null;
  /** The foreign address that a person gave up. */
  replaceable: string | null;
}

/**
 * What to do about what is registered: nothing stands in the way of our own address, old or new; an address that is
 * not ours stays.
 */
export function decide(found: Registration | undefined, wish: Wish): 'register' | 'keep' | 'foreign' {
  if (!found) return 'register';
  const { url, events, before, replaceable } = wish;
  if (found.url === url) {
    const registered = new Set(found.events.map((name) => name.toLowerCase()));
    return events.every((name) => registered.has(name)) ? 'keep' : 'register';
  }
  return found.url === before || found.url === replaceable ? 'register' : 'foreign';
}
