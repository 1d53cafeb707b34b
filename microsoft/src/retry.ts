/** How often and how patiently a call is tried. */
export interface RetryPolicy {
  /** All attempts together. */
  attempts: number;
  /** Upper limit of the first pause in milliseconds; doubles with each attempt. */
  firstPause: number;
  longestPause: number;
  /** When Microsoft asks for a longer wait, the caller gets the error and plans it. */
  longestRetryAfter: number;
}

/** Three retries as in Microsoft's SDK. */
export const defaultRetry: RetryPolicy = {
  attempts: 4,
  firstPause: 1_000,
  longestPause: 30_000,
  longestRetryAfter: 120_000,
};

/** Answers after which the same call may do better a moment later. */
export const passing: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** Pause before the next attempt, in milliseconds: anything up to a limit that doubles ("full jitter"). */
export function pause(attempt: number, policy: RetryPolicy, random: () => number): number {
  return random() * Math.min(policy.longestPause, policy.firstPause * 2 ** (attempt - 1));
}

/**
 * `Retry-After` in milliseconds, from seconds or an HTTP date; a date is compared with the answer's own `Date`,
 * so that a wrong clock here does no harm.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function retryAfter(headers: Headers, now: Date): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1_000;
  const until = Date.parse(value);
  const sent = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(until) ? undefined : Math.max(0, until - (Number.isNaN(sent) ? now.getTime() : sent));
}

/** Codes of work that goes on at Microsoft: asking again at once only brings the same answer. In milliseconds. */
const rests: Readonly<Record<string, number>> = {
  '800060': 2 * 60_000,
  '800064': 2 * 60_000,
  '800082': 2 * 60_000,
  '900278': 24 * 60 * 60_000,
};

/**
 * How long to rest after a code when the answer itself does not say it. Minutes are an assumption [U]; 24 hours for a
 * pending operation are documented.
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 */
export const restAfter = (code: string): number | undefined => rests[code];
