import { expect, test } from 'vitest';
import { json, listen, raw } from '../testing/local-server.ts';
import { doorTo } from '../testing/partner.ts';
import {
  availabilities,
  carts,
  customTermEnds,
  invoiceLines,
  invoices,
  migrations,
  orderAttachments,
  priceSheets,
  productUpgrades,
  transitions,
} from './index.ts';

const ids = { requestId: 'request-1', correlationId: 'correlation-1' };

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

test('texts for numbers and names in any case come out in one form, and unknown fields stay', async () => {
  const line = {
    quantity: '3',
    unitPrice: '12.50',
    subtotal: 37.5,
    taxTotal: '',
    mpnId: 123,
    newField: { a: 1 },
  };
  const server = await listen(json({ items: [{ ...line, invoiceLineItemType: 'BillingLineItems' }] }));
  const question = { provider: 'onetime', type: 'billinglineitems' as const };
  expect(await collect(invoiceLines.invoiceLines(doorTo(server.url).door, 'G1', question))).toEqual([
    {
      quantity: 3,
      unitPrice: 12.5,
      subtotal: 37.5,
      taxTotal: undefined,
      mpnId: '123',
      newField: { a: 1 },
      invoiceLineItemType: 'billing_line_items',
    },
  ]);
});

test('invoice lines follow the token of each page', async () => {
  const next = {
    uri: '/invoices/G1/lineitems?provider=onetime&invoicelineitemtype=billinglineitems&size=2&seekOperation=Next',
    method: 'GET',
    headers: [{ key: 'MS-ContinuationToken', value: 'more' }],
  };
  const server = await listen(
    json({ items: [{ quantity: 1 }], links: { next } }),
    json({ items: [{ quantity: 2 }] }),
  );
  const question = { provider: 'onetime', type: 'billinglineitems' as const, size: 2 };
  const lines = await collect(invoiceLines.invoiceLines(doorTo(server.url).door, 'G1', question));
  expect(lines.map(({ quantity }) => quantity)).toEqual([1, 2]);
  expect(server.requests[1]).toMatchObject({
    url: `/v1${next.uri}`,
    headers: { 'ms-continuationtoken': 'more' },
  });
});

test('invoices are paged by offset, and a list that does not heed it comes once', async () => {
  const page = (...names: string[]) => json({ items: names.map((id) => ({ id, totalCharges: '5' })) });
  const heeds = await listen(page('G1', 'G2'), page('G3'));
  const two = await collect(invoices.invoices(doorTo(heeds.url).door, {}, 2));
  expect(two.map(({ id, totalCharges }) => [id, totalCharges])).toEqual([
    ['G1', 5],
    ['G2', 5],
    ['G3', 5],
  ]);
  expect(heeds.requests.map(({ url }) => url)).toEqual([
    '/v1/invoices?size=2&offset=0',
    '/v1/invoices?size=2&offset=2',
  ]);
  const same = await listen(page('G1', 'G2'));
  expect(await collect(invoices.invoices(doorTo(same.url).door, {}, 2))).toHaveLength(2);
  const none = await listen(page());
  expect(
    await collect(invoices.invoices(doorTo(none.url).door, { from: '2026-01-01', to: '2026-01-31' })),
  ).toEqual([]);
  expect(JSON.parse(new URL(none.requests[0]!.url, none.url).searchParams.get('filter')!)).toEqual({
    LeftFilter: { Field: 'InvoiceDate', Value: '2026-01-01', Operator: 'greater_than_or_equals' },
    RightFilter: { Field: 'InvoiceDate', Value: '2026-01-31', Operator: 'less_than_or_equals' },
    Operator: 'and',
  });
});

test('a token without a link is sent back with the same request', async () => {
  const server = await listen(
    json({ newCommerceMigrations: [{ id: '1', currentSubscriptionId: 'a' }], continuationToken: 'more' }),
    json({ newCommerceMigrations: [{ id: '2', currentSubscriptionId: 'b' }] }),
  );
  const found = await collect(migrations.migrations(doorTo(server.url).door, { tenantId: 't' }));
  expect(found.map(({ currentSubscriptionId }) => currentSubscriptionId)).toEqual(['a', 'b']);
  const [first, second] = server.requests;
  expect(second!.url).toBe(first!.url);
  expect(second!.headers['ms-continuationtoken']).toBe('more');

  const end = { allowedCustomTermEndDate: '2026-12-31T00:00:00' };
  const inHeader = await listen(
    json({ items: [end] }, 200, { 'MS-ContinuationToken': 'more' }),
    json({ items: [end] }),
  );
  expect(await collect(customTermEnds.customTermEnds(doorTo(inHeader.url).door, 't', 'P1Y'))).toHaveLength(2);
});

test('transitions are found under either name', async () => {
  const one = {
    operationId: 'op',
    events: [{ name: 'Conversion', status: 'Started', errors: [{ code: 3 }] }],
  };
  for (const body of [{ transition: [one] }, { items: [one] }]) {
    const server = await listen(json(body));
    const [found] = await transitions.transitions(doorTo(server.url).door, 't', 's');
    expect(found).toMatchObject({ operationId: 'op', events: [{ errors: [{ code: '3' }] }] });
  }
});

test('a checkout that half succeeded tells the codes', async () => {
  const server = await listen(
    json({ orders: [{ id: 'o' }], orderErrors: [{ orderGroupId: 1, code: 800069 }] }, 201),
  );
  expect(await carts.checkout(doorTo(server.url).door, 't', 'c', ids)).toMatchObject({
    orders: [{ id: 'o', lineItems: [] }],
    orderErrors: [{ orderGroupId: '1', code: '800069', description: '' }],
  });
});

test('an availability without terms is no reason to fail', async () => {
  const bare = { catalogItemId: 'P:S:A', productId: 'P', skuId: 'S' };
  const server = await listen(json({ items: [bare] }));
  const found = await availabilities.availabilities(doorTo(server.url).door, { country: 'US' }, 'P', 'S');
  expect(found).toEqual([{ ...bare, terms: [] }]);
});

test('a statement comes as the bytes that Microsoft sent', async () => {
  const pdf = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0xff, 0xfe, 0, 1]);
  const server = await listen(raw(pdf, 200, { 'Content-Type': 'application/pdf' }));
  expect(await invoices.invoiceStatement(doorTo(server.url).door, 'G1')).toEqual(pdf);
  expect(server.requests[0]).toMatchObject({
    url: '/v1/invoices/G1/documents/statement',
    headers: { accept: 'application/pdf', authorization: 'Bearer user-1' },
  });
  const refused = await listen(json({ code: 600009, description: 'not ready' }, 404));
  await expect(invoices.taxReceipt(doorTo(refused.url).door, 'G1', 'r')).rejects.toMatchObject({
    code: '600009',
  });
});

test('a price sheet is a file with a name, asked for with a person’s token', async () => {
  const headers = {
    'Content-Type': 'text/csv',
    'Content-Disposition': 'attachment; filename="US_prices.csv"',
  };
  const server = await listen(raw('ProductTitle,ProductId', 200, headers));
  const question = {
    market: 'US',
    view: 'updatedlicensebased',
    timeline: 'history' as const,
    month: '202601',
  };
  const sheet = await priceSheets.priceSheet(doorTo(server.url).door, question, true);
  expect(sheet).toMatchObject({ fileName: 'US_prices.csv', contentType: 'text/csv' });
  expect(new TextDecoder().decode(sheet.bytes)).toBe('ProductTitle,ProductId');
  expect(server.requests[0]!.headers).toMatchObject({
    authorization: 'Bearer user-1',
    'accept-encoding': 'deflate',
  });
  expect(server.requests[0]!.url).toBe(
    "/v1.0/sales/pricesheets(Market='US',PricesheetView='updatedlicensebased')/$value?timeline=history&month=202601",
  );
});

test('an upgrade to an Azure plan is known by its address', async () => {
  const server = await listen(raw('', 202, { Location: 'productUpgrades/42d0' }), raw('', 202));
  const { door } = doorTo(server.url);
  expect(await productUpgrades.upgradeToAzurePlan(door, 't', ids)).toBe('42d0');
  await expect(productUpgrades.upgradeToAzurePlan(door, 't', ids)).rejects.toMatchObject({
    code: 'malformed-answer',
    uncertain: true,
  });
});

test('a purchase order is uploaded as a form', async () => {
  const server = await listen(
    json([{ attachmentId: 'a', fileName: 'po.pdf', attachmentType: 'POAttachment' }], 201),
  );
  const documents = {
    customerPrice: '100',
    fxRate: '1',
    currency: 'USD',
    isPartOfTender: false,
    purchaseOrders: [new File(['%PDF'], 'po.pdf', { type: 'application/pdf' })],
  };
  const [made] = await orderAttachments.attachDocuments(doorTo(server.url).door, 't', 'o', documents, ids);
  expect(made).toMatchObject({ attachmentId: 'a' });
  const { headers, body } = server.requests[0]!;
  expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
  expect(body).toMatch(/name="POFiles"; filename="po\.pdf"[\s\S]*%PDF/);
  const metadata = /name="metadata"\r\n\r\n(.*)\r\n/.exec(body)?.[1];
  expect(JSON.parse(metadata!)).toEqual({
    customerPrice: '100',
    fxRate: '1',
    currency: 'USD',
    isPartOfTender: false,
  });
});
