import type { Context } from '../context.ts';
import type { Operation } from './operation.ts';
import { Refusal } from './refusal.ts';

/** One limit: so many calls in a window, counted by a key. */
interface Limit {
  key: string;
  calls: number;
  windowMs: number;
}

const minute = 60_000;

/**
 * Limits that hold for a call of this partner about this customer. Published: 500 calls a minute and partner tenant;
 * migrations 450 checks in five minutes per partner and customer, 100 starts in five minutes per partner. That there are
 * limits per partner and customer is published, how high they are is not: they hold where the setting says so. [U]
 * @see https://learn.microsoft.com/partner-center/developer/api-throttling-guidance
 */
function limitsOf(context: Context, partnerId: string, operation: Operation, customerId?: string): Limit[] {
  const { quotaPerMinute, quotaPerMinuteAndCustomer = 0 } = context.world.settings();
  if (quotaPerMinute <= 0) return [];
  const limits: Limit[] = [{ key: partnerId, calls: quotaPerMinute, windowMs: minute }];
  const pair = `${partnerId}|${customerId?.toLowerCase()}`;
  if (customerId !== undefined && quotaPerMinuteAndCustomer > 0)
    limits.push({ key: pair, calls: quotaPerMinuteAndCustomer, windowMs: minute });
  if (operation.method === 'POST' && operation.path.endsWith('/migrations/newcommerce/validate'))
    limits.push({ key: `${pair}|validate`, calls: 450, windowMs: 5 * minute });
  if (operation.method === 'POST' && operation.path.endsWith('/migrations/newcommerce'))
    limits.push({ key: `${partnerId}|migrate`, calls: 100, windowMs: 5 * minute });
  return limits;
}

/**
 * Counts calls; refused ones count too. Windows run in real time, or in the simulator's time while its clock stands.
 * @see https://learn.microsoft.com/partner-center/developer/api-throttling-guidance
 */
export function createThrottle(context: Context) {
  const windows = new Map<string, { start: number; calls: number }>();

  function secondsToWait({ key, calls, windowMs }: Limit, now: number): number {
    let window = windows.get(key);
    if (!window || now < window.start || now >= window.start + windowMs) window = { start: now, calls: 0 };
    window.calls += 1;
    windows.set(key, window);
    if (window.calls <= calls) return 0;
    return Math.max(1, Math.ceil((window.start + windowMs - now) / 1000));
  }

  /** @throws Refusal 429 with `Retry-After` above a limit */
  return function take(partnerId: string, operation: Operation, customerId?: string): void {
    const now = context.clock.frozen() ? Date.parse(context.clock.now()) : context.monotonic();
    const waits = limitsOf(context, partnerId, operation, customerId).map((one) => secondsToWait(one, now));
    const seconds = Math.max(0, ...waits);
    if (seconds === 0) return;
    const message = `Rate limit is exceeded. Try again in ${seconds} seconds.`;
    throw new Refusal(
      { status: 429, body: { statusCode: 429, message }, headers: { 'retry-after': String(seconds) } },
      message,
    );
  };
}
