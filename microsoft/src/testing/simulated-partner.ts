import { startSimulator } from '@concord/simulator/server';
import { onTestFinished } from 'vitest';
import type { DoorParts } from '../request.ts';
import { type DemoPartner, openPartner } from './open-partner.ts';

export type { DemoPartner } from './open-partner.ts';

/** A partner account at a simulator of its own, which ends with the test. */
export async function simulatedPartner(demo: DemoPartner, parts: Pick<DoorParts, 'timeouts'> = {}) {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  return openPartner(simulator, demo, parts);
}
