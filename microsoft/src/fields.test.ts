import { expect, test } from 'vitest';
import { Malformed } from './body.ts';
import { count, flag, list, need, object, text, word } from './fields.ts';

test('whole numbers, also as text', () => {
  expect([count(3), count('300')]).toEqual([3, 300]);
  for (const wrong of [undefined, null, '', ' ', 'x', 1.5, '1.5', true, {}])
    expect(() => count(wrong)).toThrow(Malformed);
});

test('texts, also as numbers', () => {
  expect([text('a'), text(5), text(undefined), text(null), text({})]).toEqual([
    'a',
    '5',
    undefined,
    undefined,
    undefined,
  ]);
  expect(() => need({}, 'id')).toThrow('id');
});

test('flags, also as text', () => {
  expect([flag(true), flag('True'), flag('false'), flag(1), flag(undefined)]).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('lists in all their shapes', () => {
  for (const shape of [[1], { items: [1] }, { value: [1] }]) expect(list(shape)).toEqual([1]);
  expect(list(null)).toEqual([]);
  expect(() => list('x')).toThrow(Malformed);
});

test('words in all their spellings', () => {
  expect(['OneTime', 'one_time', 'ONE_TIME', 'Active'].map(word)).toEqual([
    'one_time',
    'one_time',
    'one_time',
    'active',
  ]);
});

test('an object is neither a list nor nothing', () => {
  for (const wrong of [[], null, undefined, 'x', 1]) expect(() => object(wrong)).toThrow(Malformed);
});
