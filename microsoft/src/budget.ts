/** Who waits behind the call: people go before orders, orders before the sync. */
export type Priority = 'person' | 'order' | 'sync';

/** Permission to call, counted per partner account because Microsoft counts per partner tenant. */
export interface Budget {
  /** Resolves when `n` calls may be made. @throws the signal's reason when aborted */
  take(n: number, options: { priority: Priority; signal?: AbortSignal }): Promise<void>;
  /** Microsoft answered 429: nobody calls for so long. */
  refused(retryAfterMs: number): void;
}

export interface BudgetParts {
  /** Calls a minute; Microsoft publishes 500 for customers, orders and subscriptions. */
  perMinute: number;
  /** Calls that may follow each other without a pause after a rest. */
  burst: number;
  now: () => Date;
  wait: (ms: number) => Promise<void>;
}

interface Waiter {
  n: number;
  rank: number;
  admit: () => void;
}

const ranks: Record<Priority, number> = { person: 0, order: 1, sync: 2 };

/**
 * A budget within one process, by the generic cell rate algorithm: one instant says when the rate is used up.
 * @see https://learn.microsoft.com/partner-center/developer/api-throttling-guidance
 */
export function createBudget({ perMinute, burst, now, wait }: BudgetParts): Budget {
  const interval = 60_000 / perMinute;
  const waiters: Waiter[] = [];
  let usedUpUntil = 0;
  let refusedUntil = 0;
  let serving = false;

  function delay(n: number): number {
    const at = now().getTime();
    const slack = Math.max(0, burst - n) * interval;
    return Math.max(refusedUntil - at, usedUpUntil - at - slack, 0);
  }

  async function serve(): Promise<void> {
    if (serving) return;
    serving = true;
    for (let first = waiters[0]; first; first = waiters[0]) {
      const ms = delay(first.n);
      if (ms === 0) {
        waiters.shift();
        usedUpUntil = Math.max(usedUpUntil, now().getTime()) + first.n * interval;
        first.admit();
      } else {
        // Look again afterwards: someone more urgent may have come, or Microsoft may have refused meanwhile.
        await wait(Math.ceil(ms));
      }
    }
    serving = false;
  }

  return {
    take(n, { priority, signal }) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const leave = () => {
          waiters.splice(waiters.indexOf(waiter), 1);
          reject(signal?.reason);
        };
        const admit = () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        };
        const waiter: Waiter = { n, rank: ranks[priority], admit };
        const behind = waiters.findIndex((other) => other.rank > waiter.rank);
        waiters.splice(behind < 0 ? waiters.length : behind, 0, waiter);
        signal?.addEventListener('abort', leave, { once: true });
        serve().catch(reject);
      });
    },
    refused(retryAfterMs) {
      refusedUntil = Math.max(refusedUntil, now().getTime() + retryAfterMs);
    },
  };
}
