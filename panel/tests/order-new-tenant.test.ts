import { expect, test } from 'vitest';
import { mustPassAxe } from './axe.ts';
import { choosePlan, next, signAgreement, submit } from './ordering.ts';
import { enter, isAt } from './page.ts';
import { withPanels } from './panels.ts';

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
  await mustPassAxe(page);
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
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  await mustPassAxe(page);
  const copy = page.getByRole('button', { name: 'Copy the password' });
  const password = (await page.locator('span').filter({ has: copy }).locator('code').textContent()) ?? '';
  expect(password).toMatch(/^\S{8,}$/);
  await page.reload();
  await page.getByText('It was shown already.').waitFor();
  expect(await page.getByRole('button', { name: 'Show once' }).count()).toBe(0);
  expect(await page.content()).not.toContain(password);
});
