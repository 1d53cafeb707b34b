import { alarm } from './alarm.ts';
import { decode } from './body.ts';
import type { Carrier, Outgoing } from './carriers.ts';

/** Time-outs in milliseconds. */
export interface Timeouts {
  /** Until there is a connection; a request that fails here was certainly not sent. */
  connect: number;
  /** From then until the head of the answer. Microsoft's own SDK waits three minutes. */
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
  outgoing: Outgoing,
  means: { carry: Carrier; timeouts: Omit<Timeouts, 'total'>; signal?: AbortSignal },
): Promise<Answer | Loss> {
  const { carry, timeouts, signal } = means;
  let end = () => {};
  let connected = false;
  let timedOut = false;
  const late = () => {
    timedOut = true;
    end();
  };
  const giveUp = () => end();
  signal?.throwIfAborted();
  signal?.addEventListener('abort', giveUp, { once: true });
  let takeBack = alarm(timeouts.connect, late);
  const next = (ms: number) => {
    takeBack();
    takeBack = alarm(ms, late);
  };
  try {
    const incoming = await carry(url, outgoing, {
      connected() {
        connected = true;
        next(timeouts.answer);
      },
      answered: () => next(timeouts.body),
      onCancel(how) {
        end = how;
      },
    });
    const { status, headers, bytes } = incoming;
    return { status, headers, bytes, text: decode(bytes, headers.get('content-type') ?? '') };
  } catch (error) {
    signal?.throwIfAborted();
    if (timedOut) return { reason: 'No answer in time.', sent: connected, timedOut };
    const reason = networkCode(error);
    return { reason, sent: connected && !neverSent.has(reason), timedOut };
  } finally {
    takeBack();
    signal?.removeEventListener('abort', giveUp);
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
