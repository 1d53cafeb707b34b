import type { House } from '../../../service/src/testing/house.ts';
import type { Windows } from '../browser.ts';
import { acceptInvitation } from '../microsoft-pages.ts';
import { choosePlan, next, signAgreement, submit } from '../ordering.ts';
import { enter } from '../page.ts';
import type { Camera } from './camera.ts';

/** The wizard page by page, then an order through each of its states. */
export async function takeOrders(house: House, windows: Windows, camera: Camera): Promise<void> {
  const { take } = camera;
  const look = (folder: string) => (on: Parameters<typeof take>[0], name: string) =>
    take(on, `${folder}/${name}`);
  const page = await windows.open('/customer/buy', 'customer');
  const state = (name: string) => take(page, `order/${name}`);
  await choosePlan(page, 'Exchange Online (Plan 1), annual', 3, look('wizard'));
  await signAgreement(page, look('wizard'));

  const domain = 'Domain name Office 365';
  await enter(page, domain, 'fabrikamengineering');
  await page.getByText(/taken/i).waitFor();
  await take(page, 'wizard/tenant-taken');
  await house.control('POST', 'faults', { kind: 'status', status: 503, match: { path: '/domains/' } });
  await enter(page, domain, 'alpineskihouse2');
  await page.getByRole('button', { name: 'Check again' }).waitFor();
  await take(page, 'wizard/tenant-unknown');
  await house.control('DELETE', 'faults');
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByText(/free/i).waitFor();
  await take(page, 'wizard/tenant-free');
  await page.getByRole('radio', { name: 'Add existing Microsoft Tenant Name' }).check();
  await enter(page, 'Domain name', 'alpineskihouse');
  await take(page, 'wizard/tenant-existing');
  await next(page);
  await submit(page, look('wizard'));

  await page.getByText('An administrator of the tenant must accept').waitFor();
  await state('waiting-for-invitation');
  const address = page.url();
  await acceptInvitation(page, 'alpineskihouse.onmicrosoft.com');
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByText('The order waits for the operator').waitFor();
  await state('waiting-for-ownership-customer');

  const operator = await windows.open(address.replace('/customer/', '/operator/'), 'operator');
  const confirm = operator.getByRole('button', { name: 'Confirm ownership' });
  await confirm.waitFor();
  await take(operator, 'order/waiting-for-ownership-operator');
  await confirm.click();
  await operator.getByRole('alertdialog').waitFor();
  await take(operator, 'order/confirm-ownership');
  await house.control('POST', 'faults', {
    kind: 'status',
    status: 400,
    code: 800002,
    match: { path: '/checkout' },
  });
  await operator.getByRole('alertdialog').getByRole('button', { name: 'Confirm ownership' }).click();
  const again = operator.getByRole('button', { name: 'Try again' });
  await again.waitFor({ timeout: 30_000 });
  await take(operator, 'order/needs-attention-operator');
  await page.getByText('Needs attention').first().waitFor();
  await state('needs-attention-customer');
  await operator.goto('/operator');
  await operator
    .getByText('a person must look')
    .or(operator.getByText(/attention/i))
    .first()
    .waitFor();
  await take(operator, 'home/needs');

  await house.control('DELETE', 'faults');
  await house.control('POST', 'settings', { provisioning: 'PT20S' });
  await operator.goto(address.replace('/customer/', '/operator/'));
  await again.click();
  await page.getByRole('listitem').filter({ hasText: 'Purchase' }).getByText('Done').waitFor();
  await state('progress');
  await page.getByText('The subscription is active').waitFor({ timeout: 60_000 });
  await state('completed');
  await house.control('POST', 'settings', { provisioning: 'PT3S' });
}
