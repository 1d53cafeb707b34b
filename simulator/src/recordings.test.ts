import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyAnswer } from './oracle/exchanges.ts';
import type { Simulator } from './server.ts';
import { type Exchange, startDemo } from './testing/partner.ts';

const recordings = new URL('../../../shared/oracle/recordings.jsonl', import.meta.url);
const here = existsSync(recordings);
if (!here) console.log('skipped: the recorded answers are not beside this repository (../shared/oracle)');

interface Recording {
  kind: string;
  method: string;
  path: string;
  status: number | null;
  responseBody: unknown;
  note: string | null;
}

/** Recorded fields that the simulator does not send, with the reason, by operation. */
const leftOut: Record<string, Record<string, string>> = JSON.parse(
  readFileSync(new URL('../left-out-fields.json', import.meta.url), 'utf8'),
);

/** Names of all fields with their way to them; items of lists count as one. */
function fieldsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => fieldsOf(one, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [
    `${path}.${name}`,
    ...fieldsOf(one, `${path}.${name}`),
  ]);
}

describe.skipIf(!here)('recorded answers of Microsoft', () => {
  let simulator: Simulator;
  let answers: Map<string, Exchange>;
  beforeAll(async () => {
    simulator = await startDemo();
    answers = await everyAnswer(simulator);
  });
  afterAll(() => simulator.close());

  test('the same calls lack no recorded field, and have the recorded status and byte order mark', () => {
    const lines = readFileSync(recordings, 'utf8').trim().split('\n');
    const lacking = new Map<string, Set<string>>();
    let compared = 0;
    for (const line of lines) {
      const recording = JSON.parse(line) as Recording;
      const operation = [...answers.keys()].find((key) => {
        const [method, path = ''] = key.split(' ');
        return (
          method === recording.method &&
          new RegExp(`^/v1${path.replace(/:\w+/g, '[^/]+')}$`).test(recording.path)
        );
      });
      const answer = operation === undefined ? undefined : answers.get(operation);
      if (!operation || !answer || recording.status === null || recording.status >= 400) continue;
      compared += 1;
      expect([operation, answer.status]).toEqual([operation, recording.status]);
      if (/byte order mark/.test(recording.note ?? '') && !/no byte order mark/.test(recording.note ?? ''))
        expect(answer.text.startsWith('\uFEFF')).toBe(true);
      const sent = new Set(fieldsOf(answer.body));
      const lacks = fieldsOf(recording.responseBody).filter((field) => !sent.has(field));
      lacking.set(operation, new Set([...(lacking.get(operation) ?? []), ...lacks]));
    }
    console.log(`recordings: ${lines.length} exchanges, ${compared} of modelled endpoints compared`);
    expect(compared).toBeGreaterThan(10);
    const found = Object.fromEntries(
      [...lacking]
        .filter(([, fields]) => fields.size > 0)
        .map(([operation, fields]) => [operation, [...fields].toSorted()]),
    );
    expect(found).toEqual(
      Object.fromEntries(
        Object.entries(leftOut).map(([operation, fields]) => [operation, Object.keys(fields).toSorted()]),
      ),
    );
  });
});
