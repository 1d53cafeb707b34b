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
  /** What the panels' pages complained about: script errors, breaches of the content security policy. */
  complaints: string[];
  close(): Promise<void>;
}

/** With what one of the demo's members signs in. */
export function signInOf({ signIns }: House, who: Who) {
  const { email, password = 'Test-pass-1' } = signIns[who];
  return { email, password, panel: who === 'customer' ? ('customer' as const) : ('operator' as const) };
}

export async function openWindows(house: House): Promise<Windows> {
  const browser = await launchChromium();
  const complaints: string[] = [];
  const baseURL = house.service.url;
  if (!baseURL) throw new Error('this house serves no panels');

  async function open(path: string, who?: Who, options?: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({
      baseURL,
      viewport: wide,
      reducedMotion: 'reduce',
      locale: 'en-US',
      ...options,
    });
    context.setDefaultTimeout(30_000);
    context.on('weberror', (error) => complaints.push(error.error().message));
    context.on('console', (message) => {
      const ours = message.page()?.url().startsWith(`${baseURL}/`);
      if (ours && message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        complaints.push(message.text());
    });
    if (who) {
      const data = signInOf(house, who);
      const headers = { 'x-concord-panel': data.panel };
      const answer = await context.request.post('/api/v1/session', { data, headers });
      if (!answer.ok()) throw new Error(`sign-in: ${answer.status()} ${await answer.text()}`);
    }
    const page = await context.newPage();
    await page.goto(path);
    return page;
  }
  return { open, complaints, close: () => browser.close() };
}
