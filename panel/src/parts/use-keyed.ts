import { useRef } from 'react';
import { ApiProblem } from '../api.ts';

/** A name that no other request has. Works without `crypto.randomUUID`, which plain http lacks. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/**
 * Sends under an Idempotency-Key of its own. A repetition after a lost answer is the same request; another one, or a
 * new try after a refusal, is a new one.
 */
export function useKeyed<T, R>(send: (given: T, key: string) => Promise<R>): (given: T) => Promise<R> {
  const attempt = useRef<{ about: string; key: string }>(undefined);
  return async (given) => {
    const about = JSON.stringify(given);
    if (attempt.current?.about !== about) attempt.current = { about, key: newKey() };
    try {
      return await send(given, attempt.current.key);
    } catch (problem) {
      const refused = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500;
      if (refused) attempt.current = undefined;
      throw problem;
    }
  };
}
