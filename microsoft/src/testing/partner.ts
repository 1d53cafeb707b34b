import type { AccessToken } from '../access-token.ts';
import type { Budget } from '../budget.ts';
import type { Door, Exchange } from '../call.ts';
import { readClaims } from '../claims.ts';
import { cloud } from '../clouds.ts';
import { createDoor, type DoorParts } from '../request.ts';
import type { TokenKind, TokenRequest, Tokens } from '../tokens.ts';

export const start = new Date('2026-11-24T12:00:00Z');

/** A clock that moves only when somebody waits. */
export function handClock(at: Date = start) {
  let time = at.getTime();
  const waits: number[] = [];
  return {
    waits,
    now: () => new Date(time),
    advance: (ms: number) => {
      time += ms;
    },
    wait: async (ms: number, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      waits.push(ms);
      time += ms;
    },
  };
}

/** A token as Entra shapes it; nobody here checks signatures. */
export function jwt(claims: Record<string, unknown>): string {
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'none' })}.${encode(claims)}.`;
}

/** Tokens handed out without Entra: `app-1`, `app-2` after a refusal. */
export function plainTokens(): Tokens & { asked: [TokenKind, TokenRequest?][] } {
  const asked: [TokenKind, TokenRequest?][] = [];
  const token = (value: string): AccessToken => ({ value, expiresAt: start, claims: readClaims(value) });
  return {
    asked,
    get: async (kind, request) => {
      asked.push([kind, request]);
      return token(`${kind}-${request?.refused ? 2 : 1}`);
    },
    authorizationUrl: () => '',
    redeemCode: () => Promise.reject(new Error('No consent here.')),
  };
}

export const freeBudget: Budget = { take: async () => {}, refused: () => {} };

/** A door to a local server, with everything that happened written down. */
export function doorTo(url: string, parts: Partial<DoorParts> = {}) {
  const clock = handClock();
  const exchanges: Exchange[] = [];
  const door: Door = createDoor({
    cloud: cloud('simulator', url),
    tokens: plainTokens(),
    budget: freeBudget,
    now: clock.now,
    wait: clock.wait,
    random: () => 0.5,
    observe: (exchange) => exchanges.push(exchange),
    ...parts,
  });
  return { door, clock, exchanges };
}
