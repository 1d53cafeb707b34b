import type { Page } from 'playwright-core';
import { administrator } from '../../service/src/testing/person.ts';

/** A person signs in at Microsoft's page and approves on the phone. */
export async function signInAtMicrosoft(page: Page, person = administrator): Promise<void> {
  await page.getByLabel('User name').fill(person.username);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Approve' }).click();
}

/** Follows a link that opens a new tab. */
export async function newTab(page: Page, link: string): Promise<Page> {
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: link }).first().click(),
  ]);
  return tab;
}

/** The signatory accepts the agreement in the tab that the wizard opened. */
export async function acceptAgreement(page: Page): Promise<void> {
  const tab = await newTab(page, 'Read and accept at Microsoft');
  await tab.getByRole('button', { name: 'Accept' }).click();
  await tab.getByRole('heading', { name: 'Agreement accepted' }).waitFor();
  await tab.close();
}

/** The administrator of a tenant accepts the invitation in a new tab. */
export async function acceptInvitation(page: Page, domain: string): Promise<void> {
  const tab = await newTab(page, 'confirm invitation from Microsoft Cloud Solution Provider');
  await tab.getByLabel('or its domain').fill(domain);
  await tab.getByRole('button', { name: 'Accept' }).click();
  await tab.getByRole('heading', { name: 'Done' }).waitFor();
  await tab.close();
}
