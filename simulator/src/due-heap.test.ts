import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Collection } from './collection.ts';
import { noJournal } from './journal.ts';

interface Thing {
  id: string;
  at?: string;
}

const instant = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString();
const ids = ['a', 'b', 'c', 'd', 'e', 'f'];

test('whatever is put, moved and removed, the next is the earliest of what is there; ties go by id', () => {
  const step = fc.tuple(
    fc.constantFrom(...ids),
    fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const things = new Collection<Thing>(
        'things',
        () => noJournal().add,
        {},
        (thing) => thing.at,
      );
      for (const [id, second, removed] of steps) {
        if (removed) things.remove(id);
        else things.put({ id, ...(second !== undefined && { at: instant(second) }) });
        const waiting = things
          .all()
          .filter((one) => one.at !== undefined)
          .toSorted((x, y) =>
            x.at === y.at ? (x.id < y.id ? -1 : 1) : (x.at ?? '') < (y.at ?? '') ? -1 : 1,
          );
        expect(things.next()?.item).toEqual(waiting[0]);
      }
    }),
  );
});

test('an item that changes its instant again and again does not let the heap grow without end', () => {
  const things = new Collection<Thing>(
    'things',
    () => undefined,
    {},
    (thing) => thing.at,
  );
  for (let second = 50_000; second > 0; second -= 1) things.put({ id: 'a', at: instant(second) });
  expect(things.next()?.item.at).toBe(instant(1));
  things.put({ id: 'a' });
  expect(things.next()).toBeUndefined();
});

test('items are read by their keys from any place on, also while they change', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom('x', 'y'), fc.boolean()), { maxLength: 40 }),
      fc.nat(6),
      (steps, start) => {
        const things = new Collection<{ id: string; key: string }>('things', () => undefined, {
          key: (thing) => thing.key,
        });
        for (const [id, key, removed] of steps) {
          if (removed) things.remove(id);
          else things.put({ id, key });
          for (const value of ['x', 'y']) {
            const all = things.where('key', value);
            expect([...things.each('key', value, start)]).toEqual(all.slice(start));
            expect(things.count('key', value)).toBe(all.length);
            expect(new Set(all)).toEqual(new Set(things.all().filter((one) => one.key === value)));
          }
        }
      },
    ),
  );
});
