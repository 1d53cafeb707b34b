import { jwtVerify } from 'jose';
import type { SigningKeys } from './keys.ts';

export interface Claims {
  aud: string;
  exp: number;
  nbf: number;
  tid: string;
  appid: string;
  oid: string;
  upn?: string;
  amr?: string[];
}

/**
 * Reads access tokens: signatures are verified once per token. Expiry is left to the caller, in the simulator's time.
 * Answers `undefined` for what is no token of this Entra.
 */
export function createClaimsReader(keys: SigningKeys) {
  const verified = new Map<string, Claims>();

  return async function claimsOf(token: string): Promise<Claims | undefined> {
    const known = verified.get(token);
    if (known) return known;
    try {
      // The clock that counts is the virtual one, so the library looks at a time inside the token's life.
      const issuedAt = Number(
        JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).iat ?? 0,
      );
      const options = { algorithms: ['RS256'], currentDate: new Date(issuedAt * 1000) };
      const { payload } = await jwtVerify(token, keys.publicKey, options);
      const claims = payload as unknown as Claims;
      if (verified.size > 1000) verified.clear();
      verified.set(token, claims);
      return claims;
    } catch {
      return undefined;
    }
  };
}
