import type { Context } from '../context.ts';
import { Refusal } from './refusal.ts';

const windowMs = 60_000;

/**
 * Counts calls a minute and partner tenant; refused ones count too. The window runs in real time, or in the simulator's
 * time while its clock stands.
 * @see https://learn.microsoft.com/partner-center/developer/api-throttling-guidance
 */
export function createThrottle(context: Context) {
  const windows = new Map<string, { start: number; calls: number }>();

  /** @throws Refusal 429 with `Retry-After` above the quota */
  return function take(partnerTenantId: string): void {
    const { quotaPerMinute } = context.world.settings();
    if (quotaPerMinute <= 0) return;
    const now = context.clock.frozen() ? Date.parse(context.clock.now()) : context.monotonic();
    let window = windows.get(partnerTenantId);
    if (!window || now < window.start || now >= window.start + windowMs) window = { start: now, calls: 0 };
    window.calls += 1;
    windows.set(partnerTenantId, window);
    if (window.calls <= quotaPerMinute) return;
    const seconds = Math.max(1, Math.ceil((window.start + windowMs - now) / 1000));
    const message = `Rate limit is exceeded. Try again in ${seconds} seconds.`;
    throw new Refusal(
      { status: 429, body: { statusCode: 429, message }, headers: { 'retry-after': String(seconds) } },
      message,
    );
  };
}
