import { afterAll, beforeAll, expect } from 'vitest';
import { type House, openHouse } from '../../service/src/testing/house.ts';
import { openWindows, type Windows } from './browser.ts';
import { connect } from './prepare.ts';

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
