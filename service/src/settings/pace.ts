import {
  type Budget,
  block,
  createPacedBudget,
  type Limits,
  newPace,
  type Pace,
  refuse,
  reserve,
} from '@concord/microsoft';
import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { type Database, operatorScope, type Tx } from '../db/database.ts';

export interface SharedBudgetParts {
  db: Database;
  partnerAccountId: string;
  limits: Limits;
  /** Real time: quotas are counted in it, also while the simulator's clock jumps. */
  clock: Clock;
  wait: (ms: number, signal?: AbortSignal) => Promise<unknown>;
  /** Told when a refusal could not be written down; this process keeps it all the same. */
  failed: (error: unknown) => void;
}

/**
 * The budget of a partner account over all processes of the installation: its pace is a row, from which each process
 * takes slots in blocks. Instants in the row are by the database's clock, so that it does not matter how far those of
 * two machines are apart. A process that holds slots hears of another's refusal when it asks for the next ones.
 */
export function createSharedBudget(parts: SharedBudgetParts): Budget {
  const { limits, clock, wait, failed } = parts;
  let writing: Promise<unknown> = Promise.resolve();
  let pausedUntil = 0;

  return createPacedBudget(
    {
      async reserve(wanted) {
        await writing;
        const { slots, ahead } = await change(parts, (pace, at) => {
          const given = reserve(pace, limits, at, wanted);
          return [given.pace, { slots: given.slots, ahead: at - clock.now().getTime() }];
        });
        const notBefore = Math.max(slots.notBefore - ahead, pausedUntil);
        return { ...slots, first: slots.first - ahead, notBefore };
      },
      refused(retryAfterMs) {
        pausedUntil = Math.max(pausedUntil, clock.now().getTime() + retryAfterMs);
        writing = change(parts, (pace, at) => [refuse(pace, limits, at, retryAfterMs), undefined]).catch(
          failed,
        );
      },
    },
    { now: () => clock.now(), wait },
    block(limits),
  );
}

/** Changes the row while nobody else can. `at` is the database's time. */
function change<T>(
  { db, partnerAccountId, limits }: SharedBudgetParts,
  next: (pace: Pace, at: number) => [Pace, T],
): Promise<T> {
  return db.in(operatorScope, async (tx) => {
    const row = (await locked(tx, partnerAccountId)) ?? (await create(tx, partnerAccountId, limits));
    const { at, ...pace } = row;
    const [changed, result] = next(pace, at);
    await tx
      .updateTable('partnerPaces')
      .set({ ...changed })
      .where('partnerAccountId', '=', partnerAccountId)
      .execute();
    return result;
  });
}

async function create(tx: Tx, partnerAccountId: string, limits: Limits): Promise<Pace & { at: number }> {
  await tx
    .insertInto('partnerPaces')
    .values({ partnerAccountId, ...newPace(limits) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await locked(tx, partnerAccountId);
  if (!row) throw new Error('a partner account has no pace');
  return row;
}

function locked(tx: Tx, partnerAccountId: string): Promise<(Pace & { at: number }) | undefined> {
  return tx
    .selectFrom('partnerPaces')
    .select(['givenUntil', 'pausedUntil', 'lowered', 'growsFrom', 'minute', 'given', 'givenBefore'])
    .select(sql<number>`(extract(epoch from clock_timestamp()) * 1000)::double precision`.as('at'))
    .where('partnerAccountId', '=', partnerAccountId)
    .forUpdate()
    .executeTakeFirst();
}
