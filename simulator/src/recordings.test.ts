import { existsSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { askRecorded } from './oracle/ask-recorded.ts';
import { endpointOf, lackingFields, markOf, type Recording } from './oracle/recording.ts';
import type { Simulator } from './server.ts';
import type { Snapshot } from './snapshot.ts';
import { startDemo } from './testing/partner.ts';

const file = new URL('../../../shared/oracle/recordings.jsonl', import.meta.url);
const here = existsSync(file);
if (!here) console.log('skipped: the recorded answers are not beside this repository (../shared/oracle)');
const recordings: Recording[] = here
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
/** Those that hold an answer. */
const answered = recordings.filter(({ status, responseBody }) => status !== null || responseBody !== null);

/** What is recorded but not sent, with the reason, by endpoint. */
const leftOut: Record<string, Record<string, string>> = JSON.parse(
  readFileSync(new URL('../left-out-fields.json', import.meta.url), 'utf8'),
);

describe.skipIf(!here)('recorded answers of Microsoft', () => {
  let simulator: Simulator;
  let begin: Snapshot;
  const lacking = new Map<string, Set<string>>();
  beforeAll(async () => {
    simulator = await startDemo();
    begin = simulator.snapshot();
  });
  afterEach(() => simulator.restore(begin));
  afterAll(() => simulator.close());

  test.each(answered.map((one, index) => [index, endpointOf(one), one] as const))(
    '%i %s lacks no recorded field',
    async (_index, endpoint, recording) => {
      const answer = await askRecorded(simulator, recording);
      const listed = leftOut[endpoint] ?? {};
      const { status, responseBody } = recording;
      const lacks = lackingFields(responseBody, answer.body ?? parsed(answer.text));
      if (status !== null && status !== answer.status) lacks.add(`status ${status}`);
      for (const one of lacks) lacking.set(endpoint, (lacking.get(endpoint) ?? new Set()).add(one));
      expect(
        [...lacks].filter((one) => !Object.hasOwn(listed, one)),
        answer.text,
      ).toEqual([]);
      const mark = markOf(recording);
      if (mark !== undefined) expect(answer.text.startsWith('\uFEFF')).toBe(mark);
      if (responseBody?.code !== undefined) expect(answer.body).toEqual(responseBody);
      for (const name of Object.keys(recording.headers ?? {}).filter((one) => /^(ms|x)-/i.test(one)))
        expect(answer.headers.has(name), name).toBe(true);
    },
  );

  test('everything that is left out is recorded, and has a reason', () => {
    console.log(`recordings: ${recordings.length} exchanges, ${answered.length} with an answer compared`);
    expect(answered.length).toBeGreaterThanOrEqual(50);
    const found = Object.fromEntries(
      [...lacking].map(([endpoint, what]) => [endpoint, [...what].toSorted()]),
    );
    const listed = Object.entries(leftOut).map(([one, what]) => [one, Object.keys(what).toSorted()]);
    expect(found).toEqual(Object.fromEntries(listed));
    for (const reasons of Object.values(leftOut))
      for (const reason of Object.values(reasons)) expect(reason.length).toBeGreaterThan(5);
  });
});

function parsed(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text.replace(/^\uFEFF/, ''));
}
