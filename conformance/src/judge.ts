import { isDeepStrictEqual } from 'node:util';
import { type Row, Unsupported, type Values } from './row.ts';
import { buildScene, type Scene } from './scene.ts';
import type { Simulator } from './simulator.ts';
import type { Outcome, Topic } from './topic.ts';
import { topics } from './topics/index.ts';

export interface Judgement {
  row: Row;
  result: 'passed' | 'failed' | 'unsupported';
  /** What differs, or what is not understood. */
  why: string[];
  /** Endpoints of the simulator that were asked for, as `METHOD /path/:parameter`. */
  endpoints?: string[];
}

/** Runs one row over HTTP: everything that `then` claims and `uncertain` does not exclude must hold. */
export const judge = (simulator: Simulator, row: Row): Promise<Judgement> =>
  judgeIn(row, () => buildScene(simulator, row, topics));

/** The same in a scene that is built in another way. */
export async function judgeIn(row: Row, build: () => Promise<Scene>): Promise<Judgement> {
  try {
    const { action } = row.when;
    const topic = topics.find((one) => one.actions?.[action]);
    if (!topic) throw new Unsupported(`action ${action}`);
    for (const name of Object.keys(row.then.effects)) effectOf(name, row, topic);
    const scene = await build();
    const outcome = (await topic.actions?.[action]?.(scene, row.when.params)) ?? {};
    const why = await compare(row, outcome, scene, topic);
    return { row, result: why.length === 0 ? 'passed' : 'failed', why };
  } catch (error) {
    if (error instanceof Unsupported) return { row, result: 'unsupported', why: [error.message] };
    return { row, result: 'failed', why: [error instanceof Error ? (error.stack ?? '') : String(error)] };
  }
}

async function compare(row: Row, outcome: Outcome, scene: Scene, topic: Topic): Promise<string[]> {
  const why: string[] = [];
  const check = (path: string, expected: unknown, actual: unknown) => {
    if (!isUncertain(row, path) && !isDeepStrictEqual(expected, actual))
      why.push(`${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  };
  const { then } = row;
  if (outcome.answer) {
    const { status, body } = outcome.answer;
    check('then.httpStatus', then.httpStatus, status);
    check('then.errorCode', then.errorCode, shownCode(then, codeOf(status, body)));
  } else check('then.httpStatus', then.httpStatus, null);
  check(
    'then.allowed',
    then.allowed,
    outcome.allowed ?? (outcome.answer ? outcome.answer.status < 400 : true),
  );
  const isLate = ([name]: [string, unknown]) => Number(topics.some((one) => one.late?.includes(name)));
  for (const [name, expected] of Object.entries(then.effects).toSorted((a, b) => isLate(a) - isLate(b))) {
    if (isUncertain(row, `then.effects.${name}`)) continue;
    check(`then.effects.${name}`, expected, await effectOf(name, row, topic)(outcome, scene, expected));
  }
  const said = topic.rules?.[row.when.action]?.(row);
  if (said?.allowed !== undefined) check('then.allowed', then.allowed, said.allowed);
  if (said?.errorCode !== undefined)
    check('then.errorCode', then.errorCode, shownCode(then, said.errorCode ?? undefined));
  for (const [name, value] of Object.entries(said?.effects ?? {}))
    if (name in then.effects) check(`then.effects.${name}`, then.effects[name], value);
  return why;
}

/** An exact path, a path with a note behind a colon, or a place inside of it. */
const isUncertain = (row: Row, path: string): boolean =>
  row.uncertain?.some((one) => one === path || one.startsWith(`${path}:`) || one.startsWith(`${path}[`)) ??
  false;

/** Entra's errors and Partner Center's, as text. */
function codeOf(status: number, body: Values | undefined): string | undefined {
  if (status < 400) return undefined;
  const code = body?.['error']?.code ?? body?.['error'] ?? body?.['code'];
  return code === undefined ? undefined : String(code);
}

/** No code claimed = none is known, so any is right; an alternative is as right as the code itself. */
function shownCode(then: Row['then'], code: string | undefined): string | null {
  if (then.errorCode === null && !then.allowed) return null;
  return then.errorCodeAlternatives?.includes(code ?? '') ? then.errorCode : (code ?? null);
}

/** @throws Unsupported for an effect that nobody can look at */
function effectOf(name: string, row: Row, own: Topic) {
  const known = [own, ...topics.filter((topic) => topic.about?.(row)), ...topics];
  const effect = known.find((topic) => topic.effects?.[name])?.effects?.[name];
  if (!effect) throw new Unsupported(`effects.${name}`);
  return effect;
}
