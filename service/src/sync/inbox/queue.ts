import type { Context } from '../../context.ts';
import { operatorScope, type Tx } from '../../db/database.ts';
import type { Delivered } from './store.ts';
import { takeIn } from './take-in.ts';

/** Keeps what arrives at the same time in one transaction. */
export interface InboxQueue {
  /**
   * Resolves when the word is kept for good.
   * @returns false when too many wait already: Microsoft shall try again
   * @throws when the database is away
   */
  put(word: Delivered): Promise<boolean>;
}

const most = 5_000;
const batch = 500;

interface Waiting {
  word: Delivered;
  done: () => void;
  fail: (error: unknown) => void;
}

export function createQueue({ db, clock }: Pick<Context, 'db' | 'clock'>): InboxQueue {
  const waiting: Waiting[] = [];
  let writing = false;

  async function write(): Promise<void> {
    writing = true;
    try {
      // Those that arrived together go together.
      await new Promise(setImmediate);
      while (waiting.length > 0) {
        const some = waiting.splice(0, batch);
        try {
          await db.in(operatorScope, (tx: Tx) =>
            takeIn(
              tx,
              some.map(({ word }) => word),
              clock.now(),
            ),
          );
          for (const { done } of some) done();
        } catch (error) {
          for (const { fail } of some) fail(error);
        }
      }
    } finally {
      writing = false;
    }
  }

  return {
    put(word) {
      if (waiting.length >= most) return Promise.resolve(false);
      return new Promise((resolve, reject) => {
        waiting.push({ word, done: () => resolve(true), fail: reject });
        if (!writing) void write();
      });
    },
  };
}
