import { type Claims, readClaims } from './claims.ts';
import type { TokenAnswer } from './token-endpoint.ts';

export interface AccessToken {
  value: string;
  /** By the clock of this program, counted from before the request, so that a skewed clock does no harm. */
  expiresAt: Date;
  claims: Claims;
}

const minute = 60_000;
/** A token is renewed when less than this is left, so that it outlives the call it is taken for. */
const margin = 5 * minute;
/** Of inactivity; each redemption starts it anew. @see https://learn.microsoft.com/entra/identity-platform/refresh-tokens */
const refreshTokenLife = 90 * 24 * 60 * minute;

export function accessToken(answer: TokenAnswer, askedAt: Date): AccessToken {
  return {
    value: answer.accessToken,
    expiresAt: new Date(askedAt.getTime() + answer.expiresIn * 1_000),
    claims: readClaims(answer.accessToken),
  };
}

export function isGood(token: AccessToken, now: Date): boolean {
  return now.getTime() < token.expiresAt.getTime() - margin;
}

export function refreshTokenEnd(askedAt: Date): Date {
  return new Date(askedAt.getTime() + refreshTokenLife);
}
