import { parseArgs } from 'node:util';
import type { Page } from '@concord/contract/page';
import type { Reconciliation, ReconciliationInput } from '@concord/contract/reconciliations';
import type { SettingsSetRow } from '@concord/contract/settings';
import { request } from '../request.ts';
import { printLines, printPlan } from './show.ts';

const usage = `Usage: concord reconcile plan --set NUMBER [--field FIELD] [--object KIND] [--decision take|push] [--text WORDS]
Plans to close what is decided in a settings set. Nothing is changed.`;

/** Makes a plan and prints it with all consequences. */
export async function planReconciliation(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { set: text, field: text, object: text, decision: text, text },
  });
  if (!values.set) throw new Error(usage);
  const { field, object: objectKind, decision, text: q } = values;
  const filter = Object.fromEntries(
    Object.entries({ field, objectKind, decision, q }).filter(([, value]) => value !== undefined),
  ) as ReconciliationInput['filter'];
  const body: ReconciliationInput = { settingsSetId: await setNumbered(values.set), filter };
  const plan = (await (await request('POST', '/reconciliations', body)).json()) as Reconciliation;
  printPlan(plan);
  await printLines(plan.id);
  console.log(`\nNothing is changed yet. Next: ${nextOf(plan)}`);
}

const nextOf = ({ number, state }: Reconciliation) =>
  state === 'approving'
    ? 'somebody else approves it in the Operator Control Panel, Sync > Differences > Plans.'
    : `concord reconcile apply ${number}`;

async function setNumbered(number: string): Promise<string> {
  const wanted = Number(number.replace(/^#/, ''));
  const answer = await request('GET', `/settings-sets?q=${encodeURIComponent(number)}&limit=200`);
  const { items } = (await answer.json()) as Page<SettingsSetRow>;
  const set = items.find((one) => one.number === wanted);
  if (!set) throw new Error(`There is no settings set ${number}, or it is not yours to see.`);
  return set.id;
}
