import { type AccessToken, accessToken, isGood, refreshTokenEnd } from './access-token.ts';
import { authorizationUrl, type Consent, type ConsentRequest, redeemCode } from './consent.ts';
import { MicrosoftError } from './errors.ts';
import { type Application, requestToken, type TokenAnswer, type TokenPlace } from './token-endpoint.ts';
import { type Credentials, credentialsFor, proofFor, type TokenSecrets } from './token-secrets.ts';

/** `app`: the application alone; `user`: on behalf of the person who gave consent. */
export type TokenKind = 'app' | 'user';

export interface TokenRequest extends TokenPlace {
  signal?: AbortSignal;
  /** Ask Entra even when a good token, or a recent refusal, is at hand. */
  fresh?: boolean;
  /** A token that Microsoft refused: renewed, unless that happened meanwhile. */
  refused?: string;
}

export interface Tokens {
  /**
   * A token good for some minutes at least; parallel callers share one request to Entra.
   * @throws MicrosoftError `consent-missing`, an AADSTS code, `unreachable`, `timed-out`, `malformed-answer`
   */
  get(kind: TokenKind, request?: TokenRequest): Promise<AccessToken>;
  /** The page on which an administrator gives consent. */
  authorizationUrl(request: ConsentRequest): string;
  /** Turns the code of that page into tokens; the caller stores the refresh token. @throws MicrosoftError */
  redeemCode(answer: { code: string; redirectUri: string; codeVerifier: string }): Promise<Consent>;
}

export interface TokensParts extends Application {
  secrets: TokenSecrets;
  now: () => Date;
}

interface Slot {
  token?: AccessToken;
  obtainedAt?: Date;
  flight?: Promise<AccessToken>;
  refusal?: { error: MicrosoftError; print: string; until: number };
}

/** For so long (ms) a refused credential is not sent again: Entra locks accounts that keep knocking. */
const restAfterRefusal = 10 * 60_000;

/**
 * For so long (ms) what proves the partner is kept: a reading asks for a token in one customer's tenant after the other,
 * and opening sealed secrets costs more than the token does.
 */
const proofKept = 10_000;

/** So many tokens are kept; with thousands of customers' tenants the ones asked for longest ago go first. */
const kept = 500;

/**
 * Tokens of one partner account, app-only and app+user side by side (Secure Application Model).
 * @see https://learn.microsoft.com/partner-center/developer/enable-secure-app-model
 */
export function createTokens(parts: TokensParts): Tokens {
  const { secrets, now } = parts;
  const slots = new Map<string, Slot>();
  let proven: { at: number; credentials: Promise<Credentials> } | undefined;

  function slotFor(kind: TokenKind, { service = 'partner-center', inTenant = '' }: TokenPlace): Slot {
    const key = `${kind} ${service} ${inTenant}`;
    const slot = slots.get(key) ?? {};
    slots.delete(key);
    slots.set(key, slot);
    for (const [oldest] of slots) {
      if (slots.size <= kept) break;
      slots.delete(oldest);
    }
    return slot;
  }

  function credentialsIn(place: TokenPlace, kind: TokenKind, at: number): Promise<Credentials> {
    if (!place.inTenant || kind !== 'user') return credentialsFor(kind, secrets);
    if (proven && at >= proven.at && at < proven.at + proofKept) return proven.credentials;
    const credentials = credentialsFor(kind, secrets);
    proven = { at, credentials };
    credentials.catch(() => {
      proven = undefined;
    });
    return credentials;
  }

  async function renew(kind: TokenKind, slot: Slot, fresh: boolean, place: TokenPlace): Promise<AccessToken> {
    const askedAt = now();
    const credentials = await credentialsIn(place, kind, askedAt.getTime());
    const { refusal } = slot;
    if (!fresh && refusal?.print === credentials.print && askedAt.getTime() < refusal.until)
      throw refusal.error;
    try {
      const answer = await redeem(credentials, place);
      const token = accessToken(answer, askedAt);
      // What comes along in a customer's tenant is not kept: the partner's own refresh token rolls at home.
      if (answer.refreshToken && credentials.grant.grant === 'refresh_token' && !place.inTenant) {
        const facts = { expiresAt: refreshTokenEnd(askedAt), claims: token.claims };
        await secrets.saveRefreshToken(answer.refreshToken, facts);
      }
      Object.assign(slot, { token, obtainedAt: askedAt, refusal: undefined });
      return token;
    } catch (error) {
      if (error instanceof MicrosoftError && error.remedy !== 'retry' && !waitsForConsent(error, place)) {
        slot.refusal = { error, print: credentials.print, until: askedAt.getTime() + restAfterRefusal };
      }
      throw error;
    }
  }

  async function redeem({ proof, grant, print }: Credentials, place: TokenPlace): Promise<TokenAnswer> {
    try {
      return await requestToken(parts, proof, grant, now(), place);
    } catch (error) {
      proven = undefined;
      if (grant.grant !== 'refresh_token') throw error;
      // Another process may have rolled the refresh token on meanwhile.
      const newer = await credentialsFor('user', secrets);
      if (newer.print === print) throw error;
      return requestToken(parts, newer.proof, newer.grant, now(), place);
    }
  }

  return {
    async get(kind, { signal, fresh = false, refused, ...place } = {}) {
      signal?.throwIfAborted();
      const slot = slotFor(kind, place);
      const { token, obtainedAt } = slot;
      const wentBack = obtainedAt !== undefined && now() < obtainedAt;
      if (token && !fresh && !wentBack && token.value !== refused && isGood(token, now())) return token;
      slot.flight ??= renew(kind, slot, fresh, place).finally(() => {
        slot.flight = undefined;
      });
      return unlessAborted(slot.flight, signal);
    },
    authorizationUrl: (request) => authorizationUrl(parts, request),
    redeemCode: async (answer) => redeemCode(parts, await proofFor(secrets), answer, now),
  };
}

/** In a customer's tenant consent may be given at any moment, by `giveConsent`, without a change of the credentials. */
function waitsForConsent({ code }: MicrosoftError, { inTenant }: TokenPlace): boolean {
  return inTenant !== undefined && (code === 'AADSTS65001' || code === 'AADSTS700016');
}

/** One caller giving up must not take the shared request from the others. */
function unlessAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
