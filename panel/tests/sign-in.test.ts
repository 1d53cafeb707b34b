import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signInOf } from './browser.ts';
import { enter, isAt } from './page.ts';
import { withPanels } from './panels.ts';

const panels = withPanels();

async function fill(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await enter(page, 'E-mail', email);
  await enter(page, 'Password', password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a wrong password is refused, the right one leads to the page that was asked for', async () => {
  const page = await panels.open('/operator/plans?q=Exchange');
  const signIn = signInOf(panels.house, 'operator');
  await fill(page, { ...signIn, password: 'Test-pass-2' });
  await page.getByText('E-mail or password is wrong').waitFor();
  await fill(page, signIn);
  await isAt(page, 'Plans');
  expect(new URL(page.url()).search).toBe('?q=Exchange');
  await page.getByRole('link', { name: 'Exchange Online (Plan 1), annual' }).waitFor();
});

test('the session cannot be read by scripts', async () => {
  const page = await panels.open('/operator', 'operator');
  expect(await page.context().cookies()).toMatchObject([
    { name: 'concord_operator', httpOnly: true, sameSite: 'Lax' },
  ]);
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('a member of the other panel is refused', async () => {
  const page = await panels.open('/operator');
  await fill(page, signInOf(panels.house, 'customer'));
  await page.getByText('E-mail or password is wrong').waitFor();
  await page.goto('/customer');
  await fill(page, signInOf(panels.house, 'customer'));
  await isAt(page, 'Subscriptions');
});

test('after signing in nobody is sent to another site', async () => {
  const page = await panels.open('/operator/sign-in?next=//fabrikam.example/');
  await fill(page, signInOf(panels.house, 'operator'));
  await isAt(page, 'What needs you today');
  expect(new URL(page.url()).pathname).toMatch(/^\/operator\/?$/);
});

test('signing out everywhere ends the other window too', async () => {
  const here = await panels.open('/operator', 'reseller');
  const there = await panels.open('/operator/orders', 'reseller');
  await isAt(there, 'Orders');
  await here.getByRole('button', { name: 'Signed in as Reseller manager' }).click();
  await here.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
  await isAt(here, 'Sign in');
  await there.reload();
  await isAt(there, 'Sign in');
});

test('a page of another site can neither read nor write with the visitor’s session', async () => {
  const page = await panels.open('/operator', 'operator');
  await page.goto(panels.house.simulator.url);
  const tries = await page.evaluate(async (api) => {
    const send = (path: string, init?: RequestInit) =>
      fetch(`${api}${path}`, { credentials: 'include', ...init }).then(
        ({ status }) => String(status),
        (error: unknown) => String(error),
      );
    return [
      await send('/session'),
      await send('/sessions', { method: 'DELETE', headers: { 'x-concord-panel': 'operator' } }),
    ];
  }, `${panels.house.service.url}/api/v1`);
  expect(tries).toEqual(['TypeError: Failed to fetch', 'TypeError: Failed to fetch']);
  await page.goto('/operator');
  await isAt(page, 'What needs you today');
});
