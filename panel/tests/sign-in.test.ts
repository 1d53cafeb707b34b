import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from '../../service/src/testing/house.ts';
import { openWindows, signInOf, type Windows } from './browser.ts';

let house: House;
let windows: Windows;
beforeAll(async () => {
  house = await openHouse();
  windows = await openWindows(house);
});
afterAll(async () => {
  await windows?.close();
  await house?.stop();
});

async function fill(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a wrong password is refused, the right one leads to the page that was asked for', async () => {
  const page = await windows.open('/operator/plans?q=Exchange');
  const signIn = signInOf(house, 'operator');
  await fill(page, { ...signIn, password: 'Test-pass-2' });
  await page.getByText('E-mail or password is wrong').waitFor();
  await fill(page, signIn);
  await page.getByRole('heading', { level: 1, name: 'Plans' }).waitFor();
  expect(new URL(page.url()).search).toBe('?q=Exchange');
  await page.getByRole('link', { name: 'Exchange Online (Plan 1), annual' }).waitFor();
});

test('the session cannot be read by scripts', async () => {
  const page = await windows.open('/operator', 'operator');
  expect(await page.context().cookies()).toMatchObject([
    { name: 'concord_operator', httpOnly: true, sameSite: 'Lax' },
  ]);
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('a member of the other panel is refused', async () => {
  const page = await windows.open('/operator');
  await fill(page, signInOf(house, 'customer'));
  await page.getByText('E-mail or password is wrong').waitFor();
  await page.goto('/customer');
  await fill(page, signInOf(house, 'customer'));
  await page.getByRole('heading', { level: 1, name: 'Subscriptions' }).waitFor();
});

test('after signing in nobody is sent to another site', async () => {
  const page = await windows.open('/operator/sign-in?next=//fabrikam.example/');
  await fill(page, signInOf(house, 'operator'));
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/operator');
});

test('signing out everywhere ends the other window too', async () => {
  const here = await windows.open('/operator', 'reseller');
  const there = await windows.open('/operator/orders', 'reseller');
  await there.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
  await here.getByRole('button', { name: 'Signed in as Reseller manager' }).click();
  await here.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
  await here.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await there.reload();
  await there.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
});

test('a page of another site can neither read nor write with the visitor’s session', async () => {
  const page = await windows.open('/operator', 'operator');
  await page.goto(house.simulator.url);
  const api = `${house.service.url}/api/v1`;
  const tries = await page.evaluate(async (address) => {
    const send = (path: string, init: RequestInit) =>
      fetch(`${address}${path}`, { credentials: 'include', ...init }).then(
        ({ status, type }) => `${type} ${status}`,
        (error: unknown) => String(error),
      );
    return [
      await send('/session', {}),
      await send('/sessions', { method: 'DELETE', headers: { 'x-concord-panel': 'operator' } }),
    ];
  }, api);
  expect(tries).toEqual(['TypeError: Failed to fetch', 'TypeError: Failed to fetch']);
  await page.goto('/operator');
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
});

test('no page complained', () => {
  expect(windows.complaints.filter((text) => !text.includes('blocked by CORS policy'))).toEqual([]);
});
