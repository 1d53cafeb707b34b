import type { Context } from '../context.ts';
import { mask } from '../mask.ts';
import { BadControl } from './refusal.ts';

/** Collections that are the simulator's own business: what it signs with, its seed, its clock. */
const own = new Set(['keys', 'certificates', 'seeds', 'meta']);

function collectionOf({ world }: Context, name: string) {
  const found = Object.hasOwn(world.collections, name) ? world.collections[name] : undefined;
  if (!found) throw new BadControl(`there is no collection ${name}`);
  if (own.has(name)) throw new BadControl(`the collection ${name} cannot be changed`);
  return found;
}

/**
 * The world's state, secrets masked.
 * @param name one collection only; absent = all but signing keys, seeds and kept answers
 * @throws BadControl when there is no such collection
 */
export function readState({ world }: Context, name: string | undefined): Record<string, unknown> {
  const shown = Object.values(world.collections).filter((one) =>
    name === undefined ? !['keys', 'certificates', 'seeds', 'replays'].includes(one.name) : one.name === name,
  );
  if (shown.length === 0) throw new BadControl(`there is no collection ${name}`);
  return Object.fromEntries(shown.map((one) => [one.name, mask(one.all())]));
}

/**
 * Puts entities, `{collection: [entities…]}`; those with the same id are replaced. All of them are put, or none.
 * @returns how many were put, by collection
 * @throws BadControl for an unknown collection or an entity without an id, or without a part that the collection needs
 */
export function putState(context: Context, body: unknown): Record<string, number> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new BadControl('the body must be {collection: [entities…]}');
  const wanted = Object.entries(body).map(([name, items]: [string, unknown]) => {
    const collection = collectionOf(context, name);
    if (!Array.isArray(items)) throw new BadControl(`${name} must be a list`);
    for (const item of items as { id?: unknown }[])
      if (typeof item?.id !== 'string' || item.id === '')
        throw new BadControl(`every entity of ${name} needs a text "id"`);
    return { collection, items: items as { id: string }[] };
  });
  for (const { collection, items } of wanted)
    for (const item of items) {
      try {
        collection.check(item);
      } catch (error) {
        throw new BadControl(`${collection.name} ${item.id} lacks a part: ${(error as Error).message}`);
      }
    }
  for (const { collection, items } of wanted) for (const item of items) collection.put(item);
  return Object.fromEntries(wanted.map(({ collection, items }) => [collection.name, items.length]));
}

/**
 * Removes one entity, or all of a collection.
 * @throws BadControl for an unknown collection or entity
 */
export function removeState(context: Context, name: string | undefined, id: string | undefined): void {
  if (name === undefined) throw new BadControl('collection is required');
  const collection = collectionOf(context, name);
  if (id !== undefined && !collection.get(id)) throw new BadControl(`${name} has no ${id}`);
  if (id === undefined) collection.clear();
  else collection.remove(id);
}
