import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chooseMore, enter, field, isAt, openTab, pick, problemOf, saved } from './page.ts';
import { withPanels } from './panels.ts';

const panels = withPanels();
const list = '/operator/settings/office-365';
const invitation =
  'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId={partnerTenantId}&msppId=0&DAP=false#/BillingAccounts/partner-invitation';
const tenant = '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a01';

async function openDemoSet(): Promise<Page> {
  const page = await panels.open(list, 'operator');
  await page.getByRole('table').getByRole('link').nth(1).click();
  await field(page, 'Name').waitFor();
  return page;
}

test('the list leads to a new set, whose fields say what is wrong with them', async () => {
  const page = await panels.open(list, 'operator');
  await page.getByRole('link', { name: 'New set' }).click();
  await isAt(page, 'New set');
  await enter(page, 'Microsoft Tenant ID', '5c3a1b1e-6f0d');
  expect(await problemOf(page, 'Microsoft Tenant ID')).toContain('Enter an ID like');
  await enter(page, 'Name', '  Fabrikam Europe  ');
  expect(await field(page, 'Name').inputValue()).toBe('Fabrikam Europe');

  await field(page, 'Environment').selectOption('Microsoft global');
  await field(page, 'API').selectOption('CREST');
  await enter(page, 'CREST address', '');
  await enter(page, 'Reseller Domain Prefix', 'fabrikameurope.onmicrosoft.com');
  expect(await field(page, 'Reseller Domain Prefix').inputValue()).toBe('fabrikameurope');
  await page.getByRole('button', { name: 'Create set' }).click();
  expect(await problemOf(page, 'Default country')).toContain('Fill in this field');
  await enter(page, 'Microsoft Tenant ID', tenant);
  await enter(page, 'Azure Application ID', tenant);
  await pick(page, 'Default country', 'United States');
  await pick(page, 'Default language', 'English');
  await enter(page, 'Link for agreements', 'http://www.fabrikam.example/agreement');
  await enter(page, 'Confirm invitation path', 'https://www.fabrikam.example/');
  await page.getByRole('button', { name: 'Create set' }).click();
  expect(await problemOf(page, 'API')).toContain('Microsoft retired CREST');
  expect(await problemOf(page, 'Link for agreements')).toContain('must begin with https://');
  expect(await problemOf(page, 'Confirm invitation path')).toContain('not a relationship link');

  await field(page, 'API').selectOption('Partner Center');
  await enter(page, 'Link for agreements', 'https://www.fabrikam.example/agreement');
  await enter(page, 'Confirm invitation path', invitation);
  await page.getByRole('button', { name: 'Create set' }).click();
  expect(await problemOf(page, 'Azure Application Secret Key')).toContain('Fill in this field');
  await enter(page, 'Azure Application Secret Key', 'sample-secret');
  await page.getByRole('button', { name: 'Create set' }).click();
  await isAt(page, 'Fabrikam Europe');
  await page.getByText('No consent yet').waitFor();
});

test('leaving with unsaved changes is asked about', async () => {
  const page = await openDemoSet();
  await enter(page, 'Note', 'Half a thought');
  await page.getByRole('link', { name: 'Customers', exact: true }).click();
  await page.getByRole('button', { name: 'Stay' }).click();
  expect(await field(page, 'Note').inputValue()).toBe('Half a thought');
  await page.getByRole('link', { name: 'Customers', exact: true }).click();
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  await isAt(page, 'Customers');
});

test('a saved edit returns to the list and stands in the log', async () => {
  const page = await openDemoSet();
  await enter(page, 'Name', 'Adatum, renamed');
  await page.getByRole('button', { name: 'Save' }).click();
  await saved(page);
  await isAt(page, 'Office 365 Settings');
  await page.getByRole('link', { name: 'Adatum, renamed' }).click();
  await openTab(page, 'Log');
  const row = page.getByRole('row', { name: 'Set “Adatum, renamed” saved' });
  await row.getByText('What was recorded').click();
  await row.getByText('Adatum, renamed', { exact: true }).first().waitFor();
});

test('a set is duplicated without its secrets, deactivated and activated', async () => {
  const page = await openDemoSet();
  const before = page.url();
  await chooseMore(page, 'Duplicate');
  await page.waitForURL((url) => url.href !== before);
  await field(page, 'Azure Application Secret Key').waitFor();
  expect(await page.getByText('ends in').count()).toBe(0);
  await page.getByText('Inactive', { exact: true }).waitFor();
  await chooseMore(page, 'Activate');
  await page.getByText('Active', { exact: true }).waitFor();
  await chooseMore(page, 'Deactivate');
  await page.getByText('Inactive', { exact: true }).waitFor();
  await chooseMore(page, 'Delete');
  await page.getByRole('button', { name: 'Delete set' }).click();
  await isAt(page, 'Office 365 Settings');
});

test('a set that services use is not deleted; the page names them', async () => {
  const page = await openDemoSet();
  await chooseMore(page, 'Delete');
  await page.getByRole('button', { name: 'Delete set' }).click();
  await page.getByRole('link', { name: /Microsoft 365/ }).waitFor();
});
