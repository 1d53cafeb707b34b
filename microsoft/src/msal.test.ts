import { X509Certificate } from 'node:crypto';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { type AuthenticationResult, ConfidentialClientApplication, CryptoProvider } from '@azure/msal-node';
import { type Simulator, startSimulator } from '@concord/simulator/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readClaims } from './claims.ts';
import type { ApplicationCertificate } from './client-proof.ts';
import { cloud } from './clouds.ts';
import { applicationCertificate } from './testing/certificate.ts';
import { demoPartners } from './testing/demo-partners.ts';
import { fillForms } from './testing/forms.ts';
import { createTokens } from './tokens.ts';

const partner = demoPartners['a direct partner'];
const audience = 'https://api.partnercenter.microsoft.com';
const redirectUri = 'http://localhost:8365/consent';
const trusted = getCACertificates('default');
let simulator: Simulator;
let certificate: ApplicationCertificate;

beforeAll(async () => {
  simulator = await startSimulator({ tls: true });
  certificate = await applicationCertificate();
  setDefaultCACertificates([...trusted, simulator.ca ?? '']);
  const application = simulator.world.applications.get(partner.applicationId);
  if (!application) throw new Error('the demo has no such application');
  simulator.world.applications.put({ ...application, certificates: [certificate.certificate] });
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await simulator?.close();
});

const client = (proof: { clientSecret: string } | { clientCertificate: object }) =>
  new ConfidentialClientApplication({
    auth: {
      clientId: partner.applicationId,
      authority: `${simulator.url}/${partner.tenantId}`,
      // Otherwise it would ask Microsoft's cloud which hosts are authorities.
      knownAuthorities: [new URL(simulator.url).host],
      ...proof,
    },
  } as ConstructorParameters<typeof ConfidentialClientApplication>[0]);
const bySecret = () => client({ clientSecret: partner.secret });

function claimsOf(result: AuthenticationResult | null) {
  expect(result?.tokenType).toBe('Bearer');
  const claims = readClaims(result?.accessToken ?? '');
  expect(claims).toMatchObject({
    audience,
    tenantId: partner.tenantId,
    applicationId: partner.applicationId,
  });
  return claims;
}

test('an application token by secret', async () => {
  const result = await bySecret().acquireTokenByClientCredential({ scopes: [`${audience}/.default`] });
  expect(claimsOf(result).userPrincipalName).toBeUndefined();
});

test('an application token by certificate', async () => {
  const { fingerprint256 } = new X509Certificate(certificate.certificate);
  const clientCertificate = {
    thumbprintSha256: fingerprint256.replaceAll(':', ''),
    privateKey: certificate.privateKey,
  };
  const result = await client({ clientCertificate }).acquireTokenByClientCredential({
    scopes: [`${audience}/.default`],
  });
  expect(claimsOf(result).userPrincipalName).toBeUndefined();
});

test('a person’s token by code and PKCE, then silently by the refresh token', async () => {
  const app = bySecret();
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const scopes = [`${audience}/user_impersonation`];
  const page = await app.getAuthCodeUrl({
    scopes,
    redirectUri,
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
    loginHint: partner.login,
  });
  const back = await fillForms(page, { username: partner.login, password: partner.password });
  const code = back.searchParams.get('code') ?? '';
  const signedIn = await app.acquireTokenByCode({ code, codeVerifier: verifier, scopes, redirectUri });
  expect(claimsOf(signedIn)).toMatchObject({ userPrincipalName: partner.login, mfa: true });
  const { account } = signedIn;
  if (!account) throw new Error('no account came with the token');
  const renewed = await app.acquireTokenSilent({ account, scopes, forceRefresh: true });
  expect(renewed.fromCache).toBe(false);
  expect(claimsOf(renewed)).toMatchObject({ userPrincipalName: partner.login, mfa: true });
});

test('a person’s token by password', async () => {
  const { login: username, password } = partner;
  const result = await bySecret().acquireTokenByUsernamePassword({
    scopes: [`${audience}/user_impersonation`],
    username,
    password,
  });
  expect(claimsOf(result)).toMatchObject({ userPrincipalName: username, mfa: false });
});

test('this client’s own certificate is accepted too', async () => {
  const tokens = createTokens({
    cloud: cloud('simulator', simulator.url),
    tenantId: partner.tenantId,
    applicationId: partner.applicationId,
    now: () => new Date(simulator.clock.now()),
    secrets: {
      applicationSecret: async () => '',
      applicationCertificate: async () => certificate,
      refreshToken: async () => undefined,
      saveRefreshToken: async () => {},
    },
  });
  expect((await tokens.get('app')).claims).toMatchObject({ audience, tenantId: partner.tenantId });
});
