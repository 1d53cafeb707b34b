import { type CheckLine, CheckLineName, type ConnectionCheck } from '@concord/contract/settings';
import { MicrosoftError } from '@concord/microsoft';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { type Doer, record } from '../events/record.ts';
import { text } from '../texts/texts.ts';
import { type Bench, checkLines } from './check-lines.ts';
import type { Clients } from './client.ts';
import { findSet } from './store.ts';

type Row = { id: string; settingsSetId: string; resellerId: string };

/** Writes the check with all lines waiting and hands it to a worker, in the caller's transaction. */
export async function beginCheck(
  context: Context,
  tx: Parameters<typeof findSet>[0],
  settingsSetId: string,
  at: Date,
): Promise<ConnectionCheck> {
  const set = await findSet(tx, settingsSetId);
  const lines: CheckLine[] = CheckLineName.options.map((name) => ({ name, state: 'waiting' }));
  const check = { id: newId(), state: 'running' as const, lines };
  await tx
    .insertInto('connectionChecks')
    .values({
      ...check,
      settingsSetId,
      resellerId: set.resellerId,
      startedAt: at,
      lines: JSON.stringify(lines),
    })
    .execute();
  await context.workflows.enqueue(tx, 'connection-check', check.id);
  return { ...check, startedAt: at.toISOString(), finishedAt: null };
}

/** Runs the lines of a check in order; each is stored and shown as soon as it is known. */
export async function runCheck(context: Context, clients: Clients, checkId: string): Promise<void> {
  const check = await context.db.in(operatorScope, (tx) =>
    tx
      .selectFrom('connectionChecks')
      .select(['id', 'settingsSetId', 'resellerId', 'state'])
      .where('id', '=', checkId)
      .executeTakeFirst(),
  );
  if (check?.state !== 'running') return;
  const lines: CheckLine[] = CheckLineName.options.map((name) => ({ name, state: 'waiting' }));
  const client = await clients.for(check.settingsSetId);
  const bench: Bench = { context, client, facts: {} };
  for (const [index, name] of CheckLineName.options.entries()) {
    lines[index] = { name, state: 'running' };
    await save(context, check, lines, 'running');
    const startedAt = performance.now();
    const found = await checkLines[name](bench).catch((error: unknown) => failedBy(name, error));
    lines[index] = { name, ...found, ms: Math.round(performance.now() - startedAt) };
  }
  const worst =
    (['failed', 'warning'] as const).find((state) => lines.some((line) => line.state === state)) ?? 'passed';
  await save(context, check, lines, worst);
}

function failedBy(name: CheckLineName, error: unknown): Omit<CheckLine, 'name'> {
  if (!(error instanceof MicrosoftError)) throw error;
  const { code, requestId, correlationId } = error;
  return {
    state: 'failed',
    finding: text(`check.${name}.failed`),
    cause: error.explanation,
    fix: text(`check.fix.${error.remedy}`),
    microsoft: { code, requestId, correlationId },
  };
}

async function save(
  context: Context,
  check: Row,
  lines: CheckLine[],
  state: ConnectionCheck['state'],
): Promise<void> {
  const now = context.clock.now();
  const done = state !== 'running';
  await context.db.in(operatorScope, async (tx) => {
    await tx
      .updateTable('connectionChecks')
      .set({ lines: JSON.stringify(lines), state, finishedAt: done ? now : null })
      .where('id', '=', check.id)
      .execute();
    if (done) await recordOutcome(tx, check, lines, state, now);
  });
  const notice = {
    objectKind: 'settings-set',
    objectId: check.settingsSetId,
    resellerId: check.resellerId,
    customerId: null,
  };
  await context.live.tell(context.db.pool, notice);
}

const checker: Doer = { id: null, name: 'Concord' };

function recordOutcome(
  tx: Parameters<typeof record>[0],
  check: Row,
  lines: CheckLine[],
  state: string,
  now: Date,
): Promise<void> {
  const failed = lines
    .filter((line) => line.state === 'failed' || line.state === 'warning')
    .map((line) => line.name);
  return record(tx, now, checker, {
    kind: 'settings-set.checked',
    objectKind: 'settings-set',
    objectId: check.settingsSetId,
    resellerId: check.resellerId,
    data: { state, lines: failed },
  });
}
