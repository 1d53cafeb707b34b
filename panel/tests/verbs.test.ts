import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { mustPassAxe } from './axe.ts';
import { enter, isAt, openTab } from './page.ts';
import { withPanels } from './panels.ts';
import { orderComes, placeOrder } from './prepare.ts';

const panels = withPanels({ consent: true });
let id = '';
beforeAll(async () => {
  const { house } = panels;
  const order = await orderComes(
    house,
    await placeOrder(house, { kind: 'new', prefix: 'fourthcoffeeverbs' }, 10),
    'completed',
  );
  id = order.subscriptionId ?? '';
});

const stored = () => panels.house.operator('GET /subscriptions/:id', { params: { id } });
const open = () => panels.open(`/operator/subscriptions/${id}`, 'operator');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
/** With VERB_PICTURES=FOLDER the dialogs are photographed. */
const picture = async (page: Page, name: string) => {
  const folder = process.env.VERB_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};

test('seats are changed from a dialog that says before and after, money and windows', async () => {
  const page = await open();
  await press(page, 'Change seats');
  const dialog = page.getByRole('dialog');
  await enter(page, 'Seats', 'ten');
  await dialog.getByText('Enter a whole number from 1.').waitFor();
  await enter(page, 'Seats', '12');
  await dialog.getByText(/^10\s*→\s*12$/).waitFor();
  await dialog.getByText('$125.00 → $150.00').waitFor();
  await dialog.getByText(/10 seats until/).waitFor();
  await mustPassAxe(page);
  await picture(page, 'seats');
  await press(page, 'Change to 12 seats');
  await dialog.waitFor({ state: 'detached' });
  expect(await stored()).toMatchObject({ seats: 12 });
  await openTab(page, 'Log');
  await page.getByText('Seats changed from 10 to 12').waitFor();
});

test('what is scheduled is shown, deleted by fewer seats, and put back', async () => {
  const page = await open();
  await press(page, 'Scheduled change');
  await enter(page, 'Seats of the new term', '5');
  await page.getByText(/New term: 5 seats/).waitFor();
  await picture(page, 'schedule');
  await press(page, 'Schedule');
  await page
    .getByText(/New term: 5 seats/)
    .first()
    .waitFor();
  await press(page, 'Change seats');
  await enter(page, 'Seats', '11');
  await page.getByText(/is put back right after/).waitFor();
  await picture(page, 'dropped');
  await press(page, 'Change to 11 seats');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await stored()).toMatchObject({ seats: 11, scheduledChange: { quantity: 5 } });
});

test('a change that was made elsewhere meanwhile is refused with what to do', async () => {
  const page = await open();
  await press(page, 'Suspend');
  await page.getByText(/Active\s*→\s*Suspended/).waitFor();
  const { microsoftId } = await stored();
  const world = panels.house.simulator.world.subscriptions;
  world.put({ ...world.get(microsoftId)!, quantity: 13 });
  await press(page, 'Suspend 11 seats');
  await page.getByRole('alert').getByText('The subscription is not as you saw it').waitFor();
  await mustPassAxe(page);
  await page.getByRole('button', { name: 'Suspend 13 seats' }).waitFor();
  await picture(page, 'stale');
  await press(page, 'Back');
  await page.getByText('13', { exact: true }).first().waitFor();
  await picture(page, 'page');
});

test('what is scheduled is taken back; auto-renew goes off and on; suspended, then resumed', async () => {
  const page = await open();
  const dialog = page.getByRole('dialog');
  const does = async (button: string, confirm: string) => {
    await press(page, button);
    await dialog.getByRole('button', { name: confirm, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  await press(page, 'Scheduled change');
  await page.getByRole('radio', { name: 'Take back what is scheduled' }).check();
  await dialog.getByRole('button', { name: 'Take back', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await stored()).toMatchObject({ scheduledChange: null });
  await does('Switch auto-renew off', 'Switch auto-renew off');
  expect(await stored()).toMatchObject({ autoRenew: false });
  await does('Switch auto-renew on', 'Switch auto-renew on');
  expect(await stored()).toMatchObject({ autoRenew: true });
  await does('Suspend', 'Suspend 13 seats');
  await page.getByText('Suspended', { exact: true }).first().waitFor();
  await does('Resume', 'Resume');
  expect(await stored()).toMatchObject({ state: 'active' });
});

test('a subscription is cancelled, by keyboard alone, on a narrow screen', async () => {
  const page = await panels.open(`/operator/subscriptions/${id}`, 'operator', {
    viewport: { width: 390, height: 844 },
  });
  await page.getByRole('button', { name: 'Cancel subscription' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(/Active\s*→\s*Deleted/).waitFor();
  await page.getByText('Comes back for the rest of this period').waitFor();
  await picture(page, 'cancel-narrow');
  await page.getByRole('button', { name: 'Cancel 13 seats' }).focus();
  await page.keyboard.press('Enter');
  await isAt(page, /./);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText('Deleted', { exact: true }).first().waitFor();
  expect(await stored()).toMatchObject({ state: 'deleted' });
  expect(await page.getByRole('button', { name: 'Change seats' }).count()).toBe(0);
});
