import { beforeAll, expect, test } from 'vitest';
import { axeInBothThemes } from './axe.ts';
import { choosePlan } from './ordering.ts';
import { isAt, settled } from './page.ts';
import { addressesFor } from './pages.ts';
import { withPanels } from './panels.ts';
import { orderComes, placeOrder } from './prepare.ts';
import { getRights } from './prepare-people.ts';

const panels = withPanels({ consent: true });
beforeAll(async () => {
  const { house } = panels;
  await orderComes(house, await placeOrder(house, { kind: 'new', prefix: 'fourthcoffeeaxe' }), 'completed');
  await getRights(house);
});

test('axe finds nothing on any page of the customer', async () => {
  const page = await panels.open('/customer', 'customer');
  const addresses = await addressesFor(panels.house, 'customer');
  expect(addresses.filter((address) => /no-/.test(address))).toEqual([]);
  const findings: Record<string, string[]> = {};
  for (const address of addresses) {
    await page.goto(address);
    await settled(page);
    findings[address] = await axeInBothThemes(page);
  }
  expect(findings).toEqual(Object.fromEntries(addresses.map((address) => [address, []])));
}, 600_000);

test('axe finds nothing on the pages of an order being made', async () => {
  const page = await panels.open('/customer/buy', 'customer');
  await choosePlan(page, 'Exchange Online (Plan 1), annual', 2);
  await page.getByRole('heading', { name: 'Confirmation' }).waitFor();
  await page.getByText('Nothing stands in the way').waitFor();
  expect(await axeInBothThemes(page)).toEqual([]);
});

test('axe finds nothing when nothing is there, when nothing answers, when something is wrong', async () => {
  const page = await panels.open('/customer/sign-in');
  expect(await axeInBothThemes(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Fill in this field').first().waitFor();
  expect(await axeInBothThemes(page)).toEqual([]);

  const operator = await panels.open('/operator/settings/office-365?q=zzz', 'operator');
  await operator.getByText('Nothing matches').waitFor();
  expect(await axeInBothThemes(operator)).toEqual([]);
  await operator.goto('/operator/settings/office-365/new');
  await operator.getByRole('button', { name: 'Create set' }).click();
  await operator.getByText('Fill in this field').first().waitFor();
  expect(await axeInBothThemes(operator)).toEqual([]);
  await operator.goto('/operator/nowhere');
  await isAt(operator, 'There is no such page');
  expect(await axeInBothThemes(operator)).toEqual([]);
  await operator.route('**/api/v1/plans*', (route) => route.abort());
  await operator.goto('/operator/plans');
  await operator.getByText('Concord does not answer').waitFor();
  expect(await axeInBothThemes(operator)).toEqual([]);
});
