import type { BrowserContextOptions, Page } from 'playwright-core';
import type { House } from '../../service/src/testing/house.ts';
import { launchChromium } from './chromium.ts';

export type Who = keyof House['signIns'];

export const wide = { width: 1360, height: 820 };
export const narrow = { width: 390, height: 844 };

/** Chromium in front of a house. */
export interface Windows {
  /**
   * Opens an address in a window with cookies of its own.
   * @param who is signed in there already; left out: nobody
   */
  open(path: string, who?: Who, options?: BrowserContextOptions): Promise<Page>;
  /** What pages complained about: script errors, violations of the content security policy. */
  complaints: string[];
  close(): Promise<void>;
}

/** As whom each of the demo's members signs in. */
export function signInOf({ signIns }: House, who: Who) {
  const { email, password = 'Test-pass-1' } = signIns[who];
  return { email, password, panel: who === 'customer' ? ('customer' as const) : ('operator' as const) };
}

/** Address of the panels as a person types it. */
export function addressOf(house: House): string {
  if (!house.service.url) throw new Error('this house serves no panels');
  return house.service.url;
}

export async function openWindows(house: House): Promise<Windows> {
  const browser = await launchChromium();
  const complaints: string[] = [];
  return {
    complaints,
    async open(path, who, options) {
      const context = await browser.newContext({
        baseURL: addressOf(house),
        viewport: wide,
        reducedMotion: 'reduce',
        locale: 'en-US',
        ...options,
      });
      context.setDefaultTimeout(15_000);
      context.on('weberror', (error) => complaints.push(error.error().message));
      context.on('console', (message) => {
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          complaints.push(message.text());
      });
      if (who) {
        const data = signInOf(house, who);
        const answer = await context.request.post('/api/v1/session', {
          data,
          headers: { 'x-concord-panel': data.panel },
        });
        if (!answer.ok()) throw new Error(`sign-in: ${answer.status()} ${await answer.text()}`);
      }
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
    close: () => browser.close(),
  };
}
