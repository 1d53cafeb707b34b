import { afterAll, beforeAll, expect } from 'vitest';
import { type House, openHouse } from '../../service/src/testing/house.ts';
import { openWindows, type Windows } from './browser.ts';
import { connect } from './prepare.ts';

export interface Panels<H extends House = House> {
  house: H;
  open: Windows['open'];
}

interface PanelOptions<H> {
  /** The demo's set has consent and a finished check before the first test. */
  consent?: boolean;
  /** Opens another house than the usual one. */
  opens?: () => Promise<H>;
}

/** One house and one browser for a test file. No page may have complained when it ends. */
export function withPanels<H extends House = House>(options: PanelOptions<H> = {}): Panels<H> {
  const { consent = false, opens = openHouse as unknown as () => Promise<H> } = options;
  const panels = {} as Panels<H>;
  let windows: Windows | undefined;
  beforeAll(async () => {
    panels.house = await opens();
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
