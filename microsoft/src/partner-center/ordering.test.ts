import { describe, expect, test } from 'vitest';
import { json, listen, raw } from '../testing/local-server.ts';
import { doorTo } from '../testing/partner.ts';
import { catalogue } from './catalogue.ts';
import { cart, checkout, createCart, order } from './commerce-ordering.ts';
import { subscription } from './subscriptions.ts';

const ids = { requestId: 'request-1', correlationId: 'correlation-1' };

describe('catalogue', () => {
  const availability = {
    catalogItemId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971',
    productId: 'CFQ7TTC0LH18',
    skuId: '0001',
    defaultCurrency: { code: 'USD', symbol: '$' },
    segment: 'commercial',
    country: 'US',
    isPurchasable: true,
    terms: [
      { duration: 'P1Y', billingCycle: 'Monthly' },
      { duration: 'P3Y', billingCycle: 'OneTime' },
    ],
  };
  const product = { id: 'CFQ7TTC0LH18', title: 'Business Basic', productType: { id: 'OnlineServicesNCE' } };
  const sku = {
    id: '0001',
    title: 'Basic',
    minimumQuantity: 1,
    maximumQuantity: '300',
    isTrial: false,
    purchasePrerequisites: ['MicrosoftCustomerAgreement'],
  };
  const query = { productId: 'CFQ7TTC0LH18', skuId: '0001', country: 'US', segment: 'commercial' };

  test('joins availability, product and SKU of a market', async () => {
    const server = await listen((response, { url }) => {
      if (url.includes('availabilities'))
        json({ items: [availability, { ...availability, segment: 'education' }] })(response);
      else json(url.includes('/skus/') ? sku : product)(response);
    });
    expect(await catalogue(doorTo(server.url).door, query)).toEqual([
      {
        catalogItemId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971',
        productId: 'CFQ7TTC0LH18',
        skuId: '0001',
        productTitle: 'Business Basic',
        skuTitle: 'Basic',
        productType: 'OnlineServicesNCE',
        country: 'US',
        currency: 'USD',
        segment: 'commercial',
        minimumQuantity: 1,
        maximumQuantity: 300,
        isTrial: false,
        terms: [
          { duration: 'P1Y', billingCycle: 'monthly' },
          { duration: 'P3Y', billingCycle: 'one_time' },
        ],
        prerequisites: ['MicrosoftCustomerAgreement'],
      },
    ]);
    expect(server.requests[0]!.url).toBe(
      '/v1/products/CFQ7TTC0LH18/skus/0001/availabilities?country=US&targetSegment=commercial',
    );
  });

  test('for a tenant asks in its own market, and takes what the availability brings along', async () => {
    const server = await listen(json({ items: [{ ...availability, product, sku }] }));
    expect(await catalogue(doorTo(server.url).door, { ...query, tenantId: 'tenant-1' })).toHaveLength(1);
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/v1/customers/tenant-1/products/CFQ7TTC0LH18/skus/0001/availabilities',
    ]);
  });

  test('of a SKU that is no longer sold is empty', async () => {
    const server = await listen(json({ totalCount: 0, items: [] }));
    expect(await catalogue(doorTo(server.url).door, query)).toEqual([]);
    const withdrawn = await listen(
      json({ items: [{ ...availability, isPurchasable: false, product, sku }] }),
    );
    expect(await catalogue(doorTo(withdrawn.url).door, query)).toEqual([]);
  });
});

describe('cart', () => {
  const line = { catalogItemId: 'p:s:a', quantity: 3, termDuration: 'P1Y', billingCycle: 'monthly' };

  test('a direct partner names no reseller, a provider does', async () => {
    const server = await listen(json({ id: 'c', status: 'Active', lineItems: [] }, 201));
    const { door } = doorTo(server.url);
    await createCart(door, 'tenant-1', { lines: [line] }, ids);
    const named = {
      lines: [{ ...line, transactionReseller: '5139005' }],
      partnerOnRecordAttestationAccepted: true,
    };
    await createCart(door, 'tenant-1', named, ids);
    const [direct, indirect] = server.requests.map(({ body }) => JSON.parse(body));
    expect(direct).toEqual({ lineItems: [{ id: 0, ...line }] });
    expect(indirect).toEqual({
      partnerOnRecordAttestationAccepted: true,
      lineItems: [{ id: 0, ...line, participants: [{ key: 'transaction_reseller', value: '5139005' }] }],
    });
  });

  test('faulty lines come in a success, with a code as name or number', async () => {
    const errors = [{ errorCode: 10001, errorDescription: 'bad' }, { errorCode: 'QuotaNotAvailable' }];
    const server = await listen(
      json({ id: 'c', lineItems: errors.map((error) => ({ ...line, error })) }, 201),
    );
    const made = await createCart(doorTo(server.url).door, 'tenant-1', { lines: [line] }, ids);
    expect(made.lines.map(({ error }) => error)).toEqual([
      { code: '10001', description: 'bad' },
      { code: 'QuotaNotAvailable', description: '' },
    ]);
  });

  test('that Microsoft forgot is undefined', async () => {
    const server = await listen(json({ code: 800008, description: '' }, 404));
    expect(await cart(doorTo(server.url).door, 'tenant-1', 'c')).toBeUndefined();
  });

  test('a partial failure of a checkout is no exception', async () => {
    const placed = {
      id: 'o',
      status: 'pending',
      lineItems: [{ lineItemNumber: 0, offerId: 'p:s:a', quantity: 3 }],
    };
    const orderErrors = [{ orderGroupId: '1', code: 800069, description: 'risk' }];
    const server = await listen(json({ orders: [placed], orderErrors }, 201));
    expect(await checkout(doorTo(server.url).door, 'tenant-1', 'c', ids)).toEqual({
      orders: [
        {
          id: 'o',
          status: 'pending',
          createdAt: undefined,
          lines: [
            {
              lineNumber: 0,
              offerId: 'p:s:a',
              quantity: 3,
              subscriptionId: undefined,
              partnerIdOnRecord: undefined,
            },
          ],
        },
      ],
      errors: [{ orderGroupId: '1', code: '800069', description: 'risk' }],
    });
    expect(server.requests[0]).toMatchObject({ body: '', headers: { 'content-length': '0' } });
  });
});

test.each([
  ['order', order, 20000],
  ['subscription', subscription, 20003],
])('an unknown %s is undefined, a gateway’s 404 is an error', async (_name, get, code) => {
  const unknown = await listen(json({ code, description: '' }, 404));
  expect(await get(doorTo(unknown.url).door, 'tenant-1', 'x')).toBeUndefined();
  const gateway = await listen(raw('<html>', 404));
  await expect(get(doorTo(gateway.url).door, 'tenant-1', 'x')).rejects.toMatchObject({ code: 'http-404' });
});
