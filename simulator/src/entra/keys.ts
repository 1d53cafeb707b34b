import type { webcrypto } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { World } from '../world.ts';

/** Entra's signing key. It is part of the world, so that tokens survive a restart. */
export interface SigningKeys {
  kid: string;
  privateKey: webcrypto.CryptoKey;
  publicKey: webcrypto.CryptoKey;
  publicJwk: JWK;
}

/** The world's key; makes one when there is none. */
export async function signingKeys(world: World): Promise<SigningKeys> {
  let stored = world.keys.all()[0];
  if (!stored) {
    const pair = await generateKeyPair('RS256', { extractable: true });
    const publicJwk = await exportJWK(pair.publicKey);
    stored = world.keys.put({
      id: await calculateJwkThumbprint(publicJwk),
      privateJwk: { ...(await exportJWK(pair.privateKey)) },
      publicJwk: { ...publicJwk },
    });
  }
  return {
    kid: stored.id,
    privateKey: (await importJWK(stored.privateJwk as JWK, 'RS256')) as webcrypto.CryptoKey,
    publicKey: (await importJWK(stored.publicJwk as JWK, 'RS256')) as webcrypto.CryptoKey,
    publicJwk: { ...stored.publicJwk, kid: stored.id, x5t: stored.id, use: 'sig', alg: 'RS256' } as JWK,
  };
}
