import * as oauth from 'oauth4webapi';
import { type AccessToken, accessToken, refreshTokenEnd } from './access-token.ts';
import type { Claims } from './claims.ts';
import type { ClientProof } from './client-proof.ts';
import { MicrosoftError } from './errors.ts';
import { type Application, entraAddresses, requestToken, target } from './token-endpoint.ts';

export interface ConsentRequest {
  /** Registered with the application in Entra. */
  redirectUri: string;
  /** Comes back unchanged; ties the answer to the browser that asked. */
  state: string;
  codeChallenge: string;
  /** Sign-in name to propose. */
  loginHint?: string;
}

export interface Consent {
  refreshToken: string;
  refreshTokenExpiresAt: Date;
  accessToken: AccessToken;
  claims: Claims;
}

/** The two halves of proof key for code exchange: keep the verifier, send the challenge. */
export async function createPkce(): Promise<{ codeVerifier: string; codeChallenge: string }> {
  const codeVerifier = oauth.generateRandomCodeVerifier();
  return { codeVerifier, codeChallenge: await oauth.calculatePKCECodeChallenge(codeVerifier) };
}

/** An unguessable `state`. */
export const createState = oauth.generateRandomState;

/**
 * The page where an administrator of the partner signs in (with a second factor) and gives consent.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export function authorizationUrl(application: Application, request: ConsentRequest): string {
  const url = new URL(entraAddresses(application).authorize);
  url.search = new URLSearchParams({
    client_id: application.applicationId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: request.redirectUri,
    state: request.state,
    code_challenge: request.codeChallenge,
    code_challenge_method: 'S256',
    // A fresh sign-in: an old session may lack the second factor, and its refresh token would stay without it.
    prompt: 'login',
    ...(request.loginHint && { login_hint: request.loginHint }),
    ...target(application, 'user'),
  }).toString();
  return url.href;
}

/** @throws MicrosoftError when Entra refuses the code or sends no refresh token */
export async function redeemCode(
  application: Application,
  proof: ClientProof,
  answer: { code: string; redirectUri: string; codeVerifier: string },
  now: () => Date,
): Promise<Consent> {
  const askedAt = now();
  const tokens = await requestToken(
    application,
    proof,
    {
      grant: 'authorization_code',
      code: answer.code,
      redirect_uri: answer.redirectUri,
      code_verifier: answer.codeVerifier,
    },
    askedAt,
  );
  if (!tokens.refreshToken) {
    throw new MicrosoftError({
      remedy: 'configuration',
      code: 'refresh-token-missing',
      description: '',
      explanation:
        'Entra gave no lasting consent. Allow offline_access among the API permissions of the application.',
    });
  }
  const token = accessToken(tokens, askedAt);
  return {
    refreshToken: tokens.refreshToken,
    refreshTokenExpiresAt: refreshTokenEnd(askedAt),
    accessToken: token,
    claims: token.claims,
  };
}
