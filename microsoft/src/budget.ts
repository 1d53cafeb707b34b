import { before, createQueue, type Waiter } from './budget-queue.ts';
import { type Limits, newPace, type Priority, refuse, reserve, type Slots } from './pace.ts';

export type { Limits, Priority } from './pace.ts';

/** Permission to call, counted per partner account because Microsoft counts per partner tenant. */
export interface Budget {
  /**
   * Resolves when `n` calls may be made.
   * @param options.key whose calls they are, e.g. a tenant id: within a priority the keys take turns
   * @throws the signal's reason when aborted
   */
  take(n: number, options: { priority: Priority; key?: string; signal?: AbortSignal }): Promise<void>;
  /** Microsoft answered 429: nobody calls for so long, and more slowly afterwards. */
  refused(retryAfterMs: number): void;
}

/** Where the pace is kept: in memory, or where several processes share it. Instants by the clock of the budget. */
export interface Pacer {
  /** Gives between one and `wanted` slots. */
  reserve(wanted: number): Promise<Slots> | Slots;
  refused(retryAfterMs: number): void;
}

interface Means {
  /** A real clock: quotas are counted in real time. */
  now: () => Date;
  wait: (ms: number, signal?: AbortSignal) => Promise<unknown>;
}

export type BudgetParts = Limits & Means;

/**
 * A budget within one process.
 * @see https://learn.microsoft.com/partner-center/developer/api-throttling-guidance
 */
export function createBudget({ now, wait, ...limits }: BudgetParts): Budget {
  let pace = newPace(limits);
  const pacer: Pacer = {
    reserve(wanted) {
      const given = reserve(pace, limits, now().getTime(), wanted);
      pace = given.pace;
      return given.slots;
    },
    refused(retryAfterMs) {
      pace = refuse(pace, limits, now().getTime(), retryAfterMs);
    },
  };
  return createPacedBudget(pacer, { now, wait }, block(limits));
}

/** So many slots are taken at once at most, so that few calls have to ask for one. */
export const block = ({ burst }: Limits): number => Math.max(1, Math.floor(burst / 3));

/**
 * A budget over a pace that is kept elsewhere.
 * @param most slots that are asked for at once, also beyond those that somebody waits for
 */
export function createPacedBudget(pacer: Pacer, { now, wait }: Means, most = 1): Budget {
  const queue = createQueue();
  let hand: Slots | undefined;
  let spare = 1;
  let refusals = 0;
  let serving = false;
  let wake = () => {};
  let waitingFor: Priority | undefined;

  /** Drops slots whose time is over; what was not needed is not asked for again. */
  function freshen(): void {
    if (!hand) return;
    const over = Math.ceil((now().getTime() - hand.late - hand.first) / hand.interval);
    if (over > 0) {
      hand.first += over * hand.interval;
      hand.count -= over;
      spare = Math.max(1, Math.floor(spare / 2));
    }
    if (hand.count <= 0) hand = undefined;
  }

  async function fill(): Promise<void> {
    const wanted = Math.min(most, Math.max(queue.size(), spare));
    spare = Math.min(most, spare * 2);
    const then = refusals;
    const slots = await pacer.reserve(wanted);
    hand = then === refusals ? slots : undefined;
  }

  async function serve(): Promise<void> {
    for (let waiter = queue.first(); waiter; waiter = queue.first()) {
      freshen();
      if (!hand) await fill();
      else {
        const from = Math.max(hand.notBefore, hand.first - hand.early[waiter.priority]);
        const ms = Math.ceil(from - now().getTime());
        if (ms > 0) await pauseFor(ms, waiter.priority);
        else use(waiter, hand);
      }
    }
  }

  function spend(slots: Slots): void {
    slots.first += slots.interval;
    slots.count -= 1;
    if (slots.count <= 0) hand = undefined;
  }

  function use(waiter: Waiter, slots: Slots): void {
    spend(slots);
    waiter.left -= 1;
    queue.turn(waiter);
    if (waiter.left === 0) waiter.admit();
  }

  /** Most calls find nobody waiting and a slot in hand. */
  function atOnce(priority: Priority): boolean {
    if (serving || queue.size() > 0) return false;
    freshen();
    if (!hand) return false;
    const from = Math.max(hand.notBefore, hand.first - hand.early[priority]);
    if (from > now().getTime()) return false;
    spend(hand);
    return true;
  }

  /** Ends early when somebody more urgent comes. */
  async function pauseFor(ms: number, priority: Priority): Promise<void> {
    const interruption = new AbortController();
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    waitingFor = priority;
    await Promise.race([woken, wait(ms, interruption.signal).catch(unless(interruption.signal))]);
    interruption.abort();
    waitingFor = undefined;
  }

  function begin(): void {
    if (serving) return;
    serving = true;
    serve()
      .catch((reason: unknown) => {
        for (const waiter of queue.empty()) waiter.fail(reason);
      })
      .finally(() => {
        serving = false;
        if (queue.first()) begin();
      });
  }

  return {
    take(n, { priority, key = '', signal }) {
      if (n === 1 && !signal?.aborted && atOnce(priority)) return Promise.resolve();
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const leave = () => {
          queue.remove(waiter);
          reject(signal?.reason);
        };
        const settle = (then: () => void) => {
          signal?.removeEventListener('abort', leave);
          then();
        };
        const waiter: Waiter = {
          priority,
          key,
          left: n,
          admit: () => settle(resolve),
          fail: (reason) => settle(() => reject(reason)),
        };
        queue.add(waiter);
        signal?.addEventListener('abort', leave, { once: true });
        if (waitingFor && before(priority, waitingFor)) wake();
        begin();
      });
    },
    refused(retryAfterMs) {
      hand = undefined;
      refusals += 1;
      pacer.refused(retryAfterMs);
    },
  };
}

const unless = (signal: AbortSignal) => (error: unknown) => {
  if (!signal.aborted) throw error;
};
