import type { Context } from '../context.ts';
import type { FaultInput } from '../faults.ts';
import { brokenInvariants, invariants } from '../invariants.ts';
import { faultProblem, readScenarios } from '../scenarios.ts';
import { BadControl } from './refusal.ts';

/** What is on, how often each fault fired, and how many calls are held open. */
export const readFaults = ({ faults }: Context) => ({
  faults: faults.list(),
  holding: faults.holding(),
  scenario: faults.scenario() ?? null,
});

/**
 * Adds a fault, a list of them, `{faults, seed?}`, or puts a named scenario in place of all: `{scenario, seed?}`. A
 * `seed` begins the row of chances anew.
 * @throws BadControl for an unknown kind, name or scenario
 */
export function addFaults({ faults }: Context, body: unknown) {
  const { scenario, seed: text, faults: listed } = (body ?? {}) as Record<string, unknown>;
  const seed = text === undefined || text === '' ? undefined : Number(text);
  if (seed !== undefined && !Number.isInteger(seed)) throw new BadControl('seed must be a whole number');
  if (scenario !== undefined) {
    const found = readScenarios().find((one) => one.name === scenario);
    if (!found) throw new BadControl(`there is no scenario ${String(scenario)}`);
    const playing = faults.play(found, seed).map((fault) => ({ ...fault }));
    return { ...found, seed: seed ?? found.seed, faults: playing };
  }
  const inputs = [listed ?? body].flat() as FaultInput[];
  for (const input of inputs) {
    const problem = faultProblem(input);
    if (problem) throw new BadControl(problem);
  }
  if (seed !== undefined) faults.reseed(seed);
  return { faults: inputs.map((input) => ({ ...faults.add(input) })) };
}

/**
 * The invariants, and those that do not hold.
 * @param names separated by commas; absent = all
 * @throws BadControl for an unknown name
 */
export function readInvariants({ world }: Context, names: string | undefined) {
  const wanted = names?.split(',');
  const unknown = wanted?.find((name) => !invariants.some((one) => one.name === name));
  if (unknown !== undefined) throw new BadControl(`there is no invariant ${unknown}`);
  const shown = invariants.filter(({ name }) => wanted === undefined || wanted.includes(name));
  return {
    invariants: shown.map(({ name, about }) => ({ name, about })),
    broken: brokenInvariants(world, wanted),
  };
}
