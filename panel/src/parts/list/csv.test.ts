import { expect, test } from 'vitest';
import { csv } from './csv.ts';

const columns = [{ label: 'Name', text: (name: string) => name }];
const lineOf = (name: string) => csv(columns, [name]).split('\r\n')[1];

test('begins with a byte-order mark and the labels', () => {
  expect(csv(columns, [])).toBe('\uFEFFName\r\n');
});

test.each([
  ['Contoso', 'Contoso'],
  ['Contoso, Ltd', '"Contoso, Ltd"'],
  ['The "best"', '"The ""best"""'],
])('%s is written as %s', (name, written) => {
  expect(lineOf(name)).toBe(written);
});

test.each(['=1+1', '+1', '@SUM(A1)', '-cmd'])('%s is no formula in a spreadsheet', (name) => {
  expect(lineOf(name)).toBe(`'${name}`);
});

test('a negative amount stays a number', () => {
  expect(lineOf('-20.60')).toBe('-20.60');
});
