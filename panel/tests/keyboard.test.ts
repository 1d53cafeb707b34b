import { expect, test } from 'vitest';
import { signInOf } from './browser.ts';
import { isAt } from './page.ts';
import { withPanels } from './panels.ts';

const panels = withPanels();

test('a set is found and opened without a mouse', async () => {
  const page = await panels.open('/operator/settings/office-365');
  await isAt(page, 'Sign in');
  const { email, password } = signInOf(panels.house, 'operator');
  await page.keyboard.press('Tab');
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await isAt(page, 'Office 365 Settings');

  const { items } = await panels.house.operator('GET /settings-sets');
  const name = items[0]?.name ?? '';
  await page.getByRole('link', { name }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type(name.slice(0, 6));
  await page.waitForURL(/q=/);
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.textContent)) === name) break;
  }
  const outline = await page.evaluate(() => {
    const focused = document.activeElement;
    return focused && getComputedStyle(focused).outlineStyle + getComputedStyle(focused).textDecorationLine;
  });
  expect(outline).not.toBe('nonenone');
  await page.keyboard.press('Enter');
  await isAt(page, name);
});

test('a new page takes the focus to its heading; the skip link stands before everything', async () => {
  const page = await panels.open('/operator', 'operator');
  await isAt(page, 'What needs you today');
  await page.getByRole('link', { name: 'Plans' }).press('Enter');
  await isAt(page, 'Plans');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Plans');
  await page.getByRole('link', { name: 'Skip to the content' }).press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
});
