/** Pictures of every page for the proof: node panel/tests/screens/main.ts FOLDER [--full] */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type House, openHouse } from '../../../service/src/testing/house.ts';
import { openWindows, type Windows } from '../browser.ts';
import { disagree } from '../differing.ts';
import { moveAway } from '../moving.ts';
import { connect } from '../prepare.ts';
import { getRights } from '../prepare-people.ts';
import { type Camera, openCamera } from './camera.ts';
import { takeEveryPage } from './every-page.ts';
import { takeMoments, takeSettings } from './moments.ts';
import { takeOrders } from './wizard.ts';
import { empty, multiply, stretch } from './worlds.ts';

const [folder = 'proof/a-6', ...flags] = process.argv.slice(2);
const many = flags.includes('--full') ? 10_000 : 200;

type World = (house: House, windows: Windows, camera: Camera) => Promise<void>;

const worlds: Record<string, World> = {
  async short(house, windows, camera) {
    await takeMoments(windows, camera);
    await takeSettings(house, windows, camera);
    await takeOrders(house, windows, camera);
    await moveAway(house);
    await takeEveryPage(house, windows, camera);
  },
  async long(house, windows, camera) {
    await prepare(house);
    await stretch(house);
    await takeEveryPage(house, windows, camera);
  },
  async many(house, windows, camera) {
    await prepare(house);
    await multiply(house, many);
    await takeEveryPage(house, windows, camera);
  },
  async none(house, windows, camera) {
    await empty(house);
    await takeEveryPage(house, windows, camera);
  },
};

/** One order completed, with differences, a plan and a policy. */
async function prepare(house: House): Promise<void> {
  await connect(house);
  await disagree(house, 'fourthcoffee1');
  await getRights(house);
  await moveAway(house);
}

let findings = 0;
const only = flags.filter((flag) => flag in worlds);
rmSync(folder, { recursive: true, force: true });
for (const [name, take] of Object.entries(worlds)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const camera = openCamera(join(folder, name));
  const house = await openHouse();
  const windows = await openWindows(house);
  try {
    await take(house, windows, camera);
  } finally {
    await windows.close();
    await house.stop();
  }
  for (const finding of [...camera.findings, ...windows.complaints]) console.log(`  ${finding}`);
  findings += camera.findings.length + windows.complaints.length;
  console.log(
    `${name}: ${camera.pictures} pictures, ${camera.findings.length} with something that does not fit`,
  );
}
process.exit(findings === 0 ? 0 : 1);
