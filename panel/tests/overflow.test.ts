import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { overflow } from './overflow.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const long = 'Donaudampfschifffahrtsgesellschaft'.repeat(6);

test.each([
  ['text that makes the page wider', `<p>${long}</p>`, /^document: /],
  ['text that is cut off', `<p style="overflow: hidden; width: 100px">${long}</p>`, /^cut: /],
  [
    'text cut with an ellipsis that nobody can read',
    `<p style="overflow: hidden; text-overflow: ellipsis; width: 100px">${long}</p>`,
    /^cut: /,
  ],
  [
    'an element beyond the edge',
    '<p style="position: absolute; left: 380px; width: 60px">Over</p>',
    /^beyond/,
  ],
  ['a text without any room', '<p style="width: 0; overflow: hidden">Somebody</p>', /^no room: p "Somebody"/],
  [
    'a short word in a narrow column',
    '<p style="width: 30px; overflow-wrap: anywhere">Customer</p>',
    /^broken word: Customer/,
  ],
])('%s is found', async (_, html, finding) => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.setContent(html);
  expect((await overflow(page)).some((one) => finding.test(one))).toBe(true);
  await page.close();
});

test.each([
  ['text that wraps', `<p style="overflow-wrap: anywhere">${long}</p>`],
  ['a list that scrolls', `<div style="overflow-x: auto"><p>${long}</p></div>`],
  [
    'an ellipsis with a title',
    `<p title="${long}" style="overflow: hidden; text-overflow: ellipsis; width: 100px">${long}</p>`,
  ],
  [
    'what only screen readers see',
    `<p style="position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden">${long}</p>`,
  ],
])('%s is fine', async (_, html) => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.setContent(html);
  expect(await overflow(page)).toEqual([]);
  await page.close();
});
