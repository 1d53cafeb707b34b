import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { coveragePath, coverageText, endpoints } from './coverage.ts';

const all = () => Object.values(endpoints()).flat();

test('COVERAGE.md is what the code says; write it with node simulator/src/coverage-bin.ts', () => {
  expect(readFileSync(coveragePath, 'utf8')).toBe(coverageText());
});

test('every endpoint names its source and what of it is modelled', () => {
  expect(all().filter(({ source }) => !/^https:\/\/\S+$/.test(source))).toEqual([]);
  expect(all().filter(({ models }) => models === '')).toEqual([]);
});

test('no endpoint is modelled twice', () => {
  const routes = all().map(({ route }) => route.toLowerCase().replace(/:\w+/g, ':'));
  expect(routes.filter((route, index) => routes.indexOf(route) !== index)).toEqual([]);
});
