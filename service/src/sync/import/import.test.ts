import { csvLine, readCsv } from '@concord/contract/csv';
import type { ImportDecisionInput, ImportFileAnswer, ImportRow } from '@concord/contract/imports';
import type { Problem } from '@concord/contract/problem';
import { demoSeedPath, readSeed } from '@concord/simulator/seed';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operatorScope } from '../../db/database.ts';
import { caller } from '../../testing/caller.ts';
import { demoSet, giveConsent, type House, openHouse, until } from '../../testing/house.ts';
import { settled } from '../../testing/shop.ts';

interface Tenant {
  id: string;
  domain: string;
  companyName: string;
  billingProfile: object;
}

let house: House;
let setId: string;
let accountId: string;
let token: string;
beforeAll(async () => {
  const generate = { customers: 14, subscriptionsPerCustomer: 2, usersPerCustomer: 2 };
  house = await openHouse({
    env: { CONCORD_CALLS_PER_MINUTE: '60000' },
    simulator: { seed: { ...readSeed(demoSeedPath), generate } },
  });
  ({ id: setId } = await demoSet(house));
  await giveConsent(house, setId);
  await settled(house, setId);
  accountId = (await house.operator('GET /settings-sets/:id', { params: { id: setId } })).partnerAccount.id;
  const { email } = house.signIns.operator;
  const body = { email, password: 'Test-pass-1', panel: 'operator' as const };
  ({ token } = await caller(house.url)('POST /session/token', { body }));
  await plantMatches();
  await sweep();
}, 240_000);
afterAll(() => house?.stop());

const ask = async <T>(question: string): Promise<T[]> =>
  (await house.service.context.db.in(operatorScope, (tx) => sql.raw(question).execute(tx))).rows as T[];
const at = () => ({ params: { id: accountId } });
const summary = () => house.operator('GET /partner-accounts/:id/import', at());
const rows = async (query: object = {}): Promise<ImportRow[]> =>
  (
    await house.operator('GET /partner-accounts/:id/import/rows', {
      ...at(),
      query: { limit: 200, ...query },
    })
  ).items;
const decide = (body: ImportDecisionInput) =>
  house.operator('POST /partner-accounts/:id/import/decisions', { ...at(), body });
const named = async (domain: string) => (await rows({ q: domain }))[0] as ImportRow;
const apply = (count: number) =>
  house.operator('POST /partner-accounts/:id/import/apply', { ...at(), body: { count } });
const over = () => until(summary, ({ states }) => states.queued === 0, 60);
const state = async <T>(collection: string) =>
  (await house.control<Record<string, T[]>>('GET', `state?collection=${collection}`))[collection] ?? [];

async function sweep() {
  const { id } = await house.operator('POST /settings-sets/:id/sync', { params: { id: setId } });
  await until(
    () => house.operator('GET /sync/runs/:id', { params: { id } }),
    (run) => run.state === 'done',
    120,
  );
}

/** At Microsoft: one has the domain of a customer's mail, one a customer's name, one a reseller on record. */
async function plantMatches() {
  const tenants = await state<Tenant>('tenants');
  const generated = (number: number) =>
    tenants.find(({ domain }) => domain === `generated${number}.onmicrosoft.com`) as Tenant;
  const subscriptions = await state<{ tenantId: string }>('subscriptions');
  const [mpn] = await ask<{ value: string }>(
    `select value from reseller_attributes where key = 'reseller_mpn_id' order by value limit 1`,
  );
  const mpnId = mpn?.value ?? '';
  await house.control('POST', 'state', {
    tenants: [
      { ...generated(1), domain: 'woodgrovebank.example' },
      { ...generated(2), companyName: 'FOURTH  COFFEE.' },
      {
        ...generated(4),
        billingProfile: { ...generated(4).billingProfile, email: '', address: { country: 'US' } },
      },
    ],
    subscriptions: subscriptions
      .filter(({ tenantId }) => tenantId === generated(3).id)
      .map((one) => ({ ...one, partnerId: mpnId })),
  });
}

test('after a full pull each tenant that nobody is bound to is proposed by what is known of it', async () => {
  const found = await rows();
  expect(found.length).toBeGreaterThanOrEqual(14);
  expect(await named('woodgrovebank.example')).toMatchObject({
    matchedBy: 'domain',
    matchedCustomerName: 'Woodgrove Bank',
    subscriptions: 2,
    users: 2,
    agreementAccepted: true,
  });
  expect(await named('generated2.')).toMatchObject({
    matchedBy: 'company',
    matchedCustomerName: 'Fourth Coffee',
  });
  const third = await named('generated3.');
  expect(third).toMatchObject({ matchedBy: 'mpn', matchedCustomerId: null, state: 'open' });
  expect(third.mpnResellerName).not.toBeNull();
  expect(await named('generated5.')).toMatchObject({ matchedBy: null, decision: null });
  const { states, matches } = await summary();
  expect(states.open).toBe(found.length);
  expect(Object.values(matches).reduce((all, one) => all + one, 0)).toBe(found.length);
  expect((await rows({ matchedBy: 'mpn' })).map(({ domain }) => domain)).toEqual([third.domain]);
});

test('a decision by filter says the number first, and refuses another one', async () => {
  const told = await decide({ filter: { state: 'open' }, decision: 'accept' });
  expect(told).toMatchObject({ fits: told.count - (await summary()).matches.none, decided: 0 });
  await expect(
    decide({ filter: { state: 'open' }, count: told.count + 1, decision: 'accept' }),
  ).rejects.toMatchObject({ problem: { code: 'import-moved' } });
  const taken = await decide({ filter: { state: 'open' }, count: told.count, decision: 'accept' });
  expect(taken.decided).toBe(told.fits);
  expect(await named('generated3.')).toMatchObject({ decision: 'create', state: 'decided' });
  expect(await named('generated2.')).toMatchObject({ decision: 'bind', customerName: 'Fourth Coffee' });
});

test('what is imported is on record whole, agrees with Microsoft, and is imported once', async () => {
  const operatorId = (await house.operator('GET /resellers')).items.find(({ level }) => level === 0)?.id;
  const ids = await Promise.all([4, 5, 6].map(async (n) => (await named(`generated${n}.`)).tenantId));
  await decide({ tenantIds: ids, decision: 'create', resellerId: operatorId });
  const last = await named('generated7.');
  await decide({ tenantIds: [last.tenantId], decision: 'ignore' });
  const { states } = await summary();
  await expect(apply(states.decided + 1)).rejects.toMatchObject({ problem: { code: 'import-moved' } });
  await apply(states.decided);
  const after = await over();
  expect(after.states).toMatchObject({ done: states.decided, failed: 0, ignored: 1 });
  expect(after.progress).toMatchObject({ total: states.decided, done: states.decided, reason: null });

  const bound = await named('woodgrovebank.example');
  const customer = await house.operator('GET /customers/:id', { params: { id: bound.customerId ?? '' } });
  expect(customer.companyName).toBe('Woodgrove Bank');
  expect(customer.bindings).toMatchObject([{ origin: 'imported', domain: 'woodgrovebank.example' }]);
  const third = await named('generated3.');
  const made = await house.operator('GET /customers/:id', { params: { id: third.customerId ?? '' } });
  expect(made).toMatchObject({
    companyName: 'Generated 3',
    resellerName: third.mpnResellerName,
    address: { city: 'Redmond', postalCode: '98052' },
    contact: { email: 'billing@generated3.onmicrosoft.com', firstName: '' },
    subscriptions: 2,
  });
  expect(made.bindings[0]?.resellerMpnId).toBe(third.mpnIds[0]);
  expect(made.incomplete).toEqual(['contact.firstName', 'contact.lastName']);
  const fourth = await named('generated4.');
  const bare = await house.operator('GET /customers/:id', { params: { id: fourth.customerId ?? '' } });
  expect(bare.incomplete).toContain('address.city');

  const unrecorded = await ask(`
    select m.microsoft_id from mirror_subscriptions m
      join import_rows i on i.tenant_id = m.tenant_id and i.state = 'done'
      where m.status <> 'deleted' and m.product_type = 'OnlineServicesNCE' and not exists (select from subscriptions s
        where s.microsoft_id = m.microsoft_id and s.customer_id = i.target_customer_id and s.seats = m.seats)
    union all select m.user_id::text from mirror_users m
      join import_rows i on i.tenant_id = m.tenant_id and i.state = 'done'
      where not exists (select from users u where u.microsoft_id = m.user_id
        and u.customer_id = i.target_customer_id and u.licences = m.licences)`);
  expect(unrecorded).toEqual([]);
  const owners = await ask(`
    select m.tenant_id from mirror_subscriptions m join bindings b using (partner_account_id, tenant_id)
    where (m.customer_id, m.reseller_id) is distinct from (b.customer_id, b.reseller_id)
    union all select u.tenant_id from mirror_users u join bindings b using (partner_account_id, tenant_id)
    where (u.customer_id, u.reseller_id) is distinct from (b.customer_id, b.reseller_id)`);
  expect(owners).toEqual([]);
  expect(await ask('select field, ours, theirs from differences where closed_at is null')).toEqual([]);
  await sweep();
  expect(await ask('select field, ours, theirs from differences where closed_at is null')).toEqual([]);
  const { items: events } = await house.operator('GET /events', { query: { objectId: made.id } });
  expect(events.filter(({ kind }) => kind === 'customer.imported')).toHaveLength(1);
  expect(await ask('select tenant_id from bindings group by 1 having count(*) > 1')).toEqual([]);
  await expect(apply(1)).rejects.toMatchObject({ problem: { code: 'import-moved' } });
  await expect(decide({ tenantIds: [third.tenantId], decision: 'ignore' })).rejects.toMatchObject({
    problem: { status: 404 },
  });
}, 120_000);

async function file(content?: string) {
  const answer = await fetch(`${house.url}/api/v1/partner-accounts/${accountId}/import/rows.csv`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(content !== undefined && { 'content-type': 'text/csv' }),
    },
    ...(content !== undefined && { method: 'POST', body: content }),
  });
  return { status: answer.status, text: await answer.text() };
}

test('a file goes out, comes back unchanged, and with decisions; a wrong line changes nothing', async () => {
  const { text } = await file();
  const same = JSON.parse((await file(text)).text) as ImportFileAnswer;
  expect(same.changed).toBe(0);
  expect(same.settled).toBeGreaterThan(0);

  const [header, ...lines] = readCsv(text).map(({ cells }) => cells);
  const column = (name: string) => header?.indexOf(name) ?? -1;
  const open = lines.filter((cells) => cells[column('state')] === 'open');
  const [first, second] = open as [string[], string[]];
  first[column('decision')] = 'ignore';
  second[column('decision')] = 'bind';
  second[column('customer_number')] = '987654';
  const back = () => [header ?? [], ...lines].map((cells) => csvLine(cells)).join('');
  const before = await rows();
  const refused = await file(back());
  const problem = JSON.parse(refused.text) as Problem;
  expect(refused.status).toBe(422);
  expect(problem.detail).toMatch('wrong: 1.');
  expect(problem.fields).toMatchObject([
    { path: `${lines.indexOf(second) + 2}.customer_number`, problem: 'customer-unknown' },
  ]);
  expect(await rows()).toEqual(before);

  const { items } = await house.operator('GET /customers', { query: { q: 'Woodgrove' } });
  second[column('customer_number')] = `#${items[0]?.number}`;
  expect(JSON.parse((await file(back().replaceAll(',', ';'))).text)).toMatchObject({ changed: 2 });
  expect(await named(second[column('domain')] ?? '')).toMatchObject({
    decision: 'bind',
    customerName: 'Woodgrove Bank',
  });
  expect(await named(first[column('domain')] ?? '')).toMatchObject({ state: 'ignored' });
});

test('what was bound meanwhile is not bound again, and a Microsoft that is down is waited for', async () => {
  const operatorId = (await house.operator('GET /resellers')).items.find(({ level }) => level === 0)?.id;
  await decide({ filter: { state: 'decided' }, count: (await summary()).states.decided, decision: null });
  const [one, other] = await rows({ state: 'open' });
  const ids = [one?.tenantId ?? '', other?.tenantId ?? ''];
  await decide({ tenantIds: ids, decision: 'create', resellerId: operatorId });
  const { items } = await house.operator('GET /customers', { query: { q: 'Woodgrove' } });
  await ask(`insert into bindings (id, reseller_id, customer_id, partner_account_id, tenant_id, domain, origin, bound_at)
    select gen_random_uuid(), reseller_id, id, '${accountId}', '${ids[0]}', 'x.example', 'existing', created_at
    from customers where id = '${items[0]?.id}'`);
  const path = `/v1/customers/${ids[1]}`;
  await house.control('POST', 'faults', [{ kind: 'status', status: 503, match: { path }, count: 1000 }]);
  await apply(2);
  const waiting = await until(summary, ({ progress }) => progress?.reason != null, 60);
  expect(waiting.states).toMatchObject({ queued: 1, failed: 1 });
  await house.control('DELETE', 'faults');
  await house.control('POST', 'clock', { advance: 'PT1M' });
  expect((await over()).progress).toMatchObject({ done: 1, failed: 1, reason: null });
  const [bound] = await rows({ state: 'failed' });
  expect(bound?.reason).toMatch(/meanwhile/);
}, 120_000);

test('resellers do not import', async () => {
  await expect(house.reseller('GET /partner-accounts/:id/import', at())).rejects.toMatchObject({
    problem: { status: 403 },
  });
});
