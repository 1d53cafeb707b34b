import type { Companies } from './companies.ts';
import { offer } from './offer.ts';
import { orders } from './orders.ts';
import { people } from './people.ts';
import { reconciling } from './reconciling.ts';
import { syncing } from './syncing.ts';
import { at, mark, own, type Table } from './table.ts';

const events: Table = {
  kind: 'owned',
  level: 'both',
  row: (owner, id) => {
    const fact = { kind: 'sample', actor: mark(id), object_kind: 'sample', object_id: id, data: '{}' };
    // Number and hashes are the database's: what is given here is replaced.
    return { seq: 0, ...own(owner), at, ...fact, previous_hash: Buffer.alloc(0), hash: Buffer.alloc(0) };
  },
};

/** Every table that the application's role may use, in an order in which rows can be written. */
export const tables = (all: Companies): Record<string, Table> => ({
  ...people(all),
  ...offer,
  ...orders(all),
  ...syncing(all),
  ...reconciling(all),
  events,
});

/** Tables in which the application's role has no business at all. */
export const closed = ['event_chain', 'kysely_migration', 'kysely_migration_lock'];
