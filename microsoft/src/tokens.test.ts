import { describe, expect, test } from 'vitest';
import type { Claims } from './claims.ts';
import { cloud } from './clouds.ts';
import { closedPort, json, type LocalServer, listen, raw } from './testing/local-server.ts';
import { handClock, jwt, start } from './testing/partner.ts';
import { createTokens, type TokensParts } from './tokens.ts';

const tenantId = 'a2898e3a-06ca-454e-a0d0-c73b0ee36bba';
const minutes = (n: number) => n * 60_000;
const answer = (extra: object = {}) =>
  json({
    token_type: 'Bearer',
    expires_in: 3599,
    access_token: jwt({ tid: tenantId, amr: ['pwd', 'mfa'] }),
    ...extra,
  });
const refusal = (code: number, error = 'invalid_grant', status = 400) =>
  json(
    { error, error_description: `AADSTS${code}: no\r\nTrace ID: t-1`, error_codes: [code], trace_id: 't-1' },
    status,
  );

function partner(url: string, parts: Partial<TokensParts> = {}) {
  const clock = handClock();
  const kept = { secret: 'app-secret', refreshToken: 'refresh-1' as string | undefined };
  const saved: [string, { expiresAt: Date; claims: Claims }][] = [];
  const tokens = createTokens({
    cloud: cloud('simulator', url),
    tenantId,
    applicationId: 'application-1',
    now: clock.now,
    secrets: {
      applicationSecret: async () => kept.secret,
      refreshToken: async () => kept.refreshToken,
      saveRefreshToken: async (token, facts) => {
        saved.push([token, facts]);
        kept.refreshToken = token;
      },
    },
    ...parts,
  });
  return { tokens, clock, kept, saved };
}

const forms = (server: LocalServer) =>
  server.requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));

describe('app-only tokens', () => {
  test('50 callers at once make one request', async () => {
    const server = await listen(answer());
    const { tokens } = partner(server.url);
    const all = await Promise.all(Array.from({ length: 50 }, () => tokens.get('app')));
    expect(new Set(all.map(({ value }) => value)).size).toBe(1);
    expect(server.requests.map(({ url }) => url)).toEqual([`/${tenantId}/oauth2/v2.0/token`]);
    expect(forms(server)).toEqual([
      {
        grant_type: 'client_credentials',
        client_id: 'application-1',
        client_secret: 'app-secret',
        scope: 'https://api.partnercenter.microsoft.com/.default',
      },
    ]);
  });

  test('are renewed ahead of their end, and when the clock went back', async () => {
    const server = await listen(answer());
    const { tokens, clock } = partner(server.url);
    expect((await tokens.get('app')).expiresAt).toEqual(new Date(start.getTime() + 3_599_000));
    clock.advance(minutes(54));
    await tokens.get('app');
    expect(server.requests).toHaveLength(1);
    clock.advance(minutes(2));
    await tokens.get('app');
    expect(server.requests).toHaveLength(2);
    clock.advance(-minutes(30));
    await tokens.get('app');
    expect(server.requests).toHaveLength(3);
  });

  test('the v1 endpoint: resource, numbers as text, an id token nobody asked for', async () => {
    const server = await listen(answer({ expires_in: '3600', id_token: 'not.a.token' }));
    const { tokens } = partner(server.url, { endpoint: 'v1' });
    expect((await tokens.get('app')).expiresAt).toEqual(new Date(start.getTime() + 3_600_000));
    expect(server.requests[0]!.url).toBe(`/${tenantId}/oauth2/token`);
    expect(forms(server)[0]).toMatchObject({ resource: 'https://api.partnercenter.microsoft.com' });
  });

  test('a token that was refused is renewed once for all who hold it', async () => {
    const server = await listen(answer(), answer({ access_token: 'second' }));
    const { tokens } = partner(server.url);
    const { value } = await tokens.get('app');
    await Promise.all([tokens.get('app', { refused: value }), tokens.get('app', { refused: value })]);
    expect((await tokens.get('app', { refused: value })).value).toBe('second');
    expect(server.requests).toHaveLength(2);
  });

  test('one caller giving up leaves the request to the others', async () => {
    const server = await listen(answer());
    const { tokens } = partner(server.url);
    const giveUp = new AbortController();
    const first = tokens.get('app', { signal: giveUp.signal });
    const second = tokens.get('app');
    giveUp.abort(new Error('enough'));
    await expect(first).rejects.toThrow('enough');
    expect((await second).claims.tenantId).toBe(tenantId);
  });
});

describe('refused credentials', () => {
  test('a wrong secret is not sent again until it changes, time passes, or a person asks', async () => {
    const server = await listen(refusal(7000215, 'invalid_client', 401));
    const { tokens, kept, clock } = partner(server.url);
    const expected = { code: 'AADSTS7000215', remedy: 'configuration', status: 401, requestId: 't-1' };
    for (let i = 0; i < 5; i++) await expect(tokens.get('app')).rejects.toMatchObject(expected);
    expect(server.requests).toHaveLength(1);
    await expect(tokens.get('app', { fresh: true })).rejects.toMatchObject(expected);
    expect(server.requests).toHaveLength(2);
    kept.secret = 'another';
    await expect(tokens.get('app')).rejects.toMatchObject(expected);
    expect(server.requests).toHaveLength(3);
    clock.advance(minutes(11));
    await expect(tokens.get('app')).rejects.toMatchObject(expected);
    expect(server.requests).toHaveLength(4);
  });

  test.each([
    [700082, 'invalid_grant', 'reauthenticate'],
    [50173, 'invalid_grant', 'reauthenticate'],
    [65001, 'invalid_grant', 'reauthenticate'],
    [700016, 'unauthorized_client', 'configuration'],
    [123456, 'invalid_grant', 'reauthenticate'],
    [123456, 'invalid_client', 'configuration'],
  ])('%i %s needs %s', async (code, error, remedy) => {
    const server = await listen(refusal(code, error));
    await expect(partner(server.url).tokens.get('user')).rejects.toMatchObject({
      code: `AADSTS${code}`,
      remedy,
    });
  });

  test('an Entra that is down or answers nonsense may do better later', async () => {
    const down = partner(await closedPort());
    await expect(down.tokens.get('app')).rejects.toMatchObject({ code: 'unreachable', remedy: 'retry' });
    for (const [body, status] of [
      ['<html>', 200],
      ['<html>', 503],
    ] as const) {
      const server = await listen(raw(body, status), answer());
      const { tokens } = partner(server.url);
      await expect(tokens.get('app')).rejects.toMatchObject({ code: 'malformed-answer', remedy: 'retry' });
      expect((await tokens.get('app')).claims.mfa).toBe(true);
    }
  });
});

describe('app+user tokens', () => {
  test('the new refresh token is stored before the access token is used', async () => {
    const server = await listen(answer({ refresh_token: 'refresh-2' }));
    const { promise: stored, resolve: store } = Promise.withResolvers<void>();
    const events: string[] = [];
    const { tokens } = partner(server.url, {
      secrets: {
        applicationSecret: async () => 'app-secret',
        refreshToken: async () => 'refresh-1',
        saveRefreshToken: async () => {
          events.push('saving');
          await stored;
          events.push('saved');
        },
      },
    });
    const token = tokens.get('user').then(() => events.push('used'));
    await expect.poll(() => events).toEqual(['saving']);
    store();
    await token;
    expect(events).toEqual(['saving', 'saved', 'used']);
  });

  test('rolls on for 90 days from each use', async () => {
    const server = await listen(
      answer({ refresh_token: 'refresh-2' }),
      answer({ refresh_token: 'refresh-3' }),
    );
    const { tokens, saved, clock } = partner(server.url);
    await tokens.get('user');
    clock.advance(minutes(60));
    await tokens.get('user');
    expect(forms(server).map((form) => form.refresh_token)).toEqual(['refresh-1', 'refresh-2']);
    expect(saved.map(([token, { expiresAt }]) => [token, expiresAt.toISOString()])).toEqual([
      ['refresh-2', '2027-02-22T12:00:00.000Z'],
      ['refresh-3', '2027-02-22T13:00:00.000Z'],
    ]);
    expect(saved[0]![1].claims).toMatchObject({ tenantId, mfa: true });
  });

  test('a refresh token that another process rolled on is read again', async () => {
    const rolledOn: Parameters<typeof listen>[0] = (response) => {
      kept.refreshToken = 'refresh-8';
      refusal(70000)(response);
    };
    const server = await listen(rolledOn, answer({ refresh_token: 'refresh-9' }));
    const { tokens, kept } = partner(server.url);
    await tokens.get('user');
    expect(forms(server).map((form) => form.refresh_token)).toEqual(['refresh-1', 'refresh-8']);
    expect(kept.refreshToken).toBe('refresh-9');
  });

  test('what could not be stored is not used: the old refresh token still works', async () => {
    const server = await listen(answer({ refresh_token: 'refresh-2' }));
    let broken = true;
    const saved: string[] = [];
    const { tokens } = partner(server.url, {
      secrets: {
        applicationSecret: async () => 'app-secret',
        refreshToken: async () => saved.at(-1) ?? 'refresh-1',
        saveRefreshToken: async (token) => {
          if (broken) throw new Error('The process ended.');
          saved.push(token);
        },
      },
    });
    await expect(tokens.get('user')).rejects.toThrow('The process ended.');
    broken = false;
    await tokens.get('user');
    expect(forms(server).map((form) => form.refresh_token)).toEqual(['refresh-1', 'refresh-1']);
    expect(saved).toEqual(['refresh-2']);
  });

  test('without a stored secret nothing is asked', async () => {
    const server = await listen(answer());
    const { tokens } = partner(server.url, {
      secrets: {
        applicationSecret: async () => '',
        refreshToken: async () => 'refresh-1',
        saveRefreshToken: async () => {},
      },
    });
    await expect(tokens.get('app')).rejects.toMatchObject({
      code: 'secret-missing',
      remedy: 'configuration',
    });
    expect(server.requests).toHaveLength(0);
  });

  test('without consent nothing is asked; a legacy password only then', async () => {
    const server = await listen(answer());
    const { tokens, kept } = partner(server.url);
    kept.refreshToken = undefined;
    await expect(tokens.get('user')).rejects.toMatchObject({
      code: 'consent-missing',
      remedy: 'reauthenticate',
    });
    expect(server.requests).toHaveLength(0);
    const legacy = partner(server.url, {
      secrets: {
        applicationSecret: async () => 'app-secret',
        refreshToken: async () => undefined,
        saveRefreshToken: () => Promise.reject(new Error('A password brings no consent.')),
        password: async () => ({ login: 'admin@fabrikam.example', password: 'p' }),
      },
    });
    await legacy.tokens.get('user');
    expect(forms(server)[0]).toMatchObject({ grant_type: 'password', username: 'admin@fabrikam.example' });
  });
});

describe('tokens of other services and in customers’ tenants', () => {
  const asked = (request: { url: string; body: string }) => {
    const { scope, resource, refresh_token } = Object.fromEntries(new URLSearchParams(request.body));
    return [request.url.split('/')[1], scope ?? resource, refresh_token];
  };

  test('come of the same refresh token, are kept apart, and only the partner’s own directory rolls it on', async () => {
    const server = await listen(answer({ refresh_token: 'refresh-2' }));
    const { tokens, kept } = partner(server.url);
    await tokens.get('user', { service: 'graph' });
    expect(kept.refreshToken).toBe('refresh-2');
    kept.refreshToken = 'refresh-3';
    await tokens.get('user', { service: 'graph', inTenant: 'customer-1' });
    await tokens.get('user', { service: 'partner' });
    kept.refreshToken = 'refresh-4';
    await tokens.get('app', { service: 'graph', inTenant: 'customer-1' });
    for (const service of ['graph', 'partner'] as const) await tokens.get('user', { service });
    expect(server.requests.map(asked)).toEqual([
      [tenantId, 'https://graph.microsoft.com/.default offline_access', 'refresh-1'],
      ['customer-1', 'https://graph.microsoft.com/.default offline_access', 'refresh-3'],
      [tenantId, 'https://api.partner.microsoft.com/user_impersonation offline_access', 'refresh-3'],
      ['customer-1', 'https://graph.microsoft.com/.default', undefined],
    ]);
    expect(kept.refreshToken).toBe('refresh-4');
  });

  test('are asked for by resource at the older endpoint', async () => {
    const server = await listen(answer());
    await partner(server.url, { endpoint: 'v1' }).tokens.get('app', { service: 'graph' });
    expect(server.requests.map(asked)).toEqual([[tenantId, 'https://graph.microsoft.com', undefined]]);
  });

  test('of very many tenants are not all kept', async () => {
    const server = await listen(answer());
    const { tokens } = partner(server.url);
    const get = (n: number) => tokens.get('app', { service: 'graph', inTenant: `t-${n}` });
    for (let n = 0; n <= 500; n++) await get(n);
    await get(500);
    expect(server.requests).toHaveLength(501);
    await get(0);
    expect(server.requests).toHaveLength(502);
  });
});
