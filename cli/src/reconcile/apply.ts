import { setTimeout as pause } from 'node:timers/promises';
import type { Reconciliation } from '@concord/contract/reconciliations';
import { request } from '../request.ts';
import { findPlan } from './history.ts';
import { printLines, printPlan } from './show.ts';

const lookMs = 1000;

/** Carries a plan out and waits for its end. @throws Error when it did not come to its end, or something differs still */
export async function applyReconciliation([number]: string[]): Promise<void> {
  if (!number) throw new Error('Usage: concord reconcile apply NUMBER');
  const { id, version } = await findPlan(number);
  await request('POST', `/reconciliations/${id}/apply`, undefined, { 'if-match': `"${version}"` });
  const plan = await ended(id);
  printPlan(plan);
  await printLines(id);
  if (plan.state !== 'done') throw new Error(`The plan is ${plan.state}: ${plan.reason ?? ''}`);
  const { refused, failed, skipped } = plan.lines;
  if (refused + failed + skipped > 0 || plan.left) throw new Error('Not everything is closed; see above.');
}

async function ended(id: string): Promise<Reconciliation> {
  let told = -1;
  for (;;) {
    const plan = (await (await request('GET', `/reconciliations/${id}`)).json()) as Reconciliation;
    if (plan.state !== 'running') return plan;
    const { waiting, ...settled } = plan.lines;
    const done = Object.values(settled).reduce((sum, count) => sum + count, 0);
    if (done !== told) process.stderr.write(`${done} of ${done + waiting} lines\n`);
    told = done;
    await pause(lookMs);
  }
}
