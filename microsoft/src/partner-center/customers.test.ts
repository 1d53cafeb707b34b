import { describe, expect, test } from 'vitest';
import type { NewTenant } from '../commerce.ts';
import { hangUp, json, listen, raw } from '../testing/local-server.ts';
import { doorTo } from '../testing/partner.ts';
import { createTenant, findTenant, tenant } from './customers.ts';
import { domain } from './domains.ts';

const ids = { requestId: 'request-1', correlationId: 'correlation-1' };
const fabrikam = {
  id: 'tenant-1',
  commerceId: 'commerce-1',
  companyProfile: { tenantId: 'tenant-1', domain: 'fabrikam.onmicrosoft.com', companyName: 'Fabrikam' },
  relationshipToPartner: 'reseller',
};
const found = {
  tenantId: 'tenant-1',
  domain: 'fabrikam.onmicrosoft.com',
  companyName: 'Fabrikam',
  commerceId: 'commerce-1',
  relationshipToPartner: 'reseller',
};

describe('domain', () => {
  test('is asked by HEAD: 200 is taken, 404 is free', async () => {
    const taken = await listen(raw('', 200));
    expect(await domain(doorTo(taken.url).door, 'fabrikam.onmicrosoft.com')).toBe('taken');
    expect(taken.requests[0]).toMatchObject({ method: 'HEAD', url: '/v1/domains/fabrikam.onmicrosoft.com' });
    const free = await listen(raw('', 404));
    expect(await domain(doorTo(free.url).door, 'fabrikam.onmicrosoft.com')).toBe('free');
  });

  test.each([204, 302, 400, 401, 403, 429, 500, 503])('%i says nothing about the name', async (status) => {
    const server = await listen(raw('', status));
    await expect(domain(doorTo(server.url).door, 'fabrikam.onmicrosoft.com')).rejects.toMatchObject({
      status,
    });
  });

  test('a name cannot leave its place in the path', async () => {
    const server = await listen(raw('', 200));
    await domain(doorTo(server.url).door, '../customers?x#y');
    expect(server.requests[0]!.url).toBe('/v1/domains/..%2Fcustomers%3Fx%23y');
  });
});

describe('createTenant', () => {
  const order: NewTenant = {
    domain: 'fabrikam.onmicrosoft.com',
    companyName: 'Fabrikam',
    email: 'it@fabrikam.example',
    culture: 'en-US',
    language: 'en',
    address: { country: 'US', city: 'Redmond', state: 'WA', addressLine1: '1 Main St', postalCode: '98052' },
  };
  const created = { ...fabrikam, userCredentials: { userName: 'admin', password: 'first-password' } };

  test('sends what Microsoft wants and returns the only copy of the password', async () => {
    const server = await listen(json(created, 201));
    expect(await createTenant(doorTo(server.url).door, order, ids)).toEqual({
      ...found,
      credentials: { userName: 'admin@fabrikam.onmicrosoft.com', password: 'first-password' },
    });
    const { headers, body } = server.requests[0]!;
    expect(headers).toMatchObject({ authorization: 'Bearer app-1', 'ms-requestid': 'request-1' });
    expect(JSON.parse(body)).toEqual({
      companyProfile: { domain: 'fabrikam.onmicrosoft.com' },
      billingProfile: {
        email: 'it@fabrikam.example',
        culture: 'en-US',
        language: 'en',
        companyName: 'Fabrikam',
        defaultAddress: order.address,
      },
      enableGDAPByDefault: true,
    });
  });

  test('for a reseller needs a person’s token', async () => {
    const server = await listen(json(created, 201));
    await createTenant(doorTo(server.url).door, { ...order, associatedPartnerId: 'reseller-1' }, ids);
    expect(server.requests[0]!.headers.authorization).toBe('Bearer user-1');
    expect(JSON.parse(server.requests[0]!.body).associatedPartnerId).toBe('reseller-1');
  });

  test('a lost answer is asked for again under the same ids', async () => {
    const server = await listen(hangUp, json(created, 201));
    expect((await createTenant(doorTo(server.url).door, order, ids)).credentials?.password).toBe(
      'first-password',
    );
    expect(server.requests.map(({ headers }) => headers['ms-requestid'])).toEqual(['request-1', 'request-1']);
  });
});

describe('tenant', () => {
  test.each([
    [404, { code: 60003, description: 'Tenant not found' }],
    [403, { code: 20002, description: 'No relationship' }],
  ])('%i from Microsoft means no customer', async (status, body) => {
    const server = await listen(json(body, status));
    expect(await tenant(doorTo(server.url).door, 'tenant-1')).toBeUndefined();
  });

  test.each([
    [404, '<html>not here</html>'],
    [404, '{"statusCode":404,"message":"Resource not found"}'],
    [404, ''],
    [403, '{"code":900308,"description":"role"}'],
    [500, ''],
  ])('%i %s is an error', async (status, body) => {
    const server = await listen(raw(body, status));
    await expect(tenant(doorTo(server.url).door, 'tenant-1')).rejects.toMatchObject({ status });
  });
});

describe('findTenant', () => {
  const search = (...domains: string[]) =>
    json({
      items: domains.map((domain, i) => ({ ...fabrikam, id: `tenant-${i + 1}`, companyProfile: { domain } })),
    });

  test('compares the whole name, whatever its case', async () => {
    const server = await listen(search('fabrikam.onmicrosoft.com.example', 'Fabrikam.onmicrosoft.com'));
    const match = await findTenant(doorTo(server.url).door, 'fabrikam.onmicrosoft.com');
    expect(match?.tenantId).toBe('tenant-2');
    const filter = new URL(server.requests[0]!.url, server.url).searchParams.get('filter');
    expect(JSON.parse(filter!)).toEqual({
      Field: 'Domain',
      Value: 'fabrikam.onmicrosoft.com',
      Operator: 'starts_with',
    });
  });

  test('knows custom domains from the customer’s own record', async () => {
    const server = await listen(
      search('fabrikam.onmicrosoft.com'),
      json({ ...fabrikam, customDomains: ['FABRIKAM.example', 'fabrikam.onmicrosoft.com'] }),
    );
    expect((await findTenant(doorTo(server.url).door, 'fabrikam.example'))?.tenantId).toBe('tenant-1');
  });

  test('finds nothing among others', async () => {
    const server = await listen(search('fabrikamtoo.onmicrosoft.com'));
    expect(await findTenant(doorTo(server.url).door, 'fabrikam')).toBeUndefined();
  });
});
