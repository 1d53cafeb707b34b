import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { until } from '../../service/src/testing/house.ts';
import { openSynced } from '../../service/src/testing/synced.ts';
import { mustPassAxe } from './axe.ts';
import { chooseMore, enter, field, isAt, openTab, saved } from './page.ts';
import { withPanels } from './panels.ts';
import { orderComes, placeOrder } from './prepare.ts';

const panels = withPanels({ opens: () => openSynced({ customers: 9 }) });
let set = '';
beforeAll(() => {
  set = `/operator/settings/office-365/${panels.house.setId}`;
});

/** With SYNC_PICTURES=FOLDER the moments are photographed. */
const picture = async (page: Page, name: string) => {
  const folder = process.env.SYNC_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const state = async <T>(collection: string): Promise<T[]> =>
  (await panels.house.control<Record<string, T[]>>('GET', `state?collection=${collection}`))[collection] ??
  [];
const partnerTenant = async () =>
  (await panels.house.operator('GET /settings-sets/:id', { params: { id: panels.house.setId } })).tenantId;

test('the rate budget is drawn, with its numbers in words and a table behind; empty it says so', async () => {
  const { house } = panels;
  const pace = () => house.operator('GET /partner-accounts/:id/pace', { params: { id: house.accountId } });
  await until(pace, ({ items }) => items.length > 0);
  const page = await panels.open('/operator/sync/runs', 'operator');
  const drawing = page.getByRole('img', { name: /calls; at most .* allowed/ });
  await drawing.locator('canvas').waitFor();
  expect((await drawing.locator('canvas').boundingBox())?.width).toBeGreaterThan(300);
  await page.getByText('Figures as a table').click();
  const table = page.getByRole('table', { name: /calls; at most/ });
  const [first] = await table.getByRole('row').nth(1).getByRole('cell').allTextContents();
  expect(first).toMatch(/\d/);
  const download = page.waitForEvent('download');
  await page.getByRole('figure').getByRole('button', { name: 'Export CSV' }).click();
  expect((await download).suggestedFilename()).toBe('rate-budget.csv');
  await mustPassAxe(page);
  await picture(page, 'runs');

  await page.route('**/pace*', (route) => route.fulfill({ json: { limitPerMinute: 500, items: [] } }));
  await page.reload();
  await page.getByText('No calls in this period').waitFor();
  await mustPassAxe(page);
});

test('a run begun with Sync now shows how far it is, live, until it is done', async () => {
  const { house } = panels;
  await house.control('POST', 'faults', { kind: 'slow', ms: 1500, match: { path: '/v1/customers/' } });
  const page = await panels.open(set, 'operator');
  await chooseMore(page, 'Sync now');
  await isAt(page, /^Full pull of/);
  const bar = page.getByRole('progressbar', { name: 'Progress' });
  await page.getByText('Running', { exact: true }).first().waitFor();
  await page.getByText('Reading customer by customer').waitFor();
  await page.getByText(/\d of 1\d customers/).waitFor();
  expect(await bar.getAttribute('aria-valuetext')).toMatch(/\d of \d+ customers/);
  await picture(page, 'run');
  await mustPassAxe(page);
  await house.control('DELETE', 'faults');
  await page.getByText('Done', { exact: true }).first().waitFor({ timeout: 30_000 });
  await page.getByText(/100% done/).waitFor();
  await openTab(page, 'Log');
  await page.getByText(/^Full pull \d+ finished/).waitFor();
}, 60_000);

test('a guard asks in numbers, also on the first page; a person says that it is true and the run goes on', async () => {
  const { house } = panels;
  const partner = await partnerTenant();
  const relationships = (await state<{ id: string; partnerTenantId: string }>('relationships')).filter(
    (one) => one.partnerTenantId === partner,
  );
  const lost = relationships.slice(0, Math.ceil(relationships.length / 2));
  for (const { id } of lost)
    await house.control('DELETE', `state?collection=relationships&id=${encodeURIComponent(id)}`);
  const left = relationships.length - lost.length;
  const { id } = await house.operator('POST /settings-sets/:id/sync', { params: { id: house.setId } });
  const page = await panels.open('/operator', 'operator');
  const line = page.getByRole('link', { name: /Full pull of/ });
  await page.getByRole('heading', { name: 'Runs that ask you something (1)' }).waitFor();
  await picture(page, 'home-asks');
  await mustPassAxe(page);
  await line.click();
  await isAt(page, /^Full pull of/);
  await page
    .getByText(`Microsoft lists ${left} customers. Last time there were ${relationships.length}`)
    .waitFor();
  await page.getByText('Nothing was deleted here').waitFor();
  await mustPassAxe(page);
  await picture(page, 'guard');
  await press(page, 'Continue');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText(`${lost.length} customers that Microsoft does not list any more`).waitFor();
  await picture(page, 'guard-continue');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Done', { exact: true }).first().waitFor({ timeout: 30_000 });
  await page.getByText('Somebody said that it is true').waitFor();
  expect(await house.operator('GET /sync/runs/:id', { params: { id } })).toMatchObject({ state: 'done' });
  const gone = await house.ask<{ count: number }>(
    'select count(*) as count from mirror_tenants where gone_at is not null',
  );
  expect(gone).toEqual([{ count: lost.length }]);
  await house.control('POST', 'state', { relationships: lost });
  await house.sweep();
}, 90_000);

test('a run that asks is stopped: nothing is gone', async () => {
  const { house } = panels;
  const all = await state<{ termDuration?: string; partnerTenantId: string }>('subscriptions');
  await house.control('POST', 'state', {
    subscriptions: all.map(({ ...one }) => ({ ...one, termDuration: undefined })),
  });
  await house.operator('POST /settings-sets/:id/sync', { params: { id: house.setId } });
  const page = await panels.open('/operator/sync/runs', 'operator');
  await page.getByText('Only 0% of subscriptions have “term”').waitFor();
  await press(page, 'Stop');
  await page.getByRole('alertdialog').getByText('nothing is marked as gone').waitFor();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop run' }).click();
  await page.getByText('Nothing is being read').waitFor();
  await page.getByRole('row').filter({ hasText: 'Stopped' }).first().waitFor();
  await house.control('POST', 'state', { subscriptions: all });
  await house.sweep();
}, 60_000);

test('a customer that could not be read is stale, with its cause and what to do, from the reseller down', async () => {
  const { house } = panels;
  const partner = await partnerTenant();
  const [one] = (await state<{ tenantId: string; partnerTenantId: string }>('subscriptions')).filter(
    (subscription) => subscription.partnerTenantId === partner,
  );
  const path = `/customers/${one?.tenantId}/subscriptions`;
  await house.control('POST', 'faults', {
    kind: 'status',
    status: 403,
    code: 900308,
    match: { path },
    count: 1000,
  });
  for (let hours = 0; hours < 26; hours += 13) {
    await house.advance('PT13H');
    await house.sweep();
  }
  const stale = () => house.operator('GET /sync/freshness', { query: { kind: 'subscriptions' } });
  await until(stale, ({ items }) => items.length === 1 && items[0]?.stale === 1);

  const page = await panels.open('/operator/sync/freshness', 'operator');
  await isAt(page, 'Freshness');
  const figures = page.getByRole('region', { name: 'Stale now' });
  await figures.getByRole('link', { name: '1', exact: true }).waitFor();
  await page.getByRole('cell', { name: 'Delegated rights missing (GDAP) (1)' }).waitFor();
  await page.getByRole('region', { name: 'By settings set' }).getByText('Registered and tested').waitFor();
  await mustPassAxe(page);
  await picture(page, 'freshness');
  await page.getByRole('link', { name: /^Subscriptions .* 1 stale/ }).click();
  await isAt(page, 'Customers by freshness');
  const row = page.getByRole('row').filter({ hasText: 'Stale' }).last();
  await row.getByText('Delegated rights missing (GDAP)').waitFor();
  await row.getByText('global administrator approves').waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  await mustPassAxe(page);
  await picture(page, 'freshness-tenants');

  await page.goto('/operator');
  await page.getByText(/^Subscriptions of 1 customer/).waitFor();
  await picture(page, 'home-alerts');
  await house.control('DELETE', 'faults');
  await house.sweep();
}, 120_000);

test('an address that somebody else registered is replaced only after a yes in words', async () => {
  const { house } = panels;
  const foreign = 'https://elsewhere.fabrikam.example/hooks';
  await house.elsewhere('PUT', '/webhooks/v1/registration', {
    WebhookUrl: foreign,
    WebhookEvents: ['subscription-updated'],
  });
  const page = await panels.open(`${set}/sync`, 'operator');
  await press(page, 'Register and test');
  await page.getByRole('button', { name: 'Replace the other address' }).waitFor();
  await mustPassAxe(page);
  await picture(page, 'set-sync');
  await press(page, 'Replace the other address');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText(foreign).waitFor();
  await picture(page, 'webhook-replace');
  await dialog.getByRole('button', { name: 'Replace the other address' }).click();
  await page.getByText('Registered and tested').waitFor();
  await page.getByRole('button', { name: 'Replace the other address' }).waitFor({ state: 'detached' });
});

test('limits are saved, a stale save shows both versions; the kill switch wants a reason', async () => {
  const { house } = panels;
  const stored = () => house.operator('GET /settings-sets/:id/sync-limits', { params: { id: house.setId } });
  const page = await panels.open(`${set}/sync`, 'operator');
  const other = await panels.open(`${set}/sync`, 'operator');
  await enter(page, 'Seats', '75');
  await enter(other, 'Seats', '80');
  await enter(other, 'Full pull every (minutes)', '2000');
  await other.getByText('Full pulls come less often').waitFor();
  await enter(other, 'Full pull every (minutes)', '600');
  await press(other, 'Save');
  await saved(other);
  await press(page, 'Save');
  await page.getByRole('alertdialog').getByRole('table').waitFor();
  const rows = await page.getByRole('alertdialog').getByRole('row').allTextContents();
  expect(rows).toEqual(['FieldYoursStored', 'Full pull every (minutes)720600', 'Seats7580']);
  await press(page, 'Take stored');
  expect(await field(page, 'Seats').inputValue()).toBe('80');
  expect(await stored()).toMatchObject({ seats: 80, sweepMinutes: 600, stopped: null });

  await press(page, 'Stop all writes');
  const dialog = page.getByRole('alertdialog');
  const stop = dialog.getByRole('button', { name: 'Stop all writes' });
  expect(await stop.isDisabled()).toBe(true);
  await enter(page, 'Reason', 'Prices look wrong');
  await mustPassAxe(page);
  await stop.click();
  await page.getByText(/Stopped by .*: Prices look wrong/).waitFor();
  expect(await stored()).toMatchObject({ stopped: { reason: 'Prices look wrong' } });
  await press(page, 'Allow writes again');
  await enter(page, 'Reason', 'Checked');
  await dialog.getByRole('button', { name: 'Allow writes again' }).click();
  await page.getByText('Runs may write', { exact: true }).waitFor();
});

test('a customer is read now from its page, which says as of when each kind is', async () => {
  const { house } = panels;
  const order = await placeOrder(house, { kind: 'new', prefix: 'fourthcoffeesync' });
  const { customerId } = await orderComes(house, order, 'completed');
  const page = await panels.open(`/operator/customers/${customerId}/tenants`, 'operator');
  await chooseMore(page, 'Sync now');
  await page.getByText('Not everything could be read').waitFor();
  const tenant = page.getByRole('region', { name: /fourthcoffeesync/ });
  await tenant.getByText('Delegated rights missing (GDAP)').first().waitFor();
  await tenant.getByText('Never read').first().waitFor();
  await mustPassAxe(page);
  await picture(page, 'customer-partly');

  const { bindings } = await house.operator('GET /customers/:id', { params: { id: customerId } });
  await house.operator('POST /bindings/:id/access', { params: { id: bindings[0]?.id ?? '' } });
  await chooseMore(page, 'Sync now');
  await page.getByText('Read from Microsoft just now').waitFor();
  await tenant.getByText('Never read').first().waitFor({ state: 'detached' });
  expect(await tenant.getByText('As of').count()).toBe(5);
  await picture(page, 'customer-tenants');
  await openTab(page, 'Subscriptions');
  await page.getByText('As of').first().waitFor();
  await openTab(page, 'At Microsoft');
  const row = page.getByRole('row').filter({ hasText: 'On record here' });
  await row.getByText('OnlineServicesNCE').waitFor();
  await mustPassAxe(page);
  await press(page, 'Not on record here');
  await page.getByText('Nothing matches').waitFor();
  const { items } = await house.operator('GET /sync/runs', { query: { kind: 'tenant' } });
  expect(items).toMatchObject([{ state: 'done' }, { state: 'failed', cause: 'gdap-missing' }]);
});
