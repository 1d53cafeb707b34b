import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { open, requestOf } from './attempt.ts';
import type { Budget } from './budget.ts';
import { type Call, type Door, type Exchange, isWrite, type Reply } from './call.ts';
import type { Cloud } from './clouds.ts';
import type { CallIds } from './commerce.ts';
import { asUncertain, MicrosoftError } from './errors.ts';
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
  fetch?: typeof fetch;
  /** Called after every attempt; must not throw. */
  observe?: (exchange: Exchange) => void;
  timeouts?: Partial<Timeouts>;
  retry?: Partial<RetryPolicy>;
}

/** Refusals of a token that a new one of the same kind does not mend. */
const hopeless = new Set(['900420', '900421']);

/**
 * The one door to Partner Center: tokens, budget, ids, time-outs, retries and errors of every call.
 *
 * `MS-RequestId` is Microsoft's idempotency key. It is sent again only while nobody knows whether the work was done
 * (no answer; for a write also 408, 500, 502 and 504); after any other answer the next attempt gets a new one.
 * `MS-CorrelationId` stays the same through all attempts.
 * @see https://learn.microsoft.com/partner-center/developer/headers
 */
export function createDoor(parts: DoorParts): Door {
  const { cloud, tokens, budget, now, random = Math.random, observe = () => {} } = parts;
  const wait = parts.wait ?? ((ms: number, signal?: AbortSignal) => sleep(ms, undefined, { signal }));
  const policy = { ...defaultRetry, ...parts.retry };
  const timeouts = { answer: 100_000, body: 60_000, ...parts.timeouts };

  async function call<T>(call: Call<T>): Promise<Reply<T>> {
    const { signal, priority = 'order' } = call;
    const correlationId = call.ids?.correlationId ?? randomUUID();
    let requestId = call.ids?.requestId ?? randomUUID();
    let refusedToken: string | undefined;
    let uncertain = false;
    for (let attempt = 1; ; attempt++) {
      let token: string | undefined;
      const result = await mercifully(async () => {
        token = (await tokens.get(call.as, { signal, refused: refusedToken })).value;
        await budget.take(1, { priority, signal });
        return exchange(call, { requestId, correlationId }, token, attempt);
      });
      if (!(result instanceof MicrosoftError)) return result;

      uncertain ||= result.uncertain;
      if (token && !uncertain && result.status !== undefined) requestId = randomUUID();
      if (result.status === 401 && token && !refusedToken && !hopeless.has(result.code)) {
        refusedToken = token;
        continue;
      }
      const ms = result.retryAfterMs ?? pause(attempt, policy, random);
      if (token && result.status === 429) budget.refused(ms);
      if (attempt >= policy.attempts || ms > policy.longestRetryAfter || !mayRepeat(call, result)) {
        throw uncertain ? asUncertain(result) : result;
      }
      await wait(ms, signal);
    }
  }

  async function exchange<T>(call: Call<T>, ids: CallIds, token: string, attempt: number) {
    const at = now();
    const started = performance.now();
    const url = cloud.partnerCenter + call.path + queryString(call.query);
    const outcome = await send(url, requestOf(call, ids, token), {
      fetch: parts.fetch ?? fetch,
      timeouts,
      signal: call.signal,
    });
    const result = open(call, ids, token, outcome, now());
    observe({
      at,
      method: call.method,
      path: call.path,
      ...ids,
      ms: performance.now() - started,
      attempt,
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
  if (error.code === 'malformed-answer') return !isWrite(call);
  if (error.uncertain && call.idempotent === false) return false;
  return error.status === undefined || passing.has(error.status);
}

function dateOf(headers: Headers): Date | undefined {
  const ms = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? undefined : new Date(ms);
}
