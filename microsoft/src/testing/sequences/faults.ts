import type { Random } from './random.ts';

/** One thing that goes wrong at Microsoft during the next operation. */
export function drawFault(random: Random): Record<string, unknown> {
  const count = 1 + random.below(2);
  const after = random.below(3);
  const method = random.of(['POST', 'PATCH', undefined, undefined]);
  const match = { path: '^/v1/', ...(method && { method }) };
  const kind = random.of([
    'lost-response',
    'lost-response',
    'reset',
    'malformed',
    'truncated',
    'status',
    'status',
    'slow-update',
    'hang-after',
    'order-list-lag',
    'stale-availability',
  ]);
  const status = random.of([500, 502, 503, 504, 429, 408]);
  return {
    kind,
    // These hold a call open until the client's patience ends: once is enough.
    count: kind === 'hang-after' ? 1 : count,
    after,
    match: kind === 'slow-update' || kind === 'stale-availability' ? undefined : match,
    ...(kind === 'status' && { status }),
    ...(status === 429 && kind === 'status' && { retryAfter: 1 + random.below(60) }),
  };
}
