import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { plantForeign, plantTransfer } from '../../service/src/testing/transferring.ts';
import { mustPassAxe } from './axe.ts';
import { enter, isAt, openTab, pick } from './page.ts';
import { withPanels } from './panels.ts';
import { orderComes, placeOrder } from './prepare.ts';

const panels = withPanels({ consent: true });
const mpnId = '5300001';
let id = '';
let moving = { customerId: '', tenantId: '' };
beforeAll(async () => {
  const { house } = panels;
  const placed = await placeOrder(house, { kind: 'new', prefix: 'fourthcoffeemoves' }, 10);
  id = (await orderComes(house, placed, 'completed')).subscriptionId ?? '';
  const { customerId, activation } = await stored();
  moving = { customerId, tenantId: activation.tenantId };
});

const stored = () => panels.house.operator('GET /subscriptions/:id', { params: { id } });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
/** With TRANSFER_PICTURES=FOLDER the pages are photographed. */
const picture = async (page: Page, name: string) => {
  const folder = process.env.TRANSFER_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

test('an offer is accepted with the MPN ID of each subscription', async () => {
  const { house } = panels;
  const page = await panels.open('/operator/transfers', 'operator');
  await page.getByText('No transfers').waitFor();
  await mustPassAxe(page);
  await picture(page, 'empty');
  const names = ['Exchange Online', 'SharePoint Online'];
  const offered = await plantTransfer(house, moving, {
    kind: 'legacy',
    incoming: true,
    lines: names.map((name) => ({
      subscriptionId: plantForeign(house, moving, name).id,
      name,
      quantity: 10,
      mpnId,
    })),
  });
  await page.goto('/operator/transfers');
  await page.getByRole('link', { name: String(offered.number), exact: true }).click();
  await isAt(page, 'From Lucerne Cloud');
  await page.getByText('Exchange Online').waitFor();
  await picture(page, 'incoming');
  await press(page, 'Accept');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Takes over 2 subscriptions with 20 seats from Lucerne Cloud.').waitFor();
  await enter(page, 'MPN ID of “SharePoint Online”', '999');
  await dialog.getByText(/is offered with the MPN ID 5300001, not 999/).waitFor();
  await mustPassAxe(page);
  await picture(page, 'mpn-differs');
  await enter(page, 'MPN ID of “SharePoint Online”', mpnId);
  await dialog.getByText(/“SharePoint Online” will be attributed/).waitFor();
  await picture(page, 'accept');
  await press(page, 'Accept 2 subscriptions');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Complete', { exact: true }).first().waitFor();
  const moved = house.simulator.world.subscriptions
    .where('tenant', moving.tenantId)
    .filter(
      ({ friendlyName, partnerId, status }) =>
        names.includes(friendlyName) && partnerId === mpnId && status === 'active',
    );
  expect(moved).toHaveLength(2);
  await openTab(page, 'Log');
  await page.getByText(/accepted: 2 subscriptions/).waitFor();
});

test('what is offered to others takes no change of seats until the offer is withdrawn', async () => {
  const { microsoftId, name, seats } = await stored();
  const lines = [{ subscriptionId: microsoftId, name, quantity: seats }];
  const own = await plantTransfer(panels.house, moving, { kind: 'legacy', incoming: false, lines });
  const page = await panels.open(`/operator/subscriptions/${id}`, 'operator');
  await page.getByText('Until the transfer is over nothing else can be changed.').waitFor();
  await picture(page, 'blocked');
  await press(page, 'Change seats');
  await enter(page, 'Seats', '12');
  await page
    .getByRole('dialog')
    .getByText(/It moves to .* by transfer \d+/)
    .waitFor();
  const change = page.getByRole('button', { name: 'Change to 12 seats' });
  expect(await change.getAttribute('aria-disabled')).toBe('true');
  await press(page, 'Back');
  await page.getByRole('link', { name: `Transfer ${own.number}` }).click();
  await isAt(page, /^To /);
  await press(page, 'Withdraw');
  await page
    .getByRole('dialog')
    .getByText(/Takes back the offer/)
    .waitFor();
  await picture(page, 'withdraw');
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
  await page.getByText('Withdrawn', { exact: true }).first().waitFor();
  await page.goto(`/operator/subscriptions/${id}`);
  await press(page, 'Change seats');
  await enter(page, 'Seats', '12');
  await press(page, 'Change to 12 seats');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await stored()).toMatchObject({ seats: 12, transfer: null });
});

test('a request says what will happen before it is sent', async () => {
  const page = await panels.open('/operator/transfers/new', 'operator');
  await pick(page, 'Customer', 'Fourth Coffee');
  const tenant = page.getByLabel('Tenant', { exact: false }).locator('visible=true').first();
  await tenant.waitFor();
  await page
    .getByRole('combobox', { name: /^Tenant/ })
    .selectOption({ label: (await stored()).activation.tenantName });
  await enter(page, 'E-mail of the customer', 'it@fourthcoffee.example');
  await enter(page, 'Its name', 'Lucerne Cloud');
  await enter(page, 'Its tenant ID', '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a02');
  await page.getByText('An indirect provider names the reseller').waitFor();
  await enter(page, 'MPN ID of the reseller', mpnId);
  await page.getByText(/Asks Lucerne Cloud for all subscriptions of Fourth Coffee/).waitFor();
  await mustPassAxe(page);
  await picture(page, 'request');
  await press(page, 'Send the request');
  await page.getByText('Request sent').waitFor();
  const { items } = await panels.house.operator('GET /transfers', { query: { state: 'open' } });
  expect(items).toMatchObject([{ direction: 'incoming', kind: 'new-commerce' }]);
});

test('a report shows what to do, saves everything as a file and is scheduled', async () => {
  const page = await panels.open('/operator/reports', 'operator');
  await page.getByText('Not mailed').first().waitFor();
  await picture(page, 'reports');
  await mustPassAxe(page);
  await page.getByRole('link', { name: 'Open transfers' }).click();
  await page.getByText('Wait for the other partner, or take it back.').waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^transfers-\d{4}-\d\d-\d\d\.csv$/);
  const text = (await bytesOf(await file.createReadStream())).toString();
  expect(text).toContain('Lucerne Cloud');
  await page.getByText(/CONCORD_SMTP_URL/).waitFor();
  await page.getByLabel('Mail it to me').selectOption('week');
  await page
    .getByText(/every Monday/)
    .last()
    .waitFor();
  await mustPassAxe(page);
  await picture(page, 'report');
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, 'report-narrow');
  const { items } = await panels.house.operator('GET /reports');
  expect(items.find(({ report }) => report === 'transfers')?.schedules).toMatchObject([{ every: 'week' }]);
});

async function bytesOf(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
