import { alarm } from './alarm.ts';
import { decode } from './body.ts';
import { follow } from './deadline.ts';

/**
 * Time-outs in milliseconds. Connecting has no number of its own: `fetch` gives up on a connection after 10 s
 * (`unreachable`: certainly not sent), or with `answer` when that is shorter.
 */
export interface Timeouts {
  /** From sending until the head of the answer. Microsoft's own SDK waits three minutes. */
  answer: number;
  /** For the body after that. */
  body: number;
  /** For the whole call: waiting for the budget, pauses and all attempts. */
  total: number;
}

export interface Answer {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
  text: string;
}

/** No complete answer came. `sent`: the request may have reached Microsoft. */
export interface Loss {
  reason: string;
  sent: boolean;
  timedOut: boolean;
}

/** Errors of the network that say that no connection came about. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/**
 * One request, one answer. Redirects are not followed: a token must not travel to another address.
 * @throws the signal's reason when the caller gives up
 */
export async function send(
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string | FormData },
  means: { fetch: typeof fetch; timeouts: Omit<Timeouts, 'total'>; signal?: AbortSignal },
): Promise<Answer | Loss> {
  const { timeouts, signal } = means;
  const cutOff = new AbortController();
  let timedOut = false;
  const late = () => {
    timedOut = true;
    cutOff.abort();
  };
  const letGo = follow(signal, cutOff);
  let takeBack = alarm(timeouts.answer, late);
  try {
    const response = await means.fetch(url, {
      ...init,
      redirect: 'manual',
      signal: cutOff.signal,
    });
    takeBack();
    takeBack = alarm(timeouts.body, late);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = decode(bytes, response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, bytes, text };
  } catch (error) {
    signal?.throwIfAborted();
    if (timedOut) return { reason: 'No answer in time.', sent: true, timedOut: true };
    const reason = networkCode(error);
    return { reason, sent: !neverSent.has(reason), timedOut: false };
  } finally {
    takeBack();
    letGo();
  }
}

/** The code deep in a failed fetch; its message could quote the request. */
export function networkCode(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    const [first] = at instanceof AggregateError ? at.errors : [];
    if (first) return networkCode(first);
  }
  return error instanceof Error ? error.name : 'unknown';
}
