import { expect, test } from 'vitest';
import { mustPassAxe } from './axe.ts';
import { acceptInvitation } from './microsoft-pages.ts';
import { choosePlan, next, signAgreement, submit } from './ordering.ts';
import { enter } from './page.ts';
import { withPanels } from './panels.ts';

const panels = withPanels({ consent: true });

test('an order with an existing tenant waits for the invitation and for the operator', async () => {
  const page = await panels.open('/customer/buy', 'customer');
  await choosePlan(page, 'Exchange Online (Plan 1), annual', 3);
  await signAgreement(page);
  await page.getByRole('radio', { name: 'Add existing Microsoft Tenant Name' }).check();
  await enter(page, 'Domain name', 'alpineskihouse');
  await mustPassAxe(page);
  await next(page);
  await submit(page);
  await page.getByText('An administrator of the tenant must accept the invitation').waitFor();
  await mustPassAxe(page);
  const order = page.url();

  await acceptInvitation(page, 'alpineskihouse.onmicrosoft.com');
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByText('The order waits for the operator').waitFor();
  expect(await page.getByRole('button', { name: 'Confirm ownership' }).count()).toBe(0);

  const operator = await panels.open(order.replace('/customer/', '/operator/'), 'operator');
  await operator.getByRole('button', { name: 'Confirm ownership' }).click();
  const question = operator.getByRole('alertdialog');
  await question.getByText('You confirm that Fourth Coffee owns alpineskihouse.onmicrosoft.com').waitFor();
  await mustPassAxe(operator);
  await question.getByRole('button', { name: 'Confirm ownership' }).click();
  await operator.getByText('The subscription is active').waitFor({ timeout: 30_000 });
  await page.getByText('The subscription is active').waitFor({ timeout: 30_000 });
});
