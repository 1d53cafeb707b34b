import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { demoSet, giveConsent, type House, openHouse, until } from '../../service/src/testing/house.ts';
import { openWindows, type Windows } from './browser.ts';

export interface Panels {
  house: House;
  open: Windows['open'];
}

/**
 * One house and one browser for a test file. No page may have complained when it ends.
 * @param options.consent the demo's set has consent and a finished check before the first test
 */
export function withPanels({ consent = false } = {}): Panels {
  const panels = {} as Panels;
  let windows: Windows | undefined;
  beforeAll(async () => {
    panels.house = await openHouse();
    if (consent) await connect(panels.house);
    windows = await openWindows(panels.house);
    panels.open = windows.open;
  });
  afterAll(async () => {
    await windows?.close();
    await panels.house?.stop();
    expect(windows?.complaints).toEqual([]);
  });
  return panels;
}

/** Consent and connection check of the demo's set, without a browser. */
export async function connect(house: House): Promise<void> {
  const { id } = await demoSet(house);
  await giveConsent(house, id);
  await until(
    () => house.operator('GET /settings-sets/:id/checks/latest', { params: { id } }),
    ({ check }) => check !== null && check.state !== 'running',
  );
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
