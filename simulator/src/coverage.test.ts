import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { routeOf } from './partner-center/operation.ts';
import { operations } from './partner-center/operations.ts';

test('COVERAGE.md lists exactly the endpoints that are modelled, each with its source', () => {
  const text = readFileSync(new URL('../COVERAGE.md', import.meta.url), 'utf8');
  const listed = [...text.matchAll(/^\| `([A-Z]+) (\/[^`]*)` *\| \[[^\]]*\]\(([^)]+)\)/gm)].map(
    (row) => `${row[1]} ${row[2]} ${row[3]}`,
  );
  const modelled = operations.map((one) => `${one.method} ${routeOf(one)} ${one.source}`);
  expect(listed.toSorted()).toEqual(modelled.toSorted());
});
