import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collect } from '../testing/collect.ts';
import { json, listen } from '../testing/local-server.ts';
import { doorTo } from '../testing/partner.ts';
import { partnerChanges } from './partner-changes.ts';
import { partnerTransfer } from './partner-transfer.ts';
import { partnerSync } from './sync.ts';

const parts = { partnerTenantId: 'p', applicationId: 'a' };

/** Bytes in use once what nobody holds is gone. */
function held(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

test('nothing of a big tenant is held in memory, and no page is asked for ahead', async () => {
  const pages = 120;
  const size = 999;
  let page = 0;
  const server = await listen((response) => {
    page += 1;
    const value = Array.from({ length: size }, (_, i) => ({
      id: `00000000-0000-4000-8000-${String(page * size + i).padStart(12, '0')}`,
      userPrincipalName: `somebody-with-a-name-${page}-${i}@fabrikam.example`,
      displayName: 'x'.repeat(100),
      accountEnabled: true,
      assignedLicenses: [{ skuId: '11111111-2222-4333-8444-555555555555', disabledPlans: [] }],
    }));
    const next = { '@odata.nextLink': `https://graph.microsoft.com/v1.0/users?$skiptoken=${page}` };
    server.requests.length = 0;
    json({ value, ...(page < pages && next) })(response);
  });
  let count = 0;
  let early = 0;
  for await (const user of partnerSync(doorTo(server.url).door, parts).users('t')) {
    count += 1;
    if (page !== Math.ceil(count / size) || user.licences.length !== 1) break;
    if (count === 10 * size) early = held();
    if (count === 110 * size) expect(held() - early).toBeLessThan(8 * 1024 * 1024);
  }
  expect(count).toBe(pages * size);
});

const record = (operationDate: string, more: object = {}) => ({
  customerId: 'T',
  resourceType: 'subscription',
  operationType: 'update_subscription',
  operationStatus: 'succeeded',
  operationDate,
  ...more,
});

test('changes are asked day by day, and only those of the interval are told', async () => {
  const all = [
    '2026-03-01T23:59:59.999Z',
    '2026-03-02T00:00:00',
    '2026-03-03T11:59:59Z',
    '2026-03-03T12:00:00Z',
  ];
  const server = await listen((response, { url }) => {
    const asked = new URL(url, 'http://x').searchParams;
    const [from, to] = [asked.get('startDate') ?? '', asked.get('endDate') ?? ''];
    const items = all
      .filter((at) => at.slice(0, 10) >= from && at.slice(0, 10) <= to)
      .map((at) => record(at));
    json({ items })(response);
  });
  const told = await collect(
    partnerChanges(
      doorTo(server.url).door,
      new Date('2026-03-02T00:00:00Z'),
      new Date('2026-03-03T12:00:00Z'),
    ),
  );
  expect(told.map(({ at }) => at)).toEqual(['2026-03-02T00:00:00.000Z', '2026-03-03T11:59:59.000Z']);
  expect(server.requests.map(({ url }) => url)).toEqual([
    '/v1/auditrecords?startDate=2026-03-02&endDate=2026-03-03&size=500',
    '/v1/auditrecords?startDate=2026-03-03&endDate=2026-03-04&size=500',
  ]);
});

test('a change says what it is about; without an id of its own it has the same key each time', async () => {
  const values = (Quantity: number, FriendlyName: string) =>
    JSON.stringify({ Id: 's-1', Quantity, FriendlyName, Status: 'active' });
  const at = '2026-03-02T10:00:00Z';
  const rows = [
    record(at, {
      resourceOldValue: values(5, 'A'),
      resourceNewValue: values(6, 'A'),
      userPrincipalName: 'x@y',
    }),
    record(at, { resourceOldValue: values(5, 'A'), resourceNewValue: values(5, 'B'), applicationId: 'app' }),
    record(at, { id: 'one', customizedData: [{ key: 'SubscriptionId-0', value: 's-2' }] }),
    record(at, { id: 'one', operationStatus: 'progress', resourceNewValue: 'no JSON' }),
  ];
  const server = await listen(json({ items: rows }));
  const read = () =>
    collect(partnerChanges(doorTo(server.url).door, new Date('2026-03-02'), new Date('2026-03-03')));
  const told = await read();
  expect(told).toMatchObject([
    { tenantId: 't', resourceId: 's-1', by: 'x@y', commerce: true, succeeded: true },
    { resourceId: 's-1', by: 'app', commerce: false },
    { key: 'one', resourceId: 's-2', commerce: undefined },
    { key: 'one/progress', resourceId: undefined, succeeded: false },
  ]);
  expect(new Set(told.map(({ key }) => key)).size).toBe(4);
  expect(await read()).toEqual(told);
});

test('whatever words Microsoft finds for a transfer, its direction is clear and it is closed only when said so', () =>
  fc.assert(
    fc.property(fc.string(), fc.boolean(), fc.boolean(), (status, incoming, isNew) => {
      const one = partnerTransfer(
        {
          id: 'x',
          status,
          transferType: isNew ? 3 : undefined,
          sourcePartnerTenantId: incoming ? 'other' : 'P',
          targetPartnerTenantId: incoming ? 'P' : 'other',
        },
        'p',
      );
      expect(one.direction).toBe(incoming ? 'incoming' : 'outgoing');
      expect(one.otherPartner).toBe('other');
      if (!/^(complete|cancel|withdrawn|reject|expired|failed|error)/i.test(status))
        expect(['pending', 'in-progress']).toContain(one.state);
    }),
  ));
