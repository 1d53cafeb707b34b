import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answers } from './oracle/answers.ts';
import { everyAnswer } from './oracle/exchanges.ts';
import { type Enums, type Resources, shapeProblems } from './oracle/shape.ts';
import { operations } from './partner-center/operations.ts';
import type { Simulator } from './server.ts';
import { type Exchange, startDemo } from './testing/partner.ts';

const oracle = new URL('../../../shared/oracle/', import.meta.url);
const here = existsSync(oracle);
if (!here)
  console.log('skipped: the field lists of the SDK are not beside this repository (../shared/oracle)');

const read = (url: URL) => JSON.parse(readFileSync(url, 'utf8'));
/** What newer than the SDK or outside of it is sent, with its source. */
const extra: Record<string, { source: string; fields: Record<string, string> }> = read(
  new URL('../extra-fields.json', import.meta.url),
);

describe.skipIf(!here)('answers of the simulator and the field lists of Microsoft’s SDK', () => {
  let simulator: Simulator;
  let given: Map<string, Exchange>;
  let resources: Resources;
  let enums: Enums;
  const used = new Set<string>();
  beforeAll(async () => {
    simulator = await startDemo();
    given = await everyAnswer(simulator);
    enums = read(new URL('enums.json', oracle));
    const sdk: Resources = read(new URL('resources.json', oracle));
    resources = { ...sdk };
    for (const [name, { fields }] of Object.entries(extra)) resources[name] = { ...sdk[name], ...fields };
    // Every field that is looked up is noted, to find extra fields that nobody sends.
    for (const [name, fields] of Object.entries(resources))
      resources[name] = new Proxy(fields, {
        get(target, field) {
          used.add(`${name}.${String(field)}`);
          return Reflect.get(target, field);
        },
      });
  });
  afterAll(() => simulator.close());

  test('every operation has an answer here', () => {
    const modelled = operations
      .filter((one) => one.method !== 'HEAD')
      .map((one) => `${one.method} ${one.base ?? ''}${one.path}`);
    expect(Object.keys(answers).toSorted()).toEqual(modelled.toSorted());
    expect([...given.keys()].toSorted()).toEqual(modelled.toSorted());
  });

  test.each(Object.entries(answers))('%s sends nothing but %s', (operation, type) => {
    const body = given.get(operation)?.body;
    expect(type === 'Nothing' ? (body ?? []) : shapeProblems(body, type, resources, enums)).toEqual([]);
  });

  test('every extra field is sent, has a source and is not in the SDK', () => {
    const sdk: Resources = read(new URL('resources.json', oracle));
    for (const [name, { source, fields }] of Object.entries(extra)) {
      expect(source).toMatch(/^https:\/\/|^recorded/);
      for (const field of Object.keys(fields)) {
        // An enumeration may travel as text that the SDK's list of names does not hold: a number.
        expect(sdk[name]?.[field] ?? 'enum:').toMatch(/^enum:/);
        expect(used).toContain(`${name}.${field}`);
      }
    }
  });
});
