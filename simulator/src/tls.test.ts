import { createHash, createPrivateKey, randomUUID, X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { derOf, type Issued, issueCertificate } from './certificates.ts';
import { demoSeedPath, readSeed } from './seed.ts';
import type { Simulator } from './server.ts';
import { direct, start, startDemo } from './testing/partner.ts';

let simulator: Simulator;
let pair: Issued;
let stranger: Issued;

beforeAll(async () => {
  [pair, stranger] = await Promise.all([
    issueCertificate({ name: 'CN=Application', hosts: [] }),
    issueCertificate({ name: 'CN=Stranger', hosts: [] }),
  ]);
  const seed = readSeed(demoSeedPath);
  const application = seed.partners.flatMap((one) => one.applications ?? []);
  for (const one of application) one.certificates = [pair.certificate];
  simulator = await startDemo({ tls: true, seed });
});
afterAll(() => simulator.close());

/** A request that trusts the simulator's authority and nobody else, to a host of Microsoft's where one is named. */
function call(path: string, options: { host?: string; name?: string; form?: Record<string, string> } = {}) {
  const body = options.form && new URLSearchParams(options.form).toString();
  const { port } = new URL(simulator.url);
  return new Promise<{ status?: number; body: string }>((done, failed) => {
    const sent = request({
      host: '127.0.0.1',
      port,
      path,
      method: body === undefined ? 'GET' : 'POST',
      ca: simulator.ca,
      servername: options.name ?? options.host ?? 'localhost',
      headers: {
        ...(options.host !== undefined && { host: options.host }),
        ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
    });
    sent.once('error', failed);
    sent.once('response', (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.once('end', () =>
        done({ body: text, ...(response.statusCode !== undefined && { status: response.statusCode }) }),
      );
    });
    sent.end(body);
  });
}

async function assertion(key: Issued, header: Record<string, string>, claims: Record<string, unknown> = {}) {
  const audience = `https://login.microsoftonline.com/${direct.tenantId}/oauth2/v2.0/token`;
  const seconds = Date.parse(start) / 1000;
  return new SignJWT({ jti: randomUUID(), aud: audience, exp: seconds + 300, nbf: seconds, ...claims })
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', ...header })
    .setIssuer(direct.clientId)
    .setSubject(direct.clientId)
    .sign(createPrivateKey(key.privateKey));
}

async function token(client_assertion: string) {
  const answer = await call(`/${direct.tenantId}/oauth2/v2.0/token`, {
    form: {
      grant_type: 'client_credentials',
      client_id: direct.clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion,
      scope: 'https://api.partnercenter.microsoft.com/.default',
    },
  });
  return JSON.parse(answer.body) as { access_token?: string; error_codes?: number[] };
}

const thumbprint = (hash: string, { certificate }: Issued) =>
  createHash(hash).update(derOf(certificate)).digest('base64url');

test.each([
  'api.partnercenter.microsoft.com',
  'login.microsoftonline.com',
  'graph.microsoft.com',
  'localhost',
])('the certificate covers %s, and its authority is all that has to be trusted', async (host) => {
  expect((await call('/_simulator/clock', { name: host })).status).toBe(200);
  expect((await call('/_simulator/ca.pem')).body).toBe(simulator.ca);
  expect(new X509Certificate(simulator.ca as string).ca).toBe(true);
});

test('discovery leads from the authority to its tenant, at the host that was asked', async () => {
  const host = 'login.microsoftonline.com';
  const asked = encodeURIComponent(`https://${host}/${direct.tenantId}/oauth2/v2.0/authorize`);
  const path = `/common/discovery/instance?api-version=1.1&authorization_endpoint=${asked}`;
  const instance = JSON.parse((await call(path, { host })).body);
  expect(instance.metadata[0].aliases).toContain('login.windows.net');
  const found = new URL(instance.tenant_discovery_endpoint);
  const described = JSON.parse((await call(found.pathname, { host: found.host })).body);
  expect(described).toMatchObject({
    issuer: `https://${host}/${direct.tenantId}/v2.0`,
    token_endpoint: `https://${host}/${direct.tenantId}/oauth2/v2.0/token`,
  });
});

test.each(['PS256', 'RS256'])(
  'an application signs its assertion with %s and a registered certificate',
  async (alg) => {
    for (const [name, hash] of [
      ['x5t#S256', 'sha256'],
      ['x5t', 'sha1'],
    ] as const)
      expect(
        (await token(await assertion(pair, { alg, [name]: thumbprint(hash, pair) }))).access_token,
      ).toBeTypeOf('string');
  },
);

test('assertions are refused: strange key, strange certificate, other audience, out of time', async () => {
  const named = { 'x5t#S256': thumbprint('sha256', pair) };
  const refused = async (text: Promise<string>) => (await token(await text)).error_codes;
  expect(await refused(assertion(stranger, named))).toEqual([700027]);
  expect(await refused(assertion(stranger, { x5t: thumbprint('sha1', stranger) }))).toEqual([700027]);
  expect(await refused(assertion(pair, named, { aud: 'https://elsewhere.example/x' }))).toEqual([700023]);
  expect(await refused(assertion(pair, named, { exp: 1000 }))).toEqual([700024]);
});
