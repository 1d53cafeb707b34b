import { expect, test } from 'vitest';
import { cloud } from './clouds.ts';

test.each([
  ['global', 'login.microsoftonline.com', 'api.partnercenter.microsoft.com', '.onmicrosoft.com'],
  ['us-government', 'login.microsoftonline.us', 'api.partnercenter.microsoft.com', '.onmicrosoft.us'],
  [
    'china',
    'login.partner.microsoftonline.cn',
    'partner.partnercenterapi.microsoftonline.cn',
    '.partner.onmschina.cn',
  ],
  ['sandbox', 'login.microsoftonline.com', 'api.partnercenter.microsoft.com', '.ccsctp.net'],
] as const)('%s has fixed addresses, all https', (environment, authority, partnerCenter, domainSuffix) => {
  const found = cloud(environment);
  expect(found).toMatchObject({
    environment,
    authority: `https://${authority}`,
    partnerCenter: `https://${partnerCenter}`,
    audience: `https://${partnerCenter}`,
    domainSuffix,
    insecure: false,
  });
  expect(() => cloud(environment, 'http://localhost:8366')).toThrow(RangeError);
});

test.each([
  ['http://localhost:8366', 'http://localhost:8366', true],
  ['http://localhost:8366///', 'http://localhost:8366', true],
  ['https://sim.example/microsoft/', 'https://sim.example/microsoft', false],
])('the simulator at %s', (address, base, insecure) => {
  expect(cloud('simulator', address)).toMatchObject({
    authority: base,
    partnerCenter: base,
    graph: base,
    audience: 'https://api.partnercenter.microsoft.com',
    insecure,
  });
});

test.each([
  undefined,
  '',
  'localhost',
  'ftp://x',
  'javascript:alert(1)',
  'http://user:password@x',
  'http://x/?a=1',
  'http://x/#a',
])('the simulator refuses the address %s, without repeating it', (address) => {
  expect(() => cloud('simulator', address)).toThrow(/^The simulator needs/);
});
