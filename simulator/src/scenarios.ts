import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type FaultInput, faultKinds, type Scenario } from './faults.ts';
import { invariants } from './invariants.ts';

const folder = fileURLToPath(new URL('../faults', import.meta.url));
const kinds: string[] = Object.values(faultKinds).flat();

/**
 * The named scenarios of `simulator/faults`, by name.
 * @throws when a file is none; the message says what is wrong with it
 */
export function readScenarios(): Scenario[] {
  return globSync('*.yaml', { cwd: folder })
    .toSorted()
    .map((file) => readScenario(basename(file, '.yaml'), parse(readFileSync(`${folder}/${file}`, 'utf8'))));
}

function readScenario(name: string, value: unknown): Scenario {
  const scenario = value as Scenario;
  const wrong = (what: string) => new Error(`scenario ${name}: ${what}`);
  if (scenario?.name !== name) throw wrong('its name is not that of its file');
  if (typeof scenario.about !== 'string') throw wrong('it does not say what it is about');
  if (!Number.isInteger(scenario.seed)) throw wrong('its seed is not a whole number');
  if (!Array.isArray(scenario.faults) || scenario.faults.length === 0) throw wrong('it has no faults');
  for (const fault of scenario.faults) {
    const problem = faultProblem(fault);
    if (problem) throw wrong(problem);
  }
  const known = invariants.map((one) => one.name);
  for (const invariant of scenario.invariants ?? [])
    if (!known.includes(invariant)) throw wrong(`there is no invariant ${invariant}`);
  return { ...scenario, invariants: scenario.invariants ?? [] };
}

const names = [
  'kind',
  'match',
  'probability',
  'count',
  'after',
  'status',
  'retryAfter',
  'code',
  'ms',
  'delay',
  'group',
  'seed',
];

/** Why this is not a fault; a misspelt name would otherwise make another fault than was meant. */
export function faultProblem(fault: FaultInput): string | undefined {
  if (!kinds.includes(fault?.kind)) return `kind must be one of ${kinds.join(', ')}`;
  const strange = Object.keys(fault).find((name) => !names.includes(name));
  if (strange !== undefined) return `a fault has no ${strange}`;
  const { match } = fault;
  const other = Object.keys(match ?? {}).find((name) => name !== 'method' && name !== 'path');
  if (other !== undefined) return `match has no ${other}`;
  try {
    new RegExp(match?.path ?? '');
  } catch {
    return `match.path is not a regular expression: ${match?.path}`;
  }
  return undefined;
}
