import { expect, test } from 'vitest';
import { examineSecrets } from '../testing/canary/examine.ts';
import { found, spellings } from '../testing/canary/spellings.ts';

test('the search finds a secret in every spelling, wherever it lies', () => {
  const canary = { name: 'sample', value: 'sample+secret/ü"=&~0123' };
  expect(spellings(canary.value).length).toBeGreaterThan(12);
  for (const spelling of spellings(canary.value))
    expect(found(Buffer.concat([Buffer.from('before'), spelling, Buffer.from('after')]), [canary])).toEqual([
      'sample',
    ]);
  for (const before of ['', 'a', 'ab', 'abc']) {
    const inside = Buffer.from(`${before}${canary.value}and more`).toString('base64');
    expect(found(Buffer.from(inside), [canary])).toEqual(['sample']);
  }
  expect(found(Buffer.from('sample+secret/u"=&~0123'), [canary])).toEqual([]);
});

test('no secret is found in log, tables, data files, WAL, answers, export or panels', async () => {
  const { searched, canaries } = await examineSecrets();
  expect(
    searched.flatMap(({ kind, found: secrets }) => secrets.map((secret) => `${kind}: ${secret}`)),
  ).toEqual([]);
  expect(new Set(canaries.map(({ name }) => name)).size).toBeGreaterThan(10);
  // Texts that are no secrets were found where such texts are: the search is not blind.
  const blind = searched.filter(({ kind, marked }) => marked === 0 && !kind.includes('panels'));
  expect(blind).toEqual([]);
}, 180_000);
