import { setTimeout as pause } from 'node:timers/promises';
import { openField, type Size } from './field.ts';

type Say = (line: string) => void;

/** A pull from an empty mirror whose process is killed again and again on its way; then every row. */
export async function pullKilled(size: Size, perMinute: number, kills: number, say: Say): Promise<void> {
  const field = await openField(size, perMinute, { CONCORD_CALLS_PER_MINUTE: String(perMinute) });
  try {
    const id = await field.begin();
    const look = () => field.operator('GET /sync/runs/:id', { params: { id } });
    const struckAt: number[] = [];
    for (let kill = 1; kill <= kills; kill += 1) {
      const from = (size.customers * kill) / (kills + 1);
      let run = await look();
      while (run.done < from && run.state === 'running') {
        await pause(20);
        run = await look();
      }
      if (run.state !== 'running') break;
      await field.service().kill('SIGKILL');
      struckAt.push(run.done);
      await field.start();
    }
    let run = await look();
    while (run.state === 'running') {
      await pause(250);
      run = await look();
    }
    const { wrong, rows } = await field.compare();
    say(`kill -9              ${struckAt.length} times, after ${struckAt.join(', ')} customers`);
    say(`customers read       ${run.done} of ${run.total}, ${run.failed} failed`);
    say(`rows compared        ${rows}, ${wrong.length} wrong`);
    if (run.state !== 'done' || run.done !== run.total || wrong.length > 0)
      throw new Error([`The pull is ${run.state}: ${run.reason}`, ...wrong].join('\n'));
    if (struckAt.length < kills) throw new Error('The pull was over before the last kill.');
  } finally {
    await field.stop();
  }
}
