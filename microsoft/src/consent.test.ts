import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { cloud } from './clouds.ts';
import { createPkce, createState } from './consent.ts';
import { json, listen } from './testing/local-server.ts';
import { handClock, jwt } from './testing/partner.ts';
import { createTokens } from './tokens.ts';

const redirectUri = 'http://localhost:8365/consent';

function tokensOf(url: string) {
  return createTokens({
    cloud: cloud('simulator', url),
    tenantId: 'fabrikam.onmicrosoft.com',
    applicationId: 'application-1',
    now: handClock().now,
    secrets: {
      applicationSecret: async () => 'app-secret',
      refreshToken: async () => undefined,
      saveRefreshToken: () => Promise.reject(new Error('The caller stores it.')),
    },
  });
}

test('the page asks for a lasting consent, with proof key and a fresh sign-in', () => {
  const url = new URL(
    tokensOf('http://localhost:8366/').authorizationUrl({
      redirectUri,
      state: 'state-1',
      codeChallenge: 'challenge-1',
      loginHint: 'admin@fabrikam.example',
    }),
  );
  expect(url.origin + url.pathname).toBe(
    'http://localhost:8366/fabrikam.onmicrosoft.com/oauth2/v2.0/authorize',
  );
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: 'application-1',
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: redirectUri,
    state: 'state-1',
    code_challenge: 'challenge-1',
    code_challenge_method: 'S256',
    prompt: 'login',
    login_hint: 'admin@fabrikam.example',
    scope: 'https://api.partnercenter.microsoft.com/user_impersonation offline_access',
  });
});

test('the challenge is the hash of the verifier, and nothing repeats', async () => {
  const { codeVerifier, codeChallenge } = await createPkce();
  expect(createHash('sha256').update(codeVerifier).digest('base64url')).toBe(codeChallenge);
  expect((await createPkce()).codeVerifier).not.toBe(codeVerifier);
  expect(createState()).not.toBe(createState());
});

test('a code becomes tokens, with what the person may do', async () => {
  const access = jwt({
    tid: 'tenant-1',
    upn: 'admin@fabrikam.example',
    amr: ['pwd', 'mfa'],
    aud: 'https://api.partnercenter.microsoft.com',
    appid: 'application-1',
    wids: ['62e90394-69f5-4237-9190-012177145e10'],
    exp: 1_795_000_000,
  });
  const server = await listen(
    json({ token_type: 'Bearer', expires_in: 3600, access_token: access, refresh_token: 'refresh-1' }),
  );
  const answer = { code: 'code-1', redirectUri, codeVerifier: 'verifier-1' };
  const consent = await tokensOf(server.url).redeemCode(answer);
  expect(consent).toMatchObject({
    refreshToken: 'refresh-1',
    refreshTokenExpiresAt: new Date('2027-02-22T12:00:00Z'),
    claims: {
      tenantId: 'tenant-1',
      userPrincipalName: 'admin@fabrikam.example',
      mfa: true,
      audience: 'https://api.partnercenter.microsoft.com',
      applicationId: 'application-1',
      roles: [],
      directoryRoles: ['62e90394-69f5-4237-9190-012177145e10'],
      expiresAt: new Date(1_795_000_000_000),
    },
  });
  expect(Object.fromEntries(new URLSearchParams(server.requests[0]!.body))).toMatchObject({
    grant_type: 'authorization_code',
    code: 'code-1',
    redirect_uri: redirectUri,
    code_verifier: 'verifier-1',
  });
});

test('an answer without refresh token is a fault of the registration', async () => {
  const server = await listen(json({ token_type: 'Bearer', expires_in: 3600, access_token: 'opaque' }));
  const answer = { code: 'code-1', redirectUri, codeVerifier: 'verifier-1' };
  await expect(tokensOf(server.url).redeemCode(answer)).rejects.toMatchObject({
    code: 'refresh-token-missing',
    remedy: 'configuration',
  });
});
