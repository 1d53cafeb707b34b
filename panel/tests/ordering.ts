import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axe } from './axe.ts';
import { enter } from './fields.ts';
import { acceptAgreement } from './microsoft-pages.ts';

/** Presses Next, when the page lets it be pressed. */
export async function next(page: Page): Promise<void> {
  await page.locator('button:not([aria-disabled=true])', { hasText: /^Next$/ }).click();
}

/** Page Plan and seats. */
export async function choosePlan(page: Page, plan: string, seats: number): Promise<void> {
  await page.getByRole('radio', { name: plan }).click();
  await enter(page, 'Seats', String(seats));
  await next(page);
}

/** Page Agreement: the signatory's details, then the acceptance in Microsoft's own tab. */
export async function signAgreement(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Agreement', exact: true }).waitFor();
  expect(await axe(page)).toEqual([]);
  await enter(page, 'First name', 'Contact');
  await enter(page, 'Last name', 'Person');
  await enter(page, 'E-mail', 'it@fourthcoffee.example');
  await page.getByLabel('I accept the agreement').check();
  await page.getByRole('button', { name: 'Continue to the acceptance' }).click();
  await acceptAgreement(page);
  await page.getByText('Accepted by Contact Person at Microsoft').waitFor();
  await next(page);
}

/** Page Confirmation: nothing stands in the way; Submit leads to the order's page. */
export async function submit(page: Page): Promise<void> {
  await page.getByText('Nothing stands in the way').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('heading', { name: 'Progress' }).waitFor();
}
