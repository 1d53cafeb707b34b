import { isDeepStrictEqual } from 'node:util';
import type { Simulator } from '../server.ts';
import { actions } from './actions.ts';
import { callerOf } from './caller.ts';
import { actualEffect } from './effects.ts';
import { type Row, Unsupported } from './row.ts';
import { buildScene } from './scene.ts';

export interface Verdict {
  row: Row;
  result: 'passed' | 'failed' | 'unsupported';
  /** What differs, or what is not understood. */
  why: string[];
}

/** Runs one row over HTTP: everything that `then` claims and `uncertain` does not exclude must hold. */
export async function judge(simulator: Simulator, row: Row): Promise<Verdict> {
  try {
    const action = actions[row.when.action];
    if (!action) throw new Unsupported(`action ${row.when.action}`);
    const scene = await buildScene(simulator, row);
    const outcome = await action(scene, row.when.params, await callerOf(scene));
    const why: string[] = [];
    const uncertain = (path: string) =>
      row.uncertain?.some(
        (one) => one === path || one.startsWith(`${path}:`) || one.startsWith(`${path}[`),
      ) ?? false;
    const compare = (path: string, expected: unknown, actual: unknown) => {
      if (!uncertain(path) && !isDeepStrictEqual(expected, actual))
        why.push(`${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
    };
    const { then } = row;
    if (outcome.answer) {
      const { status, body } = outcome.answer;
      compare('then.httpStatus', then.httpStatus, status);
      compare('then.allowed', then.allowed, status < 400 || row.when.action === 'headDomain');
      const code = body?.error ?? (status < 400 ? undefined : body?.code);
      const shown = code === undefined ? null : String(code);
      const right =
        then.errorCode === null || then.errorCodeAlternatives?.includes(shown ?? '') ? then.errorCode : shown;
      compare('then.errorCode', then.errorCode, right);
    }
    for (const [name, expected] of Object.entries(then.effects))
      compare(`then.effects.${name}`, expected, actualEffect(name, outcome, scene, expected));
    return { row, result: why.length === 0 ? 'passed' : 'failed', why };
  } catch (error) {
    if (error instanceof Unsupported) return { row, result: 'unsupported', why: [error.message] };
    throw new Error(`row ${row.id}`, { cause: error });
  }
}
