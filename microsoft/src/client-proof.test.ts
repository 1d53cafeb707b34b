import { constants, verify, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { cloud } from './clouds.ts';
import { applicationCertificate } from './testing/certificate.ts';
import { json, listen } from './testing/local-server.ts';
import { handClock, jwt, start } from './testing/partner.ts';
import { createTokens } from './tokens.ts';

const answer = json({ token_type: 'Bearer', expires_in: 3599, access_token: jwt({}) });

function tokensWith(url: string, certificate: { certificate: string; privateKey: string }) {
  return createTokens({
    cloud: cloud('simulator', url),
    tenantId: 'tenant-1',
    applicationId: 'application-1',
    now: handClock().now,
    secrets: {
      applicationSecret: async () => 'never sent',
      applicationCertificate: async () => certificate,
      refreshToken: async () => 'refresh-1',
      saveRefreshToken: async () => {},
    },
  });
}

const read = (part: string | undefined) => JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

test.each(['app', 'user'] as const)('a certificate proves the application, %s', async (kind) => {
  const mine = await applicationCertificate();
  const server = await listen(answer);
  await tokensWith(server.url, mine).get(kind);
  const form = new URLSearchParams(server.requests[0]?.body);
  expect(form.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
  expect(form.has('client_secret')).toBe(false);
  const [header, claims, signature] = (form.get('client_assertion') ?? '').split('.');
  const { fingerprint256 } = new X509Certificate(mine.certificate);
  const thumbprint = Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
  expect(read(header)).toMatchObject({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint });
  const seconds = start.getTime() / 1000;
  expect(read(claims)).toMatchObject({
    iss: 'application-1',
    sub: 'application-1',
    aud: `${server.url}/tenant-1/oauth2/v2.0/token`,
    nbf: seconds - 300,
    exp: seconds + 300,
  });
  expect(
    verify(
      'sha256',
      Buffer.from(`${header}.${claims}`),
      {
        key: new X509Certificate(mine.certificate).publicKey,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: 32,
      },
      Buffer.from(signature ?? '', 'base64url'),
    ),
  ).toBe(true);
});

test('a certificate with the key of another is not sent', async () => {
  const [one, other] = [await applicationCertificate(), await applicationCertificate()];
  const server = await listen(answer);
  const tokens = tokensWith(server.url, { certificate: one.certificate, privateKey: other.privateKey });
  await expect(tokens.get('app')).rejects.toMatchObject({
    code: 'certificate-unusable',
    remedy: 'configuration',
  });
  expect(server.requests).toHaveLength(0);
});
