import type { House } from '../../../service/src/testing/house.ts';
import { demoSet } from '../../../service/src/testing/house.ts';
import type { Windows } from '../browser.ts';
import { signInAtMicrosoft } from '../microsoft-pages.ts';
import { chooseMore, enter, saved, settled } from '../page.ts';
import type { Camera } from './camera.ts';

/** Settings: before consent, refused, given; a failed check; fields that are wrong; a stale edit; a refusal. */
export async function takeSettings(house: House, windows: Windows, { take }: Camera): Promise<void> {
  const set = `/operator/settings/office-365/${(await demoSet(house)).id}`;
  const page = await windows.open(`${set}/connection`, 'operator');
  const consent = page.getByRole('button', { name: 'Get consent' });
  await consent.waitFor();
  await settled(page);
  await take(page, 'settings/no-consent');
  await consent.click();
  await signInAtMicrosoft(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Consent was not given', { exact: true }).waitFor();
  await take(page, 'settings/consent-refused');
  await page.getByRole('button', { name: 'Check connection' }).click();
  await page.getByText('Failed').first().waitFor();
  await page.getByRole('button', { name: 'Check connection' }).waitFor();
  await take(page, 'settings/check-failed');
  await consent.click();
  await signInAtMicrosoft(page);
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByText('Consent was given', { exact: true }).waitFor();
  await house.control('POST', 'faults', { kind: 'slow', ms: 4000, match: { path: 'products' } });
  await page.getByRole('button', { name: 'Check connection' }).click();
  await page.getByText('Waiting', { exact: true }).first().waitFor();
  await take(page, 'settings/check-running');
  await house.control('DELETE', 'faults');
  await page.getByRole('button', { name: 'Check connection' }).waitFor({ timeout: 30_000 });
  await take(page, 'settings/check-passed');

  await page.goto(set);
  const other = await windows.open(set, 'operator');
  await enter(page, 'Note', 'What the second person wrote about this set.');
  await enter(other, 'Note', 'What the first person wrote about this set.');
  await other.getByRole('button', { name: 'Save' }).click();
  await saved(other);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alertdialog').waitFor();
  await take(page, 'settings/stale-edit');
  await page.getByRole('button', { name: 'Take stored' }).click();
  await enter(page, 'Note', 'Half a thought');
  await page.getByRole('link', { name: 'Plans', exact: true }).click();
  await page.getByRole('alertdialog').waitFor();
  await take(page, 'settings/unsaved');
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  await page.goto(set);
  await chooseMore(page, 'Delete');
  await page.getByRole('alertdialog').waitFor();
  await take(page, 'settings/delete');
  await page.getByRole('button', { name: 'Delete set' }).click();
  await page.getByRole('alert').first().waitFor();
  await take(page, 'settings/delete-refused');
  await page.goto('/operator/settings/office-365/new');
  await page.getByRole('button', { name: 'Create set' }).click();
  await page.getByText('Fill in this field').first().waitFor();
  await take(page, 'settings/fields-wrong');
}

/** Moments of any page: signing in, loading, no answer, nothing found, no such page, open menus. */
export async function takeMoments(windows: Windows, { take }: Camera): Promise<void> {
  for (const panel of ['operator', 'customer']) {
    const stranger = await windows.open(`/${panel}/sign-in`);
    await settled(stranger);
    await take(stranger, `${panel}/sign-in`);
    await enter(stranger, 'E-mail', 'nobody@fabrikam.example');
    await enter(stranger, 'Password', 'wrong');
    await stranger.getByRole('button', { name: 'Sign in' }).click();
    await stranger.getByText('E-mail or password is wrong').waitFor();
    await take(stranger, `${panel}/sign-in-refused`);
  }
  const page = await windows.open('/operator/plans?q=zzz', 'operator');
  await page.getByText('Nothing matches').waitFor();
  await take(page, 'moments/nothing-matches');
  await page.goto('/operator/nowhere');
  await settled(page);
  await take(page, 'moments/no-such-page');
  await page.getByRole('button', { name: /Signed in as/ }).click();
  await take(page, 'moments/member-menu');

  for (const [moment, address] of [
    ['list', '/operator/customers'],
    ['page', '/operator/settings/office-365/01a00000-0000-7000-8000-000000000000'],
  ] as const) {
    await page.route('**/api/v1/{customers,settings-sets}**', () => undefined);
    await page.goto(address);
    await page.locator('[aria-busy=true], .fui-Skeleton').first().waitFor();
    await take(page, `moments/loading-${moment}`);
    await page.unrouteAll();
    await page.route('**/api/v1/{customers,settings-sets}**', (route) => route.abort());
    await page.goto(address);
    await page.getByText('Concord does not answer').waitFor();
    await take(page, `moments/no-answer-${moment}`);
    await page.unrouteAll();
  }
}
