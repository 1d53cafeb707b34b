import { fork } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Judgement, judge } from './judge.ts';
import type { Row } from './row.ts';
import { type Simulator, simulatorAt } from './simulator.ts';

export const givenTable = fileURLToPath(new URL('../microsoft-rules.jsonl', import.meta.url));
const simulatorProgram = fileURLToPath(new URL('../../simulator/src/bin.ts', import.meta.url));
const disputes = new URL('../disputed.md', import.meta.url);

/** A simulator as a process of its own, which ends with this one. */
export async function startSimulatorProgram(): Promise<Simulator & { stop: () => void }> {
  const child = fork(simulatorProgram, ['--port', '0', '--quota', '0'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const url = await new Promise<string>((done, fail) => {
    child.once('exit', (code) => fail(new Error(`the simulator ended with ${code}`)));
    child.stdout?.on('data', (text: Buffer) => {
      const found = /https?:\/\/\S+/.exec(text.toString());
      if (found) done(found[0]);
    });
  });
  child.removeAllListeners('exit');
  return { ...simulatorAt(url), stop: () => child.disconnect() };
}

/** Judges rows one after the other, each in a world of its own. */
export async function runRows(
  rows: Row[],
  told: (judgement: Judgement) => void = () => undefined,
): Promise<Judgement[]> {
  const simulator = await startSimulatorProgram();
  const judgements: Judgement[] = [];
  try {
    for (const row of rows) {
      await simulator.control('DELETE', 'requests');
      const judged = await judge(simulator, row);
      const { routes } = await simulator.control('GET', 'requests?last=0');
      const judgement = { ...judged, endpoints: Object.keys(routes ?? {}) };
      judgements.push(judgement);
      told(judgement);
    }
  } finally {
    simulator.stop();
  }
  return judgements;
}

/** Ids of the rows against which another source of Microsoft's speaks: the headings of `disputed.md`. */
export function disputedRows(): string[] {
  if (!existsSync(disputes)) return [];
  return [...readFileSync(disputes, 'utf8').matchAll(/^## `?([a-z0-9-]+)`?\s*$/gm)].map(([, id]) => id ?? '');
}

const coverage = fileURLToPath(new URL('../coverage.json', import.meta.url));

/** Notes which passed rows asked for each endpoint: the simulator's COVERAGE.md shows it. */
export function noteCoverage(judgements: readonly Judgement[]): void {
  const rows = new Map<string, string[]>();
  for (const { row, result, endpoints = [] } of judgements)
    for (const endpoint of result === 'passed' ? endpoints : [])
      rows.set(endpoint, [...(rows.get(endpoint) ?? []), row.id]);
  const sorted = [...rows]
    .map(([endpoint, ids]) => [endpoint, ids.toSorted()] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(coverage, `${JSON.stringify(Object.fromEntries(sorted), null, 1)}\n`);
}
