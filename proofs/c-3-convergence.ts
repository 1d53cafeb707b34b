import fc from 'fast-check';
import { cases } from '../service/src/testing/converge/cases.ts';
import { converge } from '../service/src/testing/converge/converge.ts';
import { openGround } from '../service/src/testing/converge/ground.ts';
import { openHouse } from '../service/src/testing/house.ts';
import type { Proof } from '../tools/proof.ts';

export const title =
  'From any pair of states: taken ends equal, pushed ends equal but for predicted refusals, twice changes nothing, a stale plan is refused';

/** `--seed N` begins with another one. */
export const prove: Proof['prove'] = async ({ full, say }) => {
  const at = process.argv.indexOf('--seed');
  const seed = at < 0 ? 1 : Number(process.argv[at + 1]);
  const numRuns = full ? 200 : 25;
  const subscriptions = 5;
  const sum = { cases: 0, take: 0, push: 0, differences: 0, predicted: 0, stale: 0 };
  const house = await openHouse();
  try {
    const ground = await openGround(house, subscriptions);
    const holds = fc.asyncProperty(cases(subscriptions), async (one) => {
      const { differences, predicted, stale } = await converge(ground, one);
      sum.cases += 1;
      sum[one.decision] += 1;
      sum.differences += differences;
      sum.predicted += predicted;
      sum.stale += stale;
      if (sum.cases % 50 === 0) say(`${sum.cases} of ${numRuns} pairs of states`);
    });
    await fc.assert(holds, { numRuns, seed, endOnFailure: true });
  } finally {
    await house.stop();
  }
  say(
    `seed ${seed}: ${sum.cases} pairs of states of ${subscriptions} subscriptions, ${sum.differences} differences`,
  );
  say(`${sum.take} taken, ${sum.push} pushed, ${sum.predicted} refusals, all of them predicted`);
  say(`${sum.stale} plans made before a change at Microsoft, all refused with nothing changed`);
};
