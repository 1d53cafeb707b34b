import { beforeAll, expect, test } from 'vitest';
import { axeInBothThemes } from './axe.ts';
import { disagree } from './differing.ts';
import { moveAway } from './moving.ts';
import { settled } from './page.ts';
import { addressesFor } from './pages.ts';
import { withPanels } from './panels.ts';
import { getRights } from './prepare-people.ts';

const panels = withPanels({ consent: true });
beforeAll(async () => {
  await disagree(panels.house, 'fourthcoffeeaxe');
  await moveAway(panels.house);
  await getRights(panels.house);
});

test('axe finds nothing on any page of the operator', async () => {
  const page = await panels.open('/', 'operator');
  const addresses = await addressesFor(panels.house, 'operator');
  expect(addresses.filter((address) => /no-/.test(address))).toEqual([]);
  const findings: Record<string, string[]> = {};
  for (const address of addresses) {
    await page.goto(address);
    await settled(page);
    findings[address] = await axeInBothThemes(page);
  }
  expect(findings).toEqual(Object.fromEntries(addresses.map((address) => [address, []])));
}, 600_000);
