import { inspect } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cloud } from './clouds.ts';
import { json, listen, type Received, raw } from './testing/local-server.ts';
import { doorTo, handClock, plainTokens } from './testing/partner.ts';
import { createTokens } from './tokens.ts';

/** Long enough that no ordinary text contains it by chance. */
const canary = fc.stringMatching(/^[!-~]{12,40}$/);
const status = fc.constantFrom(200, 400, 401, 403, 404, 409, 429, 500, 503);
const shape = fc.constantFrom('description', 'message', 'html', 'truncated');

/** An answer that repeats the whole request, as careless servers do. */
function echo(kind: string, code: number) {
  return (response: Parameters<ReturnType<typeof raw>>[0], { headers, url, body }: Received) => {
    const text = `${headers.authorization} ${url} ${body} ${new URLSearchParams(body).toString()}`;
    if (kind === 'html') raw(`<html>${text}</html>`, code)(response);
    else if (kind === 'truncated') raw(`{"password":${JSON.stringify(text)}`, code)(response);
    else json({ code: 3000, [kind]: text, error: 'invalid_grant', error_description: text }, code)(response);
  };
}

function everything(error: unknown): string {
  const shown = inspect(error, { depth: null, showHidden: true, getters: true });
  return shown + JSON.stringify(error) + String(error) + (error as Error).stack;
}

/** The canary itself, or as URLs, forms and JSON write it. */
function expectAbsent(text: string, secret: string): void {
  for (const spelling of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
    expect(text).not.toContain(spelling);
  }
}

test('no error of the door holds the token or a password', { timeout: 30_000 }, async () => {
  let answer = echo('html', 400);
  const server = await listen((response, request) => answer(response, request));
  await fc.assert(
    fc.asyncProperty(canary, canary, status, shape, async (token, password, code, kind) => {
      answer = echo(kind, code);
      const tokens = {
        ...plainTokens(),
        get: async () => ({ value: token, expiresAt: new Date(0), claims: never }),
      };
      const { door, exchanges } = doorTo(server.url, { tokens });
      const body = { passwordProfile: { password, forceChangePassword: true } };
      const call = { method: 'PATCH', path: '/v1/x', as: 'user', body, read: refuse } as const;
      const error = await door.call(call).catch((reason) => reason);
      const text = everything(error) + JSON.stringify(exchanges);
      expectAbsent(text, token);
      expectAbsent(text, password);
    }),
    { seed: 1, numRuns: 150 },
  );
});

test('no error of the tokens holds secret, refresh token, code or password', {
  timeout: 30_000,
}, async () => {
  let answer = echo('html', 400);
  const server = await listen((response, request) => answer(response, request));
  await fc.assert(
    fc.asyncProperty(canary, canary, canary, status, shape, async (secret, refresh, password, code, kind) => {
      answer = echo(kind, code);
      const tokens = (refreshToken?: string) =>
        createTokens({
          cloud: cloud('simulator', server.url),
          tenantId: 'tenant-1',
          applicationId: 'application-1',
          now: handClock().now,
          secrets: {
            applicationSecret: async () => secret,
            refreshToken: async () => refreshToken,
            saveRefreshToken: async () => {},
            password: async () => ({ login: 'admin@fabrikam.example', password }),
          },
        });
      const errors = await Promise.all([
        tokens()
          .get('app')
          .catch((reason) => reason),
        tokens(refresh)
          .get('user')
          .catch((reason) => reason),
        tokens()
          .get('user')
          .catch((reason) => reason),
        tokens()
          .redeemCode({ code: refresh, redirectUri: 'http://localhost', codeVerifier: password })
          .catch((reason) => reason),
      ]);
      const text = errors.map(everything).join('\n');
      for (const one of [secret, refresh, password]) expectAbsent(text, one);
    }),
    { seed: 1, numRuns: 60 },
  );
});

const never = { mfa: false, roles: [], directoryRoles: [] };

function refuse(): never {
  throw new TypeError('A bug in a reader, so that a success ends in an error too.');
}
