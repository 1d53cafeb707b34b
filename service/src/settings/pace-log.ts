import { rate } from '@concord/microsoft';
import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { type Database, operatorScope, type Tx } from '../db/database.ts';

/** Counts the calls of each partner account by the minute of real time, and writes the counts down now and then. */
export interface PaceLog {
  note(partnerAccountId: string, throttled: boolean): void;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
}

export interface PaceLogParts {
  db: Database;
  /** Real time: quotas are counted in it. */
  clock: Clock;
  perMinute: number;
  /** Told when counts could not be written: they are written with the next ones. */
  failed: (error: unknown) => void;
}

interface Count {
  partnerAccountId: string;
  minute: number;
  calls: number;
  throttled: number;
}

const minuteMs = 60_000;
const everyMs = 5_000;

export function createPaceLog({ db, clock, perMinute, failed }: PaceLogParts): PaceLog {
  let counts = new Map<string, Count>();
  let timer: NodeJS.Timeout | undefined;

  const add = (one: Count) => {
    const key = `${one.partnerAccountId}/${one.minute}`;
    const count = counts.get(key);
    if (!count) return counts.set(key, { ...one });
    count.calls += one.calls;
    count.throttled += one.throttled;
    return counts;
  };

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const written = [...counts.values()];
    counts = new Map();
    if (written.length === 0) return;
    try {
      await db.in(operatorScope, (tx) => write(tx, written, perMinute, clock.now().getTime()));
    } catch (error) {
      for (const one of written) add(one);
      failed(error);
    }
  }

  return {
    flush,
    note(partnerAccountId, throttled) {
      const minute = Math.floor(clock.now().getTime() / minuteMs) * minuteMs;
      add({ partnerAccountId, minute, calls: 1, throttled: throttled ? 1 : 0 });
      timer ??= setTimeout(() => void flush(), everyMs).unref();
    },
  };
}

/** Several processes add to the same minute. */
async function write(tx: Tx, counts: readonly Count[], perMinute: number, at: number): Promise<void> {
  const limits = { perMinute, burst: 0 };
  for (const { partnerAccountId, minute, calls, throttled } of counts) {
    const pace = await tx
      .selectFrom('partnerPaces')
      .selectAll()
      .where('partnerAccountId', '=', partnerAccountId)
      .executeTakeFirst();
    const allowed = pace ? Math.round(rate(pace, limits, at)) : perMinute;
    await sql`
      insert into pace_minutes as m (partner_account_id, reseller_id, minute, calls, throttled, per_minute)
      select id, reseller_id, ${new Date(minute)}, ${calls}, ${throttled}, ${allowed}
      from partner_accounts where id = ${partnerAccountId}
      on conflict (partner_account_id, minute) do update set calls = m.calls + excluded.calls,
        throttled = m.throttled + excluded.throttled, per_minute = least(m.per_minute, excluded.per_minute)`.execute(
      tx,
    );
  }
}
