import { createHash } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Simulator } from '../server.ts';
import {
  appToken,
  control,
  direct,
  formOf,
  partnerCenter,
  postForm,
  provider,
  redirectUri,
  send,
  signIn,
  startDemo,
  userTokens,
} from '../testing/partner.ts';

let simulator: Simulator | undefined;
let url = '';
beforeEach(async () => {
  simulator ??= await startDemo();
  url = simulator.url;
  await control(url, 'POST', 'reset');
});
afterAll(() => simulator?.close());

const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
const redeem = (form: Record<string, string>, tenant = provider.tenantId, version = '/v2.0') =>
  postForm(`${url}/${tenant}/oauth2${version}/token`, {
    client_id: provider.clientId,
    client_secret: provider.secret,
    ...form,
  });

test('an app-only token of the v1 endpoint has numbers as text, of v2 as numbers', async () => {
  const resource = 'https://api.partnercenter.microsoft.com';
  const v1 = await redeem({ grant_type: 'client_credentials', resource }, provider.tenantId, '');
  expect(v1.body).toMatchObject({ token_type: 'Bearer', expires_in: '3600', resource });
  expect(v1.text.startsWith('\uFEFF')).toBe(false);
  const v2 = await redeem({ grant_type: 'client_credentials', scope: `${resource}/.default` });
  expect(v2.body.expires_in).toBe(3600);
  expect(claimsOf(v2.body.access_token)).toMatchObject({
    aud: resource,
    tid: provider.tenantId,
    appid: provider.clientId,
  });
  expect(v2.body.refresh_token).toBeUndefined();
});

test('a person consents, with state, PKCE and the MFA claim', async () => {
  const verifier = 'v'.repeat(43);
  const code_challenge = createHash('sha256').update(verifier).digest('base64url');
  const back = await signIn(url, provider, { code_challenge, code_challenge_method: 'S256', state: 'a b&c' });
  expect(back.status).toBe(302);
  const target = new URL(back.headers.get('location') ?? '');
  expect(target.origin + target.pathname).toBe(redirectUri);
  expect(target.searchParams.get('state')).toBe('a b&c');
  const code = target.searchParams.get('code') ?? '';
  const wrong = await redeem({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: 'x'.repeat(43),
  });
  expect(wrong.body.error_codes).toEqual([501481]);
  const right = await redeem({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  expect(claimsOf(right.body.access_token)).toMatchObject({
    amr: ['pwd', 'mfa'],
    upn: provider.user,
    roles: ['AdminAgents'],
  });
  expect(claimsOf(right.body.id_token)).toMatchObject({
    aud: provider.clientId,
    iss: `${url}/${provider.tenantId}/v2.0`,
  });
  const again = await redeem({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  expect(again.body.error_codes).toEqual([54005]);
});

test('form_post carries code, id_token and state in a form', async () => {
  const page = await signIn(url, provider, {
    response_mode: 'form_post',
    response_type: 'code id_token',
    nonce: 'n-1',
  });
  expect(page.text).toContain(`action="${redirectUri}"`);
  const form = formOf(page.text);
  expect(form['state']).toBe('s-1');
  expect(claimsOf(form['id_token'] ?? '').nonce).toBe('n-1');
});

test('nobody gets past the second factor, a wrong password or a refused consent', async () => {
  const address = `${url}/common/oauth2/v2.0/authorize?${new URLSearchParams({ client_id: provider.clientId, response_type: 'code', redirect_uri: redirectUri }).toString()}`;
  const first = await send(address);
  const wrong = await postForm(address, { ...formOf(first.text), username: provider.user, password: 'nope' });
  expect(wrong.text).toContain('incorrect');
  const approve = await postForm(address, {
    ...formOf(first.text),
    username: provider.user,
    password: 'Demo-Pass-1',
  });
  expect(approve.text).toContain('Approve');
  const skipped = await postForm(address, { ...formOf(approve.text), step: 'consent', decision: 'accept' });
  expect(skipped.headers.get('location')).toBeNull();
  const canceled = await postForm(address, {
    ...formOf(
      (await postForm(address, { ...formOf(first.text), username: provider.user, password: 'Demo-Pass-1' }))
        .text,
    ),
    decision: 'cancel',
  });
  expect(canceled.headers.get('location')).toContain('error=access_denied');
});

test('an unregistered redirect address is refused on the page', async () => {
  const answer = await send(
    `${url}/common/oauth2/v2.0/authorize?${new URLSearchParams({ client_id: provider.clientId, response_type: 'code', redirect_uri: 'https://evil.example/' }).toString()}`,
  );
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('AADSTS50011');
});

test.each([
  ['a wrong secret', { client_secret: 'nope' }, 401, 'invalid_client', 7000215],
  ['no secret', { client_secret: '' }, 401, 'invalid_client', 7000218],
  [
    'an unknown application',
    { client_id: '0f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1eff' },
    400,
    'unauthorized_client',
    700016,
  ],
  ['an unknown grant', { grant_type: 'device_code' }, 400, 'unsupported_grant_type', 70003],
  [
    'a wrong password',
    { grant_type: 'password', username: provider.user, password: 'nope' },
    400,
    'invalid_grant',
    50126,
  ],
  [
    'a strange refresh token',
    { grant_type: 'refresh_token', refresh_token: 'x' },
    400,
    'invalid_grant',
    70000,
  ],
])('%s is refused with its code', async (_, form, status, error, code) => {
  const answer = await redeem({ grant_type: 'client_credentials', ...form });
  expect([answer.status, answer.body.error, answer.body.error_codes]).toEqual([status, error, [code]]);
  expect(answer.body.error_description).toContain(`AADSTS${code}`);
  expect(answer.text).not.toContain(provider.secret);
});

test('an unknown tenant and an expired secret are refused', async () => {
  const unknown = await redeem({ grant_type: 'client_credentials' }, 'nowhere.example');
  expect(unknown.body.error_codes).toEqual([90002]);
  await control(url, 'POST', 'clock', { to: '2027-11-01T00:00:00Z' });
  expect((await redeem({ grant_type: 'client_credentials' })).body.error_codes).toEqual([7000222]);
});

test('refresh tokens roll, die after 90 unused days and by revocation', async () => {
  const first = await userTokens(url, provider);
  await control(url, 'POST', 'clock', { advance: 'P89D' });
  const second = await redeem({ grant_type: 'refresh_token', refresh_token: first.refresh_token });
  expect(second.status).toBe(200);
  expect(second.body.refresh_token).not.toBe(first.refresh_token);
  await control(url, 'POST', 'clock', { advance: 'P2D' });
  expect(
    (await redeem({ grant_type: 'refresh_token', refresh_token: first.refresh_token })).body.error_codes,
  ).toEqual([700082]);
  expect(
    (await redeem({ grant_type: 'refresh_token', refresh_token: second.body.refresh_token })).status,
  ).toBe(200);
  await control(url, 'POST', 'actions/revoke-tokens', { userPrincipalName: provider.user });
  expect(
    (await redeem({ grant_type: 'refresh_token', refresh_token: second.body.refresh_token })).body
      .error_codes,
  ).toEqual([50173]);
});

test('a password alone gives a token without the MFA claim, or none where MFA is required', async () => {
  const form = {
    grant_type: 'password',
    username: provider.user,
    password: 'Demo-Pass-1',
    resource: 'https://api.partnercenter.microsoft.com',
  };
  const answer = await redeem(form, provider.tenantId, '');
  expect(claimsOf(answer.body.access_token).amr).toEqual(['pwd']);
  await control(url, 'POST', 'settings', { mfaRequiredAtSignIn: true });
  expect((await redeem(form, provider.tenantId, '')).body.error_codes).toEqual([50076]);
});

test('faults: consent withdrawn, MFA claim missing', async () => {
  const { refresh_token } = await userTokens(url, provider);
  await control(url, 'POST', 'faults', [{ kind: 'mfa-missing', count: 1 }]);
  const without = await redeem({ grant_type: 'refresh_token', refresh_token });
  expect(claimsOf(without.body.access_token).amr).toEqual(['pwd']);
  await control(url, 'POST', 'faults', [{ kind: 'consent-revoked', count: 1 }]);
  expect((await redeem({ grant_type: 'refresh_token', refresh_token })).body.error_codes).toEqual([65001]);
});

test('discovery and keys verify an access token', async () => {
  const discovery = await send(`${url}/${provider.tenantId}/v2.0/.well-known/openid-configuration`);
  expect(discovery.body.issuer).toBe(`${url}/${provider.tenantId}/v2.0`);
  const { body } = await send(discovery.body.jwks_uri);
  const { createLocalJWKSet, jwtVerify } = await import('jose');
  const token = await appToken(url, provider);
  const verified = await jwtVerify(token, createLocalJWKSet(body), {
    currentDate: new Date('2026-11-02T09:30:00Z'),
  });
  expect(verified.payload['tid']).toBe(provider.tenantId);
});

test('Partner Center takes what each call demands', async () => {
  const app = partnerCenter(url, await appToken(url, provider));
  const graph = partnerCenter(url, await appToken(url, provider, 'https://graph.windows.net'));
  const noMfa = partnerCenter(
    url,
    (
      await userTokens(url, provider, {
        user: 'nomfa@adatumdistribution.onmicrosoft.com',
        password: 'Demo-Pass-2',
      })
    ).access_token,
  );
  const noRole = partnerCenter(
    url,
    (
      await userTokens(url, provider, {
        user: 'norole@adatumdistribution.onmicrosoft.com',
        password: 'Demo-Pass-3',
      })
    ).access_token,
  );
  const code = (answer: { status: number; body: { code: number } }) => [answer.status, answer.body?.code];
  expect(code(await app('GET', '/v1/profiles/mpn'))).toEqual([403, 900329]);
  expect(code(await graph('GET', '/v1/customers'))).toEqual([401, 900420]);
  expect(code(await noMfa('GET', '/v1/customers'))).toEqual([401, 900421]);
  expect(code(await noRole('GET', '/v1/customers'))).toEqual([403, 900308]);
  expect(code(await send(`${url}/v1/customers`))).toEqual([401, 800001]);
  expect(code(await partnerCenter(url, 'a.b.c')('GET', '/v1/customers'))).toEqual([401, 400]);
  const token = await appToken(url, provider);
  const [head, claims] = token.split('.');
  const forged = `${head}.${claims}.${'A'.repeat(342)}`;
  expect((await partnerCenter(url, forged)('GET', '/v1/customers')).status).toBe(401);
  const directNoMfa = partnerCenter(
    url,
    (await userTokens(url, direct, { user: 'nomfa@lucernecloud.onmicrosoft.com', password: 'Demo-Pass-2' }))
      .access_token,
  );
  expect((await directNoMfa('GET', '/v1/customers')).status).toBe(200);
  const asked = await noMfa('GET', '/v1/customers', undefined, { ValidateMfa: 'true' });
  expect([asked.status, asked.headers.get('isMfaCompliant')]).toEqual([200, 'false']);
  await control(url, 'POST', 'clock', { advance: 'PT61M' });
  expect((await app('GET', '/v1/customers')).status).toBe(401);
});
