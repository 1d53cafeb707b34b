import { expect, test } from 'vitest';
import { axe } from './axe.ts';
import { enter } from './fields.ts';
import { choosePlan, next, signAgreement, submit } from './ordering.ts';
import { isAt, withPanels } from './panels.ts';

const panels = withPanels({ consent: true });

test('a customer orders with a new tenant and sees it become active', async () => {
  const page = await panels.open('/customer', 'customer');
  await page.getByRole('link', { name: 'Buy Subscription' }).last().click();
  await choosePlan(page, 'Microsoft 365 Business Standard, annual', 7);
  await signAgreement(page);

  const domain = 'Domain name Office 365';
  await page.getByRole('radio', { name: 'Create new Microsoft Tenant Name' }).check();
  await enter(page, domain, 'fabrikamengineering');
  await page.getByText(/taken/i).waitFor();
  expect(await page.getByRole('button', { name: 'Next' }).getAttribute('aria-disabled')).toBe('true');
  const { faults } = await panels.house.control<{ faults: { id: number }[] }>('POST', 'faults', {
    kind: 'status',
    status: 503,
    match: { path: '/domains/' },
  });
  await enter(page, domain, 'fourthcoffeeseattle');
  const again = page.getByRole('button', { name: 'Check again' });
  await again.waitFor({ timeout: 30_000 });
  expect(await axe(page)).toEqual([]);
  expect(await page.getByRole('button', { name: 'Next' }).getAttribute('aria-disabled')).toBe('true');
  await panels.house.control('DELETE', `faults?id=${faults[0]?.id}`);
  await again.click();
  await page.getByText(/free/i).waitFor();
  await next(page);

  await page.getByText('fourthcoffeeseattle.onmicrosoft.com, made new for this order').waitFor();
  await page.getByText('$87.50').first().waitFor();
  await submit(page);
  await page.getByText('The subscription is active').waitFor({ timeout: 30_000 });
  await page.getByRole('link', { name: 'Go to the subscription' }).click();
  await isAt(page, /Business Standard/);
  await page.getByText('fourthcoffeeseattle.onmicrosoft.com', { exact: true }).first().waitFor();

  await page.getByRole('button', { name: 'Show once' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Show once' }).click();
  await page.getByText('Copy it now.').waitFor();
  expect(await axe(page)).toEqual([]);
  const { users } = await panels.house.control<{ users: unknown[] }>('GET', 'state?collection=users');
  expect(users.length).toBeGreaterThan(0);
  await page.reload();
  await page.getByText('It was shown already.').waitFor();
  expect(await page.getByRole('button', { name: 'Show once' }).count()).toBe(0);
});
