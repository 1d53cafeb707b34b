import { expect, test } from 'vitest';
import { inMemory } from './in-memory.ts';

const rows = [
  { number: 10, name: 'Microsoft 365' },
  { number: 9, name: 'Azure' },
  { number: 2, name: 'Dynamics 365' },
];
const names = (query: Parameters<typeof inMemory>[1]) =>
  inMemory(rows, query).items.map((row) => (row as { name: string }).name);

test('finds text in any case and numbers', () => {
  expect(names({ q: 'MICRO' })).toEqual(['Microsoft 365']);
  expect(names({ q: '9' })).toEqual(['Azure']);
});

test('sorts numbers as numbers, both ways', () => {
  expect(names({ sort: 'number' })).toEqual(['Dynamics 365', 'Azure', 'Microsoft 365']);
  expect(names({ sort: 'number', order: 'desc' })).toEqual(['Microsoft 365', 'Azure', 'Dynamics 365']);
});

test('counts what it found', () => {
  expect(inMemory(rows, { q: '365' }).total).toBe(2);
});

test('gives one page and the way to its neighbours', () => {
  const [first, second] = [inMemory(rows, { limit: 2 }), inMemory(rows, { limit: 2, cursor: '2' })];
  expect(first).toEqual({ items: rows.slice(0, 2), total: 3, next: '2' });
  expect(second).toEqual({ items: rows.slice(2), total: 3, previous: '0' });
});
