import { expect, test } from 'vitest';
import { cloud, serviceOf } from './clouds.ts';

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

test.each([
  ['global', 'https://graph.microsoft.com', 'https://api.partner.microsoft.com'],
  ['us-government', 'https://graph.microsoft.us', 'https://api.partner.microsoft.com'],
  ['china', 'https://microsoftgraph.chinacloudapi.cn', undefined],
] as const)(
  'Graph and price sheets of %s have hosts and audiences of their own',
  (environment, graph, partner) => {
    const here = cloud(environment);
    expect(serviceOf(here)).toEqual({ address: here.partnerCenter, audience: here.audience });
    expect(serviceOf(here, 'graph')).toEqual({ address: graph, audience: graph });
    if (partner) expect(serviceOf(here, 'partner')).toEqual({ address: partner, audience: partner });
    else
      expect(() => serviceOf(here, 'partner')).toThrow(expect.objectContaining({ code: 'service-missing' }));
  },
);

test('a simulator answers for all services, under Microsoft’s audiences', () => {
  const here = cloud('simulator', 'http://localhost:8366');
  for (const [service, audience] of [
    ['graph', 'https://graph.microsoft.com'],
    ['partner', 'https://api.partner.microsoft.com'],
  ] as const) {
    expect(serviceOf(here, service)).toEqual({ address: 'http://localhost:8366', audience });
  }
});
