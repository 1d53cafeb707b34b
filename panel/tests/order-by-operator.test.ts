import { expect, test } from 'vitest';
import { choosePlan, next, signAgreement, submit } from './ordering.ts';
import { enter, isAt, openTab } from './page.ts';
import { withPanels } from './panels.ts';

const panels = withPanels({ consent: true });

test('the operator orders for a customer and follows the order in its timeline', async () => {
  const page = await panels.open('/operator', 'operator');
  await page.getByRole('link', { name: 'Order Subscription' }).click();
  await isAt(page, 'Order Subscription');
  await page.getByRole('radio', { name: /Margie/ }).click();
  await next(page);
  await choosePlan(page, 'Microsoft 365 Business Basic, monthly', 2);
  await signAgreement(page);
  await enter(page, 'Domain name Office 365', 'margiestravelpdx');
  await page.getByText(/free/i).waitFor();
  await next(page);
  await submit(page);
  await page.getByText('The subscription is active').waitFor({ timeout: 30_000 });

  await openTab(page, 'Microsoft');
  await page.getByText('5300002').waitFor();
  await page.getByText('Correlation ID').first().waitFor();
  await page.goto('/operator/subscriptions');
  await page.getByRole('table').getByText('margiestravelpdx.onmicrosoft.com').waitFor();
});

test('a reseller’s manager sees nothing outside its subtree', async () => {
  const page = await panels.open('/operator/customers', 'reseller');
  await page.getByRole('link', { name: 'Fourth Coffee' }).waitFor();
  await page.getByRole('link', { name: /Margie/ }).waitFor();
  expect(await page.getByRole('link', { name: 'Woodgrove Bank' }).count()).toBe(0);
  const { items } = await panels.house.operator('GET /customers', { query: { q: 'Woodgrove' } });
  await page.goto(`/operator/customers/${items[0]?.id}`);
  await page.getByRole('alert').first().waitFor();
  expect(await page.getByText('Woodgrove').count()).toBe(0);
  await page.goto('/operator/resellers');
  await page.getByRole('link', { name: 'Northwind Resale' }).first().waitFor();
  await page.getByRole('link', { name: 'Tailspin IT Services' }).first().waitFor();
  expect(await page.getByRole('link', { name: 'Adatum Distribution' }).count()).toBe(0);
});
