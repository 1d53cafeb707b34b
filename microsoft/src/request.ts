import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { open, requestOf } from './attempt.ts';
import type { Budget } from './budget.ts';
import { type Call, type Door, type Exchange, isWrite, type Reply } from './call.ts';
import { fetchCarrier, httpCarrier } from './carriers.ts';
import { type Cloud, serviceOf } from './clouds.ts';
import type { CallIds } from './commerce.ts';
import { DeadlinePassed, startDeadline } from './deadline.ts';
import { asUncertain, MicrosoftError } from './errors.ts';
import { faultOfDeadline } from './fault.ts';
import { queryString } from './path.ts';
import { defaultRetry, passing, pause, type RetryPolicy } from './retry.ts';
import type { Tokens } from './tokens.ts';
import { send, type Timeouts } from './transport.ts';

export interface DoorParts {
  cloud: Cloud;
  tokens: Tokens;
  budget: Budget;
  now: () => Date;
  wait?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Jitter, from 0 up to but not 1. */
  random?: () => number;
  /** Instead of Node's own client, e.g. to go through a proxy. It cannot tell connecting from waiting. */
  fetch?: typeof fetch;
  /** Called after every attempt; must not throw. */
  observe?: (exchange: Exchange) => void;
  timeouts?: Partial<Timeouts>;
  retry?: Partial<RetryPolicy>;
}

/** How far a call has come, for what is said of it when its time is over. */
interface Progress extends CallIds {
  /** An earlier attempt may have done the work. */
  uncertain: boolean;
  /** The present attempt is on its way. */
  sent: boolean;
}

/** Refusals of a token that a new one of the same kind does not mend. */
const hopeless = new Set(['900420', '900421']);

/**
 * The one door to Partner Center: tokens, budget, ids, time-outs, retries and errors of every call.
 *
 * `MS-RequestId` is Microsoft's idempotency key. It is sent again only while nobody knows whether the work was done
 * (no answer; for a write also 408, 500, 502 and 504); after any other answer the next attempt gets a new one.
 * `MS-CorrelationId` stays the same through all attempts.
 *
 * What is tried again, and what is left to the caller because it needs a look at the state or more patience:
 * - no answer, 408, 500, 502, 503, 504: again with growing pauses. After the last attempt, or at once with
 *   `idempotent: false`, the error is `uncertain` where a write may have been done: read the state first.
 * - 429: again after `Retry-After`, when that is not too long; all calls of the partner account pause.
 * - 401: once with a new token; not for 900420 and 900421, which no token of this consent mends.
 * - 409 (800060, 800064, 800082, 900278 …): left to the caller with the remedy `retry` and how long to rest.
 * - 400 2055, 412, 417: left to the caller, who reads anew and applies the change to that.
 * - 404 400019, and 20000 or 20003 soon after a purchase: left to the caller, who refreshes the cart or asks later.
 * - all else: not repeated.
 * @see https://learn.microsoft.com/partner-center/developer/headers
 */
export function createDoor(parts: DoorParts): Door {
  const { cloud, tokens, budget, now, random = Math.random, observe } = parts;
  const wait = parts.wait ?? ((ms: number, signal?: AbortSignal) => sleep(ms, undefined, { signal }));
  const policy = { ...defaultRetry, ...parts.retry };
  const carry = parts.fetch ? fetchCarrier(parts.fetch) : httpCarrier;
  const timeouts = { connect: 10_000, answer: 100_000, body: 60_000, total: 900_000, ...parts.timeouts };

  async function call<T>(call: Call<T>): Promise<Reply<T>> {
    const deadline = startDeadline(timeouts.total, call.signal);
    const { signal } = deadline;
    const progress: Progress = {
      requestId: call.ids?.requestId ?? randomUUID(),
      correlationId: call.ids?.correlationId ?? randomUUID(),
      uncertain: false,
      sent: false,
    };
    try {
      return await attempts({ ...call, signal }, progress);
    } catch (error) {
      if (error instanceof MicrosoftError || !(signal.reason instanceof DeadlinePassed)) throw error;
      throw faultOfDeadline(progress, isWrite(call));
    } finally {
      deadline.stop();
    }
  }

  async function attempts<T>(call: Call<T>, progress: Progress): Promise<Reply<T>> {
    const { signal, priority = 'order', as, service, inTenant } = call;
    const counted = isCounted(call);
    let refusedToken: string | undefined;
    for (let attempt = 1; ; attempt++) {
      let token: string | undefined;
      const result = await mercifully(async () => {
        token = (await tokens.get(as, { service, inTenant, signal, refused: refusedToken })).value;
        if (counted) await budget.take(1, { priority, key: tenantIn(call.path), signal });
        progress.sent = true;
        return exchange(call, progress, token, attempt);
      });
      progress.sent = false;
      if (!(result instanceof MicrosoftError)) return result;

      progress.uncertain ||= result.uncertain;
      const { uncertain } = progress;
      if (token && !uncertain && result.status !== undefined) progress.requestId = randomUUID();
      if (result.status === 401 && token && !refusedToken && !hopeless.has(result.code)) {
        refusedToken = token;
        continue;
      }
      const ms = result.retryAfterMs ?? pause(attempt, policy, random);
      if (token && counted && result.status === 429) budget.refused(ms);
      if (attempt >= policy.attempts || ms > policy.longestRetryAfter || !mayRepeat(call, result)) {
        throw uncertain ? asUncertain(result) : result;
      }
      await wait(ms, signal);
    }
  }

  async function exchange<T>(call: Call<T>, progress: CallIds, token: string, attempt: number) {
    const { requestId, correlationId } = progress;
    const ids = { requestId, correlationId };
    const at = now();
    const started = performance.now();
    const url = serviceOf(cloud, call.service).address + call.path + queryString(call.query);
    const outcome = await send(url, requestOf(call, ids, token), {
      carry,
      timeouts,
      signal: call.signal,
    });
    const result = open(call, ids, token, outcome, now());
    observe?.({
      at,
      method: call.method,
      path: call.path,
      ...ids,
      ms: performance.now() - started,
      attempt,
      counted: isCounted(call),
      ...('status' in outcome && { status: outcome.status, microsoftTime: dateOf(outcome.headers) }),
      ...(result instanceof MicrosoftError && { errorCode: result.code }),
    });
    return result;
  }

  return { call };
}

/** Failures of Microsoft's as values; everything else is thrown on. */
async function mercifully<T>(work: () => Promise<T>): Promise<T | MicrosoftError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MicrosoftError) return error;
    throw error;
  }
}

function mayRepeat(call: Call<unknown>, error: MicrosoftError): boolean {
  if (error.remedy !== 'retry') return false;
  // A write whose answer was damaged has most likely been done; one whose refusal was damaged has not.
  if (error.code === 'malformed-answer') return !isWrite(call) || (error.status ?? 0) >= 400;
  if (error.uncertain && call.idempotent === false) return false;
  return error.status === undefined || passing.has(error.status);
}

/** Microsoft counts the calls of Partner Center apart from those of Graph. */
const isCounted = ({ service }: { service?: string }): boolean =>
  service === undefined || service === 'partner-center';

/** Whose call it is, so that customers take turns. */
const tenantIn = (path: string): string | undefined => /^\/v\d+\/customers\/([^/?]+)/i.exec(path)?.[1];

function dateOf(headers: Headers): Date | undefined {
  const ms = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? undefined : new Date(ms);
}
