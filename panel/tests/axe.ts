import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds against WCAG 2.2 AA, one line a finding: rule, place, reason.
 * Fluent’s `[data-tabster-dummy]` is left out: it keeps the focus inside a dialog and is nothing to perceive.
 * @param runOnly tags or rules of axe
 */
export async function axe(page: Page, runOnly: string[] = wcag22aa): Promise<string[]> {
  await page.evaluate(stillness);
  await page.waitForFunction(uncovered);
  await page.evaluate(source);
  const { violations } = await page.evaluate(
    (rules) =>
      (globalThis as unknown as { axe: { run: (...given: unknown[]) => Promise<AxeResults> } }).axe.run(
        { exclude: [['[data-tabster-dummy]']] },
        { runOnly: rules, resultTypes: ['violations'] },
      ),
    runOnly,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} – ${failureSummary}`),
  );
}

/** Findings in light, and what the dark colours add. */
export async function axeInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await axe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axe(page, ['color-contrast']);
  return [...light, ...dark.map((finding) => `dark: ${finding}`)];
}

/** @throws Error naming everything that axe finds */
export async function mustPassAxe(page: Page): Promise<void> {
  const findings = await axe(page);
  if (findings.length > 0) throw new Error(findings.join('\n'));
}

/** A dialog that has just been closed leaves the page behind it hidden for a moment. */
const uncovered = () =>
  !document.querySelector('#root[aria-hidden]') ||
  document.querySelector('[role=dialog], [role=alertdialog]') !== null;

/** Waits for colours that fade from one theme to another; what turns for ever is not waited for. */
async function stillness(): Promise<void> {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const passing = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(passing.map(({ finished }) => finished));
}
