import { setTimeout as pause } from 'node:timers/promises';
import { clusterOf } from '../cluster.ts';
import type { Installation } from '../installation.ts';
import type { MicrosoftCall } from './calls.ts';

/** What is killed while a call to Microsoft is under way. */
export type Victim = 'service' | 'database' | 'both';

/**
 * Whether Microsoft has done the work of that call when it happens. To a service that lives on, `before` means
 * that the answer comes while its database is away, `after` that the answer is lost too.
 */
export type Moment = 'before' | 'after';

interface Fault {
  id: number;
  fired: number;
}

/** Long enough to kill a database within it, short enough that it is still away when the answer comes. */
const answerDelayMs = 300;

/** Arms the simulator so that the call waits. Answers with the faults that have to fire. */
export async function arm(house: Installation, victim: Victim, moment: Moment, call: MicrosoftCall) {
  const match = { method: call.method, path: call.path };
  const once = { match, count: 1, after: call.nth - 1 };
  const slow = { kind: 'slow', ms: answerDelayMs, ...once };
  const lost = { kind: 'lost-response', ...once };
  const hang = { kind: moment === 'before' ? 'hang' : 'hang-after', ...once };
  const kinds = victim === 'database' ? (moment === 'before' ? [slow] : [slow, lost]) : [hang];
  return house.control<{ faults: Fault[] }>('POST', 'faults', kinds);
}

/** True as soon as the call waits at Microsoft; false when `ended` says that it will not happen any more. */
export async function isHeld(house: Installation, ended: () => boolean): Promise<boolean> {
  for (;;) {
    const { faults } = await house.control<{ faults: Fault[] }>('GET', 'faults');
    if (faults.some(({ fired }) => fired > 0)) return true;
    if (ended()) return false;
    await pause(10);
  }
}

/** kill -9, and everything up again. */
export async function strike(house: Installation, victim: Victim): Promise<void> {
  if (victim !== 'database') await house.service().kill('SIGKILL');
  if (victim !== 'service') process.kill(clusterOf(house.folder).pid, 'SIGKILL');
  if (victim === 'database') return;
  await house.control('DELETE', 'faults');
  await house.start();
}
