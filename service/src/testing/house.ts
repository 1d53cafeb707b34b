import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fillForms } from '@concord/microsoft/testing/forms';
import { type Simulator, type SimulatorOptions, startSimulator } from '@concord/simulator/server';
import { readConfig } from '../config.ts';
import { plantDemo } from '../demo/demo.ts';
import { openLog } from '../log.ts';
import { type Service, startService } from '../service.ts';
import { type Caller, signedIn } from './caller.ts';
import { administrator } from './person.ts';

/** The whole house for a test: simulator, database, service and demo, with everybody signed in. */
export interface House {
  simulator: Simulator;
  service: Service;
  url: string;
  signIns: NonNullable<Awaited<ReturnType<typeof plantDemo>>>;
  operator: Caller;
  reseller: Caller;
  customer: Caller;
  /** The simulator's control calls. */
  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  stop(): Promise<void>;
}

/** What a test needs of a house to walk up to it, in this process or another. */
export type Front = Pick<House, 'url' | 'operator' | 'control'> & {
  simulator: { url: string };
  signIns: { operator: { email: string; password?: string } };
};

export async function openHouse(
  options: { env?: Record<string, string>; simulator?: SimulatorOptions } = {},
): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-'));
  // The database's own account must be able to reach it.
  chmodSync(folder, 0o755);
  const simulator = await startSimulator({ quotaPerMinute: 0, ...options.simulator });
  const config = readConfig({
    PORT: '0',
    CONCORD_DATA_DIR: folder,
    CONCORD_ADMIN_PASSWORD: 'Test-pass-1',
    // Microsoft hears only what the test does.
    CONCORD_SYNC: 'off',
    ...options.env,
  });
  // Microsoft takes minutes; a test that wants to see that gives the setting back.
  simulator.world.change({ settings: { ...simulator.world.settings(), provisioning: 'PT0S' } });
  const clock = { now: () => new Date(simulator.clock.now()) };
  const service = await startService(config, openLog(process.env.TEST_LOG ?? 'fatal'), {
    simulator: simulator.url,
    clock,
  });
  const url = (service.url ?? '').replace('localhost', '127.0.0.1');
  const signIns = await plantDemo(service.context, simulator.url);
  if (!signIns) throw new Error('the installation was not empty');
  return {
    simulator,
    service,
    url,
    signIns,
    operator: await signedIn(url, 'operator', { ...signIns.operator, password: 'Test-pass-1' }),
    reseller: await signedIn(url, 'operator', signIns.reseller),
    customer: await signedIn(url, 'customer', signIns.customer),
    control: controls(simulator.url),
    async stop() {
      await service.stop();
      await simulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The control calls of a simulator. */
export function controls(simulator: string): House['control'] {
  return async (method, path, body) => {
    const json =
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const answer = await fetch(`${simulator}/_simulator/${path}`, { method, ...json });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json().catch(() => undefined)) as never;
  };
}

/** Consent as a person gives it, ending at our callback with the operator's session. */
export async function giveConsent(house: Front, setId: string, person = administrator): Promise<string> {
  const { url } = await house.operator('POST /settings-sets/:id/consent', { params: { id: setId } });
  const back = await fillForms(url, person);
  const answer = await fetch(back, {
    redirect: 'manual',
    headers: { authorization: `Bearer ${await bearer(house)}` },
  });
  return answer.headers.get('location') ?? `${answer.status} ${await answer.text()}`;
}

async function bearer(house: Front): Promise<string> {
  const answer = await fetch(`${house.url}/api/v1/session/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ password: 'Test-pass-1', ...house.signIns.operator, panel: 'operator' }),
  });
  return ((await answer.json()) as { token: string }).token;
}

/** Asks until the answer is right; the work it waits for runs in the background. */
export async function until<T>(
  ask: () => Promise<T>,
  right: (answer: T) => boolean,
  seconds = 30,
): Promise<T> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (right(answer)) return answer;
    if (performance.now() > end)
      throw new Error(`Not within ${seconds} s; last answer: ${JSON.stringify(answer, null, 1)}`);
    await pause(20);
  }
}

export async function demoSet(house: Front) {
  const { items } = await house.operator('GET /settings-sets');
  if (!items[0]) throw new Error('the demo has no settings set');
  return items[0];
}
