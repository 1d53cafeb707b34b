import type { House } from '../../../service/src/testing/house.ts';
import type { Who, Windows } from '../browser.ts';
import { settled } from '../page.ts';
import { addressesFor } from '../pages.ts';
import type { Camera } from './camera.ts';

/** Takes every page of both panels as they are now. */
export async function takeEveryPage(house: House, windows: Windows, camera: Camera): Promise<void> {
  for (const who of ['operator', 'customer'] satisfies Who[]) {
    const page = await windows.open('/', who);
    for (const address of await addressesFor(house, who)) {
      if (address.includes('/no-')) continue;
      await page.goto(address);
      await settled(page);
      await camera.take(page, nameOf(address));
    }
    await page.context().close();
  }
}

/** Name of a page's picture: its address without ids. */
export function nameOf(address: string): string {
  const path = address.split('?')[0] ?? '';
  return path
    .replace(/\/[0-9a-f-]{36}/g, '/one')
    .replace(/^\//, '')
    .replace(/^(operator|customer)$/, '$1/home');
}
