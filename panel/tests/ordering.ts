import type { Page } from 'playwright-core';
import { mustPassAxe } from './axe.ts';
import { acceptAgreement } from './microsoft-pages.ts';
import { enter } from './page.ts';

/** What is done on each page that is come by: axe in tests, a picture for the proof. */
export type Look = (page: Page, name: string) => Promise<void>;

/** Presses Next, when the page lets it be pressed. */
export async function next(page: Page): Promise<void> {
  await page.locator('button:not([aria-disabled=true])', { hasText: /^Next$/ }).click();
}

/** Page Plan and seats. */
export async function choosePlan(
  page: Page,
  plan: string | RegExp,
  seats: number,
  look: Look = mustPassAxe,
): Promise<void> {
  await page.getByRole('radio', { name: plan }).first().click();
  await enter(page, 'Seats', String(seats));
  await look(page, 'plan');
  await next(page);
}

/** Page Agreement: the signatory's details, then the acceptance in Microsoft's own tab. */
export async function signAgreement(page: Page, look: Look = mustPassAxe): Promise<void> {
  await page.getByRole('heading', { name: 'Agreement', exact: true }).waitFor();
  await enter(page, 'First name', 'Contact');
  await enter(page, 'Last name', 'Person');
  await enter(page, 'E-mail', 'it@fourthcoffee.example');
  await page.getByLabel('I accept the agreement').check();
  await look(page, 'agreement');
  await page.getByRole('button', { name: 'Continue to the acceptance' }).click();
  await page.getByText('Waiting for Contact Person').waitFor();
  await look(page, 'attestation');
  await acceptAgreement(page);
  await page.getByText('Accepted by Contact Person at Microsoft').waitFor();
  await next(page);
}

/** Page Confirmation: nothing stands in the way; Submit leads to the order's page. */
export async function submit(page: Page, look: Look = mustPassAxe): Promise<void> {
  await page.getByText('Nothing stands in the way').waitFor();
  await look(page, 'confirmation');
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('heading', { name: 'Progress' }).waitFor();
}
