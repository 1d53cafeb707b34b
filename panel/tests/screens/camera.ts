import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { narrow, wide } from '../browser.ts';
import { overflow } from '../overflow.ts';

/** Takes pictures of pages and keeps what does not fit on them. */
export interface Camera {
  /**
   * Takes the whole page at both sizes.
   * @param name path of the picture below the world's folder, without size and ending
   */
  take(page: Page, name: string): Promise<void>;
  pictures: number;
  /** What does not fit, with the picture that shows it. */
  findings: string[];
}

/** @param folder where the pictures of one world go */
export function openCamera(folder: string): Camera {
  const camera: Camera = { take, pictures: 0, findings: [] };

  async function take(page: Page, name: string): Promise<void> {
    for (const size of [wide, narrow]) {
      await page.setViewportSize(size);
      await page.evaluate(still);
      const path = join(folder, `${name}-${size.width}.png`);
      mkdirSync(join(path, '..'), { recursive: true });
      // A dialog lies over the window, not over the whole page.
      const dialog = await page.locator('[role=dialog], [role=alertdialog]').count();
      await page.screenshot({ path, fullPage: dialog === 0 });
      camera.pictures += 1;
      camera.findings.push(...(await overflow(page)).map((finding) => `${path}: ${finding}`));
    }
    await page.setViewportSize(wide);
  }
  return camera;
}

/** Scrolls up and lets the page settle in its new size. */
async function still(): Promise<void> {
  scrollTo(0, 0);
  for (let frame = 0; frame < 3; frame++) await new Promise((done) => requestAnimationFrame(done));
}
