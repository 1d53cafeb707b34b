import { createHash } from 'node:crypto';
import { addDuration } from '@concord/rules';
import type { Context } from '../context.ts';
import type { Answer } from '../exchange.ts';
import type { World } from '../world.ts';

/** How long a finished POST is remembered; Microsoft does not say. */
const memory = 'P1D';

/**
 * Answers a repeated POST (same partner, path, body and `MS-RequestId`) with the first one's answer, also while the
 * first is still running. The same id with another body is new work.
 * @see https://learn.microsoft.com/partner-center/developer/headers
 */
export function createRepeats(context: Context) {
  const running = new Map<string, Promise<Answer>>();
  const { replays } = context.world;

  return async function once(
    parts: { partner: string; path: string; requestId: string; body: unknown },
    work: () => Promise<Answer>,
  ): Promise<Answer> {
    const digest = createHash('sha256')
      .update(JSON.stringify(parts.body ?? null))
      .digest('base64url');
    const id = [parts.partner, parts.path.toLowerCase(), parts.requestId.toLowerCase(), digest].join('|');
    const known = replays.get(id);
    if (known && addDuration(known.at, memory) > context.clock.now()) return known;
    const first = running.get(id);
    if (first) return first;
    const answer = work()
      .then((done) => {
        if (done.status < 500)
          replays.put({
            id,
            at: context.clock.now(),
            status: done.status,
            body: done.body,
            ...(done.headers && { headers: done.headers }),
          });
        return done;
      })
      .finally(() => running.delete(id));
    running.set(id, answer);
    return answer;
  };
}

/** Drops what is no longer remembered. */
export function forgetRepeats(world: World, now: string): void {
  for (const one of world.replays.all()) if (addDuration(one.at, memory) <= now) world.replays.remove(one.id);
}
