import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { demoSet, until } from '../../service/src/testing/house.ts';
import { mustPassAxe } from './axe.ts';
import { changeThere, type Ordered, order, syncUntil } from './differing.ts';
import { enter, field, isAt, saved } from './page.ts';
import { withPanels } from './panels.ts';

const panels = withPanels({ consent: true });
let first: Ordered;
let second: Ordered;
let set = '';

beforeAll(async () => {
  const { house } = panels;
  set = (await demoSet(house)).id;
  first = await order(house, 'fourthcoffeediffers');
  second = await order(house, 'fourthcoffeeother', 5);
});

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const confirm = (page: Page, action: string) =>
  page.getByRole('alertdialog').getByRole('button', { name: action, exact: true }).click();
const there = ({ microsoftId }: Ordered) => panels.house.simulator.world.subscriptions.get(microsoftId);
const differs = (count: number) =>
  syncUntil(panels.house, first.customerId, ({ length }) => length === count);
/** With DIFFERENCE_PICTURES=FOLDER the pages are photographed, wide and narrow. */
const picture = async (page: Page, name: string) => {
  const folder = process.env.DIFFERENCE_PICTURES;
  if (!folder) return;
  const dialog = (await page.locator('[role=dialog], [role=alertdialog]').count()) > 0;
  for (const width of [1360, 390]) {
    await page.setViewportSize({ width, height: 820 });
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: !dialog });
  }
  await page.setViewportSize({ width: 1360, height: 820 });
};

test('with nothing at stake there is no picture, and the list says that both sides agree', async () => {
  const page = await panels.open('/operator/sync/differences', 'operator');
  await page.getByRole('heading', { name: 'Our record and Microsoft agree' }).waitFor();
  await picture(page, 'list-empty');
  await page.getByRole('link', { name: 'At stake' }).click();
  await page.getByRole('heading', { name: 'Nothing has been at stake yet' }).waitFor();
  expect(await page.getByRole('figure').count()).toBe(0);
  await mustPassAxe(page);
});

test('differences show both values and what is at stake, filtered and grouped in the address', async () => {
  const { house } = panels;
  changeThere(house, first, { quantity: 13, friendlyName: 'Renamed at Microsoft' });
  changeThere(house, second, { quantity: 4, autoRenewEnabled: false });
  await differs(4);
  const page = await panels.open('/operator/sync/differences', 'operator');
  await page.getByRole('row', { name: /Seats 10 seats 13 seats .*\$37\.50/ }).waitFor();
  await page.getByText('4 differences').waitFor();
  await page.getByRole('link', { name: '$50.00' }).waitFor();
  await mustPassAxe(page);
  await picture(page, 'list');
  await press(page, 'Group by');
  await page.getByRole('menuitemradio', { name: 'Field' }).click();
  await page.getByRole('row', { name: /Seats 2 \$50\.00/ }).waitFor();
  await picture(page, 'groups');
  await page.getByRole('link', { name: 'Seats' }).click();
  await page.getByRole('row', { name: /10 seats 13 seats/ }).waitFor();
  expect(new URL(page.url()).search).toBe('?field=seats');
  expect(await page.getByRole('row').count()).toBe(3);
  await page
    .getByRole('row', { name: /10 seats 13 seats/ })
    .getByRole('link')
    .first()
    .click();
  await isAt(page, 'Seats: Microsoft 365 Business Standard, annual');
  await page.getByText('Differs: here 10, at Microsoft 13').waitFor();
  await mustPassAxe(page);
  await picture(page, 'one');
});

test('the picture of money at stake has the figures behind it', async () => {
  const page = await panels.open('/operator/sync/at-stake', 'operator');
  await page.getByRole('img', { name: /now \$50\.00 in 4 open differences/ }).waitFor();
  await page.getByText('Figures as a table').click();
  await page.getByRole('row', { name: /\$50\.00 4/ }).waitFor();
  await mustPassAxe(page);
  await picture(page, 'at-stake');
});

test('all that a filter finds is decided at once, planned with consequences, applied, and proven zero', async () => {
  const page = await panels.open('/operator/sync/differences?field=seats', 'operator');
  await page.getByRole('checkbox', { name: 'Choose all rows of this page' }).check();
  await page.getByRole('status').getByText('2 chosen').waitFor();
  await picture(page, 'chosen');
  await press(page, 'Decide');
  await page.getByText('$50.00').first().waitFor();
  await page.getByRole('radio', { name: /^Push ours/ }).check();
  await enter(page, 'Note', 'Nobody here ordered these.');
  await mustPassAxe(page);
  await picture(page, 'decide');
  await press(page, 'Push ours for 2');
  await page.getByRole('heading', { name: '2 differences decided' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Make plan' }).click();
  await page.getByRole('radio', { name: /2 differences/ }).waitFor();
  await picture(page, 'plan');
  await press(page, 'Plan 2 differences');
  await isAt(page, /^Sync plan \d+$/);
  await page.getByText('Seats at Microsoft: 13 → 10').waitFor();
  await page.getByText('Seats at Microsoft: 4 → 5').waitFor();
  await mustPassAxe(page);
  await picture(page, 'planned');
  await press(page, 'Apply');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('Changes 2 lines at Microsoft.').waitFor();
  await dialog.getByText('Together 4 seats more or fewer, for 1 customer.').waitFor();
  await mustPassAxe(page);
  await picture(page, 'apply');
  await confirm(page, 'Apply');
  await page.getByText('Proven: nothing of it differs any more').waitFor({ timeout: 30_000 });
  await mustPassAxe(page);
  await picture(page, 'done');
  expect(there(first)).toMatchObject({ quantity: 10 });
  expect(there(second)).toMatchObject({ quantity: 5 });
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Log' }).click();
  await page.getByRole('row').nth(1).waitFor();
});

test('a policy is tried on today’s differences before it is switched on', async () => {
  const page = await panels.open('/operator/sync/policies', 'operator');
  await page.getByRole('heading', { name: 'No policies yet' }).waitFor();
  await page.getByRole('link', { name: 'New policy' }).first().click();
  await press(page, 'Create policy');
  await page.getByText('Fill in this field').first().waitFor();
  await enter(page, 'Name', 'Names are Microsoft’s');
  await field(page, 'Kind').selectOption('Subscription');
  await field(page, 'Field').selectOption('Name');
  await mustPassAxe(page);
  await picture(page, 'policy-new');
  await press(page, 'Create policy');
  await saved(page);
  await page.getByText('1 difference', { exact: true }).waitFor();
  await page.getByText('Renamed at Microsoft').waitFor();
  await mustPassAxe(page);
  await picture(page, 'policy-trial');
  await press(page, 'Switch on');
  await page.getByText('is taken from Microsoft by itself, in your name').waitFor();
  await confirm(page, 'Switch on');
  await page
    .getByText(/^On, by/)
    .first()
    .waitFor();
  const { items } = await panels.house.operator('GET /policies');
  expect(items).toMatchObject([
    { name: 'Names are Microsoft’s', field: 'name', decision: 'take', active: true },
  ]);
  await page.goto('/operator/sync/policies');
  await page.getByRole('row', { name: /Subscription, Name .*Take Microsoft’s .*On, by/ }).waitFor();
  await picture(page, 'policies');
  await page.getByRole('link', { name: 'Names are Microsoft’s' }).click();
  await press(page, 'More actions');
  await page.getByRole('menuitem', { name: 'Delete policy' }).click();
  await confirm(page, 'Delete policy');
  await page.getByRole('heading', { name: 'No policies yet' }).waitFor();
});

/** Decides every open difference of the first subscription’s seats and plans it. */
async function planned(decision: 'push' | 'take', by: 'operator' | 'reseller' = 'operator') {
  const caller = panels.house[by];
  const { items } = await caller('GET /differences', { query: { field: 'seats' } });
  const differenceIds = items.map(({ id }) => id);
  await caller('POST /differences/decisions', { body: { ids: differenceIds, decision } });
  return caller('POST /reconciliations', { body: { settingsSetId: set, differenceIds } });
}
const stateOf = (id: string) => panels.house.operator('GET /reconciliations/:id', { params: { id } });

test('a plan is refused when the world moved since, with the lines; what is decided still is planned again', async () => {
  const { house } = panels;
  changeThere(house, first, { quantity: 12 });
  changeThere(house, second, { quantity: 6 });
  await syncUntil(
    house,
    first.customerId,
    (rows) => rows.filter((row) => row.field === 'seats').length === 2,
  );
  const { id } = await planned('push');
  changeThere(house, first, { quantity: 15 });
  const page = await panels.open(`/operator/sync/plans/${id}`, 'operator');
  await press(page, 'Apply');
  await confirm(page, 'Apply');
  const refused = page
    .getByRole('alert')
    .filter({ hasText: 'Refused: the world moved since it was planned' });
  await refused.getByRole('link', { name: /Fourth Coffee, .*, Seats/ }).waitFor({ timeout: 30_000 });
  expect(await refused.getByRole('listitem').count()).toBe(1);
  expect(there(first)).toMatchObject({ quantity: 15 });
  expect(there(second)).toMatchObject({ quantity: 6 });
  await mustPassAxe(page);
  await picture(page, 'stale');
  await press(page, 'Plan again');
  await page.waitForURL((url) => !url.pathname.includes(id));
  await page.getByText('Seats at Microsoft: 6 → 5').waitFor();
  expect(await page.getByText(/Seats at Microsoft:/).count()).toBe(1);
});

test('the kill switch pauses a run before its next line; allowed again, somebody goes on', async () => {
  const { items } = await panels.house.operator('GET /reconciliations', { query: { state: 'planned' } });
  const id = items[0]?.id ?? '';
  const page = await panels.open(`/operator/sync/plans/${id}`, 'operator');
  await press(page, 'Stop all writes');
  await page.getByRole('alertdialog').getByRole('textbox').fill('A price list is wrong.');
  await confirm(page, 'Stop all writes');
  await page
    .getByText(/A price list is wrong\./)
    .first()
    .waitFor();
  await press(page, 'Apply');
  await confirm(page, 'Apply');
  await page
    .getByRole('status')
    .filter({ hasText: 'Paused' })
    .getByText(/A price list is wrong/)
    .waitFor({ timeout: 30_000 });
  expect(there(second)).toMatchObject({ quantity: 6 });
  await mustPassAxe(page);
  await picture(page, 'paused');
  await press(page, 'Allow writes again');
  await page.getByRole('alertdialog').getByRole('textbox').fill('Corrected.');
  await confirm(page, 'Allow writes again');
  await page.getByRole('button', { name: 'Stop all writes' }).waitFor();
  await press(page, 'Go on');
  await confirm(page, 'Go on');
  await page.getByText('Proven: nothing of it differs any more').waitFor({ timeout: 30_000 });
  expect(there(second)).toMatchObject({ quantity: 5 });
});

test('above the limits a second person has to say yes', async () => {
  const { house } = panels;
  const params = { id: set };
  const {
    version,
    settingsSetId: _set,
    stopped: _stopped,
    updatedAt: _at,
    ...limits
  } = await house.operator('GET /settings-sets/:id/sync-limits', { params });
  await house.operator('PUT /settings-sets/:id/sync-limits', {
    params,
    version,
    body: { ...limits, seats: 1 },
  });
  const own = await planned('take');
  expect(own.state).toBe('approving');
  const page = await panels.open(`/operator/sync/plans/${own.id}`, 'operator');
  await page.getByText('Seats: 5 of at most 1').waitFor();
  await page.getByText('somebody else has to approve it').waitFor();
  expect(await page.getByRole('button', { name: 'Approve' }).isDisabled()).toBe(true);
  expect(await page.getByRole('button', { name: 'Apply' }).count()).toBe(0);
  await mustPassAxe(page);
  await picture(page, 'approving');
  await press(page, 'More actions');
  await page.getByRole('menuitem', { name: 'Drop plan' }).click();
  await confirm(page, 'Drop plan');
  await page.getByText('Lines that waited were not done.').waitFor();

  const theirs = await planned('take', 'reseller');
  await page.goto(`/operator/sync/plans/${theirs.id}`);
  await press(page, 'Approve');
  await page.getByText('You say yes to what is above the limits.').waitFor();
  await confirm(page, 'Approve');
  await press(page, 'Apply');
  await confirm(page, 'Apply');
  await page.getByText('Proven: nothing of it differs any more').waitFor({ timeout: 30_000 });
  expect(await stateOf(theirs.id)).toMatchObject({ state: 'done', left: 0 });
  const ours = await until(
    () => house.operator('GET /subscriptions/:id', { params: { id: first.id } }),
    ({ seats }) => seats === 15,
  );
  expect(ours.seats).toBe(15);
});

/** As many copies of one difference as no person would make by hand. */
const copies = (count: number) =>
  panels.house.service.context.db.pool.query(
    `insert into differences (id, reseller_id, customer_id, partner_account_id, settings_set_id, tenant_id,
       object_kind, microsoft_id, field, ours, theirs, since, seen_at, amount, currency, state)
     select gen_random_uuid(), reseller_id, customer_id, partner_account_id, settings_set_id, tenant_id, object_kind,
       gen_random_uuid()::text, 'ends-on', '"2027-01-01"', '"2027-02-01"', since, seen_at, 2.5, 'EUR', 'open'
     from (select * from differences limit 1) one, generate_series(1, $1::int)`,
    [count],
  );

test('everything that a filter finds is decided, beyond the page, and only as many as were said before', async () => {
  await copies(60);
  const page = await panels.open('/operator/sync/differences?field=ends-on', 'operator');
  await page.getByRole('checkbox', { name: 'Choose all rows of this page' }).check();
  await page.getByRole('status').getByText('50 chosen').waitFor();
  await press(page, 'Choose all 60 that match');
  await page.getByRole('status').getByText('60 chosen').waitFor();
  await press(page, 'Decide');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('€150.00').waitFor();
  await page.getByRole('radio', { name: /^Open question/ }).check();
  await copies(1);
  await press(page, 'Mark 60 as questions');
  await dialog.getByRole('alert').waitFor();
  await mustPassAxe(page);
  await picture(page, 'moved');
  await press(page, 'Mark 61 as questions');
  await dialog.waitFor({ state: 'detached' });
  const { total } = await panels.house.operator('GET /differences', {
    query: { field: 'ends-on', decision: 'ask' },
  });
  expect(total).toBe(61);
  expect(await page.getByRole('region', { name: 'Chosen rows' }).count()).toBe(0);
});
