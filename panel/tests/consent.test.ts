import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demoSet } from '../../service/src/testing/house.ts';
import { administrator } from '../../service/src/testing/person.ts';
import { mustPassAxe } from './axe.ts';
import { signInAtMicrosoft } from './microsoft-pages.ts';
import { enter, isAt, openTab, saved } from './page.ts';
import { withPanels } from './panels.ts';

const panels = withPanels();
const lines = (page: Page) => page.getByRole('list', { name: 'Connection check' }).getByRole('listitem');

async function openConnection(): Promise<Page> {
  const { id } = await demoSet(panels.house);
  return panels.open(`/operator/settings/office-365/${id}/connection`, 'operator');
}

test('consent that the person refuses is said to be refused', async () => {
  const page = await openConnection();
  await page.getByText('No consent yet').waitFor();
  await page.getByRole('button', { name: 'Get consent' }).click();
  await signInAtMicrosoft(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Consent was not given', { exact: true }).waitFor();
  await mustPassAxe(page);
});

test('a person consents at Microsoft; then every line of the check passes, one after the other', async () => {
  const page = await openConnection();
  await page.getByRole('button', { name: 'Get consent' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(await page.getByLabel('User name').inputValue()).toBe(administrator.username);
  await signInAtMicrosoft(page);
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByText('Consent was given', { exact: true }).waitFor();
  await page.getByText('Used', { exact: true }).waitFor();
  await panels.house.control('POST', 'faults', { kind: 'slow', ms: 1500, match: { path: 'products' } });
  await page.getByRole('button', { name: 'Check connection' }).click();
  const running = lines(page).filter({ hasText: 'Catalogue readable' });
  await running.getByText('Running').waitFor();
  expect(await lines(page).filter({ hasText: 'Passed' }).count()).toBeGreaterThan(3);
  await running.getByText('Passed').waitFor();
  await lines(page).filter({ hasText: 'Days left' }).getByText('Passed').waitFor();
  expect(await lines(page).filter({ hasText: 'Passed' }).count()).toBe(12);
  await panels.house.control('DELETE', 'faults');
});

test('a wrong secret fails its line, with cause and remedy, and is never shown', async () => {
  const page = await openConnection();
  await openTab(page, 'Settings');
  await enter(page, 'Azure Application Secret Key', 'wrong-secret-of-fabrikam');
  await page.getByRole('button', { name: 'Save' }).click();
  await saved(page);
  const { id } = await demoSet(panels.house);
  await page.goto(`/operator/settings/office-365/${id}/connection`);
  const line = lines(page).filter({ hasText: 'Token of the application' }).first();
  await line.getByText('Failed').waitFor();
  await line.getByText('What to do:').waitFor();
  // The other lines come in until the check is over, and then the button changes its colours.
  await page.getByRole('button', { name: 'Check connection' }).waitFor();
  await mustPassAxe(page);
  for (const tab of ['', '/connection', '/usage', '/log']) {
    await page.goto(`/operator/settings/office-365/${id}${tab}`);
    await isAt(page, /./);
    await page.waitForLoadState('networkidle').catch(() => undefined);
    const html = await page.evaluate(() => document.documentElement.outerHTML);
    expect(html).not.toContain('wrong-secret-of-fabrikam');
    expect(html).not.toContain('demo-application-secret-1');
  }
});
