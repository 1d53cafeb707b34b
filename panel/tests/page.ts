import type { Locator, Page } from 'playwright-core';

/** The input with exactly this label; the mark of a required field is no part of it. */
export function field(page: Page, label: string): Locator {
  const whole = new RegExp(`^${RegExp.escape(label)}\\s*\\*?$`);
  return page.getByLabel(whole).and(page.locator('input:not([type=radio]), textarea, select'));
}

/** Waits for the passing message that the form was saved. */
export async function saved(page: Page): Promise<void> {
  await page.getByText('Saved', { exact: true }).first().waitFor();
}

/** Types into a field and leaves it, as a person does. */
export async function enter(page: Page, label: string, value: string): Promise<void> {
  await field(page, label).fill(value);
  await field(page, label).blur();
}

/** What the page says is wrong with a field. */
export async function problemOf(page: Page, label: string): Promise<string> {
  const input = field(page, label);
  await input.and(page.locator('[aria-invalid=true]')).waitFor();
  const ids = (await input.getAttribute('aria-describedby'))?.split(' ') ?? [];
  const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).textContent()));
  return texts[0] ?? '';
}

/** Chooses from the page's menu of further actions. */
export async function chooseMore(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

/** Finds one of many by typing and takes it. */
export async function pick(page: Page, label: string, option: string): Promise<void> {
  await field(page, label).pressSequentially(option);
  await page.getByRole('option', { name: option }).first().click();
}

/** Goes to another tab of an object's page. */
export async function openTab(page: Page, tab: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: tab }).click();
}

/** Waits for the page's heading. */
export async function isAt(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

/** Waits until nothing of the page is being fetched any more. */
export async function settled(page: Page): Promise<void> {
  await isAt(page, /./);
  await page.locator('.fui-Skeleton').first().waitFor({ state: 'detached' });
}
