import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { mustPassAxe } from './axe.ts';
import { narrow } from './browser.ts';
import { chooseMore, enter, field, isAt, openTab, pick, problemOf, saved } from './page.ts';
import { withPanels } from './panels.ts';
import { orderComes, placeOrder } from './prepare.ts';
import { businessStandard, peopled, plantLicence, plantTenant } from './prepare-people.ts';

const panels = withPanels({ consent: true });
let bindingId = '';
let customerId = '';
let subscriptionId = '';
beforeAll(async () => {
  const { house } = panels;
  const order = await placeOrder(house, { kind: 'new', prefix: 'fourthcoffeeusers' });
  subscriptionId = (await orderComes(house, order, 'completed')).subscriptionId ?? '';
  ({ bindingId, customerId } = await plantTenant(house));
});

const standard = 'Microsoft 365 Business Standard';
const world = () => panels.house.simulator.world;
const atMicrosoft = (alias: string) =>
  world()
    .users.where('name', `${alias}@${peopled.domain}`)
    .find(({ state }) => state === 'active');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const openUsers = async (at = '/customer/users') => {
  const page = await panels.open(at, 'customer');
  await page.getByText('As of').first().waitFor();
  await page.getByRole('searchbox').waitFor();
  return page;
};
const openPerson = async (name: string) => {
  const page = await openUsers(`/customer/users?q=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name, exact: true }).click();
  await isAt(page, name);
  return page;
};
/** With USERS_PICTURES=FOLDER the pages are photographed. */
const picture = async (page: Page, name: string) => {
  const folder = process.env.USERS_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};
const fill = async (page: Page, alias: string, name: string) => {
  await enter(page, 'Display name', name);
  await enter(page, 'Sign-in name', alias);
};

test('a user is created with a licence; the password is shown once, and the customer’s panel lists the user', async () => {
  const page = await panels.open('/customer', 'customer');
  await page.getByRole('link', { name: 'Microsoft Users and Licenses' }).click();
  await isAt(page, 'Microsoft Users and Licenses');
  await page.getByRole('link', { name: 'Create user' }).click();
  await isAt(page, 'Create user');
  await press(page, 'Create user');
  expect(await problemOf(page, 'Sign-in name')).toContain('Fill in this field');
  await fill(page, 'ada', 'Ada Sample');
  await page.getByRole('checkbox', { name: standard }).check();
  await mustPassAxe(page);
  await picture(page, 'new');
  await press(page, 'Create user');
  await isAt(page, 'Ada Sample is created');
  const { password } = atMicrosoft('ada') ?? {};
  await page.getByText(password ?? '?', { exact: true }).waitFor();
  await mustPassAxe(page);
  await picture(page, 'created');
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await page
    .getByRole('row', { name: /Ada Sample/ })
    .getByText(standard)
    .waitFor();
  const seats = page.getByRole('table', { name: 'Licences' }).getByRole('row', { name: standard });
  await expect
    .poll(() => seats.getByRole('cell').allTextContents(), { timeout: 15_000 })
    .toEqual([standard, '2', '1', '1']);
  expect(await page.getByText(password ?? '?').count()).toBe(0);
  await picture(page, 'list');
});

test('a name that is taken is refused at its field', async () => {
  const page = await panels.open(`/customer/users/${bindingId}/new`, 'customer');
  await fill(page, 'ada', 'Ada the Second');
  await press(page, 'Create user');
  expect(await problemOf(page, 'Sign-in name')).toContain('Somebody has this sign-in name already');
  expect(world().users.where('name', `ada@${peopled.domain}`)).toHaveLength(1);
  await picture(page, 'taken');
});

test('an edit is saved at Microsoft; a stale one shows both versions', async () => {
  const page = await openPerson('Ada Sample');
  await enter(page, 'Usage location', '');
  await pick(page, 'Usage location', 'Germany');
  await enter(page, 'First name', 'Ada');
  await press(page, 'Save');
  await saved(page);
  expect(atMicrosoft('ada')).toMatchObject({ usageLocation: 'DE' });
  const stale = await openPerson('Ada Sample');
  const { users } = world();
  users.put({
    ...users.get(atMicrosoft('ada')?.id ?? '')!,
    displayName: 'Ada Changed',
    accountEnabled: false,
  });
  await enter(stale, 'Display name', 'Ada Mine');
  await press(stale, 'Save');
  await stale.getByRole('alertdialog').waitFor();
  const cells = await stale.getByRole('alertdialog').getByRole('row').allTextContents();
  expect(cells).toEqual(['FieldYoursStored', 'Display nameAda MineAda Changed', 'May sign inYesNo']);
  await press(stale, 'Keep mine');
  await saved(stale);
  expect(atMicrosoft('ada')).toMatchObject({ displayName: 'Ada Mine', accountEnabled: true });
});

test('sign-in is blocked and allowed; the filter finds who is blocked', async () => {
  const page = await openPerson('Ada Mine');
  await chooseMore(page, 'Block sign-in');
  await page.getByText('Sign-in blocked').waitFor();
  expect(atMicrosoft('ada')).toMatchObject({ accountEnabled: false });
  const list = await openUsers();
  await press(list, 'Blocked');
  await list.getByRole('row', { name: /Ada Mine/ }).waitFor();
  expect(new URL(list.url()).searchParams.get('enabled')).toBe('false');
  await list.getByRole('row', { name: /admin@/ }).waitFor({ state: 'detached' });
  await chooseMore(page, 'Allow sign-in');
  await page.getByText('Sign-in allowed').waitFor();
  expect(atMicrosoft('ada')).toMatchObject({ accountEnabled: true });
});

test('a password is reset after a question, and shown once', async () => {
  const page = await openPerson('Ada Mine');
  const before = atMicrosoft('ada')?.password;
  await chooseMore(page, 'Reset password');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reset password' }).click();
  await page.getByText('Temporary password of Ada Mine').waitFor();
  const { password } = atMicrosoft('ada') ?? {};
  expect(password).not.toBe(before);
  await page.getByText(password ?? '?', { exact: true }).waitFor();
  await picture(page, 'password');
  await press(page, 'Done');
  expect(await page.getByText(password ?? '?').count()).toBe(0);
});

test('licences are given and taken; without a free seat the reason is said and nothing can be given', async () => {
  const page = await openPerson('Ada Mine');
  const dialog = page.getByRole('dialog');
  await press(page, 'Change licences');
  await dialog.getByRole('checkbox', { name: 'Power Automate Free' }).check();
  await dialog.getByRole('checkbox', { name: standard }).uncheck();
  await dialog.getByText(`Takes away ${standard}.`).waitFor();
  await mustPassAxe(page);
  await picture(page, 'licences');
  await dialog.getByRole('button', { name: 'Change licences' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(atMicrosoft('ada')?.licences).toMatchObject([{ skuId: expect.stringMatching(/^f30db892/) }]);
  await page.getByText('Power Automate Free').waitFor();

  const { users } = world();
  const [admin] = users.where('name', `admin@${peopled.domain}`);
  users.put({ ...admin!, licences: [{ skuId: businessStandard, excludedPlans: [] }] });
  plantLicence(panels.house, businessStandard, standard, 1);
  await press(page, 'Change licences');
  const closed = dialog.getByRole('checkbox', { name: standard });
  await dialog.getByText('No seat is free').waitFor();
  expect(await closed.isDisabled()).toBe(true);
  await picture(page, 'no-seat');
  await dialog.getByText('Seats: 1, all assigned.').waitFor();
  await press(page, 'Back');
  plantLicence(panels.house, businessStandard, standard, 2);
});

test('a user is deleted with what that means, found among the deleted, and restored', async () => {
  const page = await openPerson('Ada Mine');
  await chooseMore(page, 'Delete');
  const question = page.getByRole('alertdialog');
  await question.getByText('1 licence becomes free: Power Automate Free.').waitFor();
  await picture(page, 'delete');
  await question.getByRole('button', { name: 'Delete user' }).click();
  await isAt(page, 'Microsoft Users and Licenses');
  expect(atMicrosoft('ada')).toBeUndefined();
  await press(page, 'Deleted');
  const row = page.getByRole('row', { name: /Ada Mine/ });
  await row.getByText(/in (30|29) days|next month/).waitFor();
  await picture(page, 'deleted');
  await row.getByRole('link', { name: 'Ada Mine' }).click();
  await press(page, 'Restore');
  await field(page, 'Display name').waitFor();
  expect(atMicrosoft('ada')?.state).toBe('active');
});

test('Microsoft does not answer: what was known stays, with when and why; read again mends it', async () => {
  await panels.house.control('POST', 'faults', { kind: 'status', status: 503, match: { path: '/users' } });
  const page = await openUsers();
  await page.getByText('Microsoft does not answer').waitFor({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Ada Mine' }).waitFor();
  await mustPassAxe(page);
  await picture(page, 'no-answer');
  await panels.house.control('DELETE', 'faults');
  await press(page, 'Read again');
  await page.getByText('Microsoft does not answer').waitFor({ state: 'detached' });
}, 120_000);

test('the operator sees the same of the customer, with rights to get; a subscription tells who has a seat', async () => {
  const { house } = panels;
  const page = await panels.open(`/operator/customers/${customerId}`, 'operator');
  await openTab(page, 'Users and licences');
  await page.getByRole('link', { name: 'Ada Mine' }).waitFor();
  const admin = page.getByRole('row', { name: /admin@/ }).getByRole('link');
  const tenant = page.getByRole('combobox', { name: 'Tenant' });
  await tenant.selectOption('fourthcoffeeusers.onmicrosoft.com');
  await page.getByText('Rights in the tenant are missing (GDAP)').waitFor();
  await mustPassAxe(page);
  await picture(page, 'no-rights');
  await press(page, 'Get rights');
  await page.getByText('Rights are assigned').waitFor();
  house.simulator.clock.advance('PT1H');
  await press(page, 'Read again');
  await admin.waitFor();
  await picture(page, 'operator');

  await page.goto(`/operator/subscriptions/${subscriptionId}`);
  await openTab(page, 'Users');
  await page.getByText('Nobody has a seat yet').waitFor();
  await picture(page, 'seats-none');
  await page.getByRole('link', { name: 'All users of the tenant' }).click();
  await admin.click();
  await press(page, 'Change licences');
  await page.getByRole('dialog').getByRole('checkbox', { name: standard }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Change licences' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const owner = await panels.open(`/customer/subscriptions/${subscriptionId}`, 'customer');
  await openTab(owner, 'Users');
  await owner.getByRole('row', { name: /admin@/ }).waitFor();
  await mustPassAxe(owner);
  await picture(owner, 'seats');
});

test('by keyboard alone, on a narrow screen', async () => {
  const page = await panels.open(`/customer/users?tenant=${bindingId}`, 'customer', { viewport: narrow });
  await page.getByRole('link', { name: 'Ada Mine' }).focus();
  await picture(page, 'list-narrow');
  await page.keyboard.press('Enter');
  await isAt(page, 'Ada Mine');
  await picture(page, 'person-narrow');
  await page.getByRole('button', { name: 'Change licences' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('checkbox', { name: standard }).waitFor();
  await picture(page, 'licences-narrow');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(narrow.width);
});
