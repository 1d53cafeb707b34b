import { readCsv } from '@concord/contract/csv';
import type { ReportName } from '@concord/contract/reports';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../testing/house.ts';
import { openSynced, type Synced } from '../testing/synced.ts';
import { nextDue } from './schedule.ts';

let house: Synced;
const letters: string[] = [];
/** What the mail server answers to the next letters; taken one by one. */
const refusals: string[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onMailFrom: (_from, _session, done) => {
    const refusal = refusals.shift();
    done(refusal ? Object.assign(new Error(refusal), { responseCode: 451 }) : null);
  },
  onData: (stream, _session, done) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      letters.push(Buffer.concat(parts).toString());
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as { port: number };
  house = await openSynced({
    customers: 4,
    clock: '2026-11-24T12:00:00Z',
    env: { CONCORD_SMTP_URL: `smtp://127.0.0.1:${port}` },
  });
}, 120_000);
afterAll(async () => {
  await house?.stop();
  await new Promise<void>((closed) => server.close(closed));
});

const report = (name: ReportName, query: object = {}) =>
  house.operator('GET /reports/:report', { params: { report: name }, query });
const file = async (name: ReportName, token: string) => {
  const answer = await fetch(`${house.url}/api/v1/reports/${name}/rows.csv`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: answer.status, text: await answer.text() };
};
const signIn = async (panel: 'operator' | 'customer', member: { email: string; password?: string }) => {
  const body = JSON.stringify({ password: 'Test-pass-1', ...member, panel });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${house.url}/api/v1/session/token`, { method: 'POST', headers, body });
  return ((await answer.json()) as { token: string }).token;
};
const mine = async (name: ReportName) =>
  (await house.operator('GET /reports')).items.find(({ report: one }) => one === name)?.schedules[0];
const schedule = (name: ReportName, every: 'day' | 'week' | 'month' | null) =>
  house.operator('PUT /reports/:report/schedule', { params: { report: name }, body: { every } });

test.each([
  'agreements',
  'gdap-coverage',
  'cancel-windows',
  'auto-renew-off',
  'freshness',
  'transfers',
] as const)('%s pages by keyset as its file has it, each row with what to do', async (name) => {
  const token = await signIn('operator', house.signIns.operator);
  const { columns, total, totals } = await report(name);
  const paged: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await report(name, { limit: 2, ...(cursor && { cursor }) });
    paged.push(...page.items.map(({ id }) => id));
    for (const { next, to, cells } of page.items) {
      expect(next).not.toBe('');
      expect(to).not.toBeNull();
      expect(Object.keys(cells)).toEqual(columns.map(({ id }) => id));
    }
    if (!page.next) break;
    cursor = page.next;
  }
  expect(new Set(paged).size).toBe(total);
  expect(totals.rows).toBe(total);
  for (const { sort } of columns)
    if (sort) expect((await report(name, { sort, order: 'desc' })).total).toBe(total);
  const { text } = await file(name, token);
  expect(readCsv(text)).toHaveLength(total + 1);
});

test('cancel windows and ends of term say what is bound, each currency by itself', async () => {
  await house.ask(`update mirror_subscriptions set auto_renew = false, ends_on = '2026-12-24',
    body = body || '{"cancellationAllowedUntilDate": "2026-11-25T12:00:00Z"}' where term_duration is not null`);
  const [{ count } = { count: 0 }] = await house.ask<{ count: number }>(
    "select count(*) as count from mirror_subscriptions where term_duration is not null and status = 'active'",
  );
  expect(count).toBeGreaterThan(3);
  const closing = await report('cancel-windows');
  expect(closing.total).toBe(count);
  expect(closing.items[0]?.cells['closesAt']).toBe('2026-11-25T12:00:00.000Z');
  expect((await report('auto-renew-off')).total).toBe(count);
  await house.ask(`update mirror_subscriptions set
    body = body || '{"cancellationAllowedUntilDate": "2026-11-26T12:00:01Z"}' where term_duration is not null`);
  expect((await report('cancel-windows')).total).toBe(0);
});

test('coverage tells what is missing, what ends and what lacks roles', async () => {
  await house.ask('delete from mirror_relationships');
  const before = await report('gdap-coverage');
  expect(before.total).toBeGreaterThan(3);
  expect(before.items.every(({ cells }) => cells['state'] === 'No active relationship')).toBe(true);
  await house.ask(`insert into mirror_relationships
    (partner_account_id, relationship_id, tenant_id, reseller_id, customer_id, name, status, ends_at, as_of)
    select partner_account_id, tenant_id::text, tenant_id, reseller_id, customer_id, 'Planted', 'active',
      '2026-12-01T00:00:00Z', as_of from mirror_tenants on conflict do nothing`);
  const ending = await report('gdap-coverage', { q: 'planted' });
  expect(ending.items.every(({ cells }) => cells['state'] === 'Ends soon')).toBe(true);
  await house.ask(`update mirror_relationships set ends_at = '2028-12-01T00:00:00Z' where name = 'Planted'`);
  const lacking = await report('gdap-coverage', { q: 'planted' });
  expect(lacking.items.map(({ cells }) => cells['state'])).toContain('Roles missing');
});

test('a customer has no reports, and a reseller its own only', async () => {
  const token = await signIn('customer', house.signIns.customer);
  expect((await file('agreements', token)).status).toBe(403);
  const all = await report('agreements');
  const own = await house.reseller('GET /reports/:report', { params: { report: 'agreements' } });
  expect(own.total).toBeLessThan(all.total);
});

test('a scheduled report comes once for each due time, with its file', async () => {
  await schedule('agreements', 'day');
  expect(await mine('agreements')).toMatchObject({ dueAt: '2026-11-25T06:00:00.000Z', every: 'day' });
  await house.advance('PT18H1M');
  const sent = await until(
    () => mine('agreements'),
    (one) => one?.sentAt != null,
  );
  expect(sent).toMatchObject({ failure: null, dueAt: '2026-11-26T06:00:00.000Z' });
  expect(letters).toHaveLength(1);
  expect(letters[0]).toContain('agreements-2026-11-25.csv');
  const attached = /filename=agreements[^\r]*\r\n(?:[^\r]+\r\n)*\r\n([\s\S]+?)\r\n--/.exec(letters[0]!)?.[1];
  const rows = readCsv(Buffer.from(attached ?? '', 'base64').toString());
  expect(rows).toHaveLength((await report('agreements')).total + 1);
});

test('a mail that was not taken is tried again; one that may have gone is not', async () => {
  letters.length = 0;
  refusals.push('busy, come again');
  await house.advance('P1D');
  const failed = await until(
    () => mine('agreements'),
    (one) => one?.failure?.includes('tried again') === true,
  );
  expect(failed?.failure).toContain('busy, come again');
  await house.advance('PT2M');
  await until(
    () => mine('agreements'),
    (one) => one?.failure === null,
  );
  expect(letters).toHaveLength(1);
  // A process that died amid a mail: it was taken off, and nobody knows what became of it.
  await house.ask(`update report_schedules set sending_for = due_at, due_at = due_at + interval '1 day',
    failure = 'unknown'`);
  await house.advance('P1D');
  expect(letters).toHaveLength(1);
  const stopped = await schedule('agreements', null);
  expect(stopped.items.flatMap(({ schedules }) => schedules)).toEqual([]);
});

test('the next due time is the next day, Monday or first at six', () => {
  const at = new Date('2026-11-24T06:00:00Z');
  const next = (every: 'day' | 'week' | 'month') => nextDue(every, at).toISOString();
  expect([next('day'), next('week'), next('month')]).toEqual([
    '2026-11-25T06:00:00.000Z',
    '2026-11-30T06:00:00.000Z',
    '2026-12-01T06:00:00.000Z',
  ]);
});
