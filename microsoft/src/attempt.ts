import { isJson, Malformed, parse } from './body.ts';
import { type Call, isWrite, type Reply } from './call.ts';
import type { CallIds } from './commerce.ts';
import type { MicrosoftError } from './errors.ts';
import { type CallFacts, faultOfAnswer, faultOfDamage, faultOfLoss, faultOfShape } from './fault.ts';
import { passing, retryAfter } from './retry.ts';
import { secretsIn } from './secrets.ts';
import type { Answer, Loss } from './transport.ts';

/** What one attempt sends. @see https://learn.microsoft.com/partner-center/developer/headers */
export function requestOf(call: Call<unknown>, ids: CallIds, token: string) {
  const { body } = call;
  const form = body instanceof FormData;
  const headers: Record<string, string> = {
    Authorization: `Bearer ${token}`,
    Accept: 'application/json',
    ...namesOf(call, ids),
    ...(body !== undefined && !form && { 'Content-Type': 'application/json' }),
    ...(call.ifMatch !== undefined && { 'If-Match': quoted(call.ifMatch) }),
    ...call.headers,
  };
  return { method: call.method, headers, body: form || body === undefined ? body : JSON.stringify(body) };
}

/** Graph knows a request by another header, and does not take it for an idempotency key. */
function namesOf({ service }: Call<unknown>, { requestId, correlationId }: CallIds): Record<string, string> {
  if (service === 'graph') return { 'client-request-id': requestId };
  return { 'MS-RequestId': requestId, 'MS-CorrelationId': correlationId };
}

const quoted = (etag: string): string => (etag.includes('"') ? etag : `"${etag}"`);

/**
 * A refusal that says it is JSON and is not: what it refuses for is lost, so it is asked for again. Gateways that send
 * HTML or nothing say so; what 401 and a passing status mean, they mean without a body.
 */
function isDamaged({ status, headers, text }: Answer): boolean {
  if (status === 401 || passing.has(status) || text.trim() === '') return false;
  return /\bjson\b/i.test(headers.get('content-type') ?? '') && !isJson(text);
}

/** What came of one attempt: the reply, or why there is none. */
export function open<T>(
  call: Call<T>,
  ids: CallIds,
  token: string,
  outcome: Answer | Loss,
  now: Date,
): Reply<T> | MicrosoftError {
  const facts = (): CallFacts => ({
    path: call.path,
    ...ids,
    secrets: [token, ...secretsIn(call.body)],
    write: isWrite(call),
  });
  if ('sent' in outcome) return faultOfLoss(outcome, facts());
  const { status, headers, text, bytes } = outcome;
  const ok = status >= 200 && status < 300;
  if (!ok && isDamaged(outcome)) return faultOfDamage(status, facts());
  if (!ok && !call.expect?.includes(status)) {
    return faultOfAnswer({ status, text, retryAfterMs: retryAfter(headers, now) }, facts());
  }
  try {
    const body = call.file && ok ? bytes : parse(text);
    return { status, headers, ...ids, body: call.read ? call.read(body, status) : (body as T) };
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    // An expected refusal that does not read like Microsoft's may come from a gateway: it proves nothing.
    return ok
      ? faultOfShape({ status, reason: error.message }, facts())
      : faultOfAnswer({ status, text }, facts());
  }
}
