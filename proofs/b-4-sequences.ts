import { startSimulator } from '@concord/simulator/server';
import { runSequence } from '../microsoft/src/testing/sequences/run.ts';
import type { Proof } from '../tools/proof.ts';

export const title =
  'Random operations with random faults and clock jumps: no effect lost or doubled, the client never breaks';

/** `--seed N` runs one sequence alone. */
export const prove: Proof['prove'] = async ({ full, say }) => {
  const at = process.argv.indexOf('--seed');
  const first = at < 0 ? 1 : Number(process.argv[at + 1]);
  const count = at >= 0 ? 1 : full ? 1_000 : 25;
  const failures: unknown[] = [];
  const sum = {
    operations: 0,
    refusals: 0,
    repeats: 0,
    faults: 0,
    renewals: 0,
    transitions: 0,
    transfers: 0,
  };
  const simulator = await startSimulator();
  try {
    for (let seed = first; seed < first + count; seed++) {
      try {
        const done = await runSequence(simulator, seed);
        for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += done[name];
      } catch (error) {
        failures.push(error);
        say(`again with: npm run proof -- B.4 --seed ${seed}`);
        say(`${(error as Error).message}: ${String((error as Error).cause)}`);
      }
      if ((seed - first) % 100 === 99) say(`${seed - first + 1} sequences, ${failures.length} failed`);
    }
  } finally {
    await simulator.close();
  }
  say(`seeds ${first} to ${first + count - 1}: ${count - failures.length} sequences held`);
  say(`${sum.operations} operations, ${sum.faults} faults, ${sum.repeats} repeats, ${sum.refusals} refusals`);
  say(
    `${sum.renewals} renewals, ${sum.transitions} transitions, ${sum.transfers} transfers between partners`,
  );
  if (failures.length > 0) throw new Error(`${failures.length} sequences failed`);
};
