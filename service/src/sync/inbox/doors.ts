import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';
import type { Addressee } from './store.ts';

/** For whom an address listens. */
export interface Door {
  addressee: Addressee;
  environment: string;
  address: string;
}

/** How long an answer holds, in ms of this machine's own time. */
const holds = 5_000;
const most = 2_000;

/** Finds whose secret part of an address it is. Whoever guesses does not make the database work. */
export function createDoors({ db }: Pick<Context, 'db'>) {
  const known = new Map<string, { door: Promise<Door | undefined>; until: number }>();
  return {
    find(token: string): Promise<Door | undefined> {
      if (!/^[\w-]{20,100}$/.test(token)) return Promise.resolve(undefined);
      const found = known.get(token);
      if (found && found.until > performance.now()) return found.door;
      if (known.size >= most) known.clear();
      const door = look(token);
      known.set(token, { door, until: performance.now() + holds });
      door.catch(() => known.delete(token));
      return door;
    },
  };

  async function look(token: string): Promise<Door | undefined> {
    const row = await db.in(operatorScope, (tx) =>
      tx
        .selectFrom('syncAccounts as s')
        .innerJoin('partnerAccounts as p', 'p.id', 's.partnerAccountId')
        .select(['s.partnerAccountId', 's.resellerId', 'p.environment', 'p.address'])
        .where('s.webhookToken', '=', token)
        .executeTakeFirst(),
    );
    if (!row) return undefined;
    const { partnerAccountId, resellerId, environment, address } = row;
    return { addressee: { partnerAccountId, resellerId }, environment, address };
  }
}
