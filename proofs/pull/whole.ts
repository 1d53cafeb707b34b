import { setTimeout as pause } from 'node:timers/promises';
import { type Memory, memoryOf } from '../../bench/memory.ts';
import { type Field, openField, type Size } from './field.ts';

type Say = (line: string) => void;

/** What the acceptance asks for. */
const least = 0.95;
const mostMemory = 512;

/** One pull from an empty mirror, undisturbed: rate, memory, and every row. */
export async function pullWhole(size: Size, perMinute: number, judged: boolean, say: Say): Promise<void> {
  const field = await openField(size, perMinute, { CONCORD_CALLS_PER_MINUTE: String(perMinute) });
  try {
    const { run, seconds, peaks } = await watched(field);
    const rate = (run.calls / seconds) * 60;
    const share = rate / perMinute;
    say(`customers            ${run.total}`);
    say(`calls                ${run.calls} in ${seconds.toFixed(1)} s, ${run.throttled} × 429`);
    say(`rate                 ${Math.round(rate)}/min = ${(share * 100).toFixed(1)} % of ${perMinute}/min`);
    for (const [phase, { service, database }] of Object.entries(peaks))
      say(
        `memory, PSS          ${Math.round(service)} MiB service + ${Math.round(database)} MiB database (${phase})`,
      );
    const { wrong, rows } = await field.compare();
    say(`rows compared        ${rows}, ${wrong.length} wrong`);
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
    if (run.failed > 0 || run.throttled > 0)
      throw new Error(`${run.failed} customers failed, ${run.throttled} × 429`);
    if (judged && share < least) throw new Error(`The rate is below ${least * 100} % of what is allowed.`);
    if (judged && Object.values(peaks).some(({ service, database }) => service + database >= mostMemory))
      throw new Error(`More than ${mostMemory} MiB are needed.`);
  } finally {
    await field.stop();
  }
}

/** Waits for the end of a pull. `seconds`: as long as it called Partner Center, whose calls alone are counted. */
async function watched(field: Field) {
  const peaks: Record<string, Memory> = {};
  const id = await field.begin();
  const startedAt = performance.now();
  let calledUntil: number | undefined;
  for (;;) {
    const run = await field.operator('GET /sync/runs/:id', { params: { id } });
    if (run.phase === 'partner' || run.phase === 'finish') calledUntil ??= performance.now();
    const now = memoryOf(field.service().pid, field.folder);
    const most = peaks[run.phase];
    if (!most || now.service + now.database > most.service + most.database) peaks[run.phase] = now;
    if (run.state === 'done') return { run, seconds: ((calledUntil ?? 0) - startedAt) / 1000, peaks };
    if (run.state !== 'running') throw new Error(`The pull is ${run.state}: ${run.reason}`);
    await pause(500);
  }
}
