import { expect, test } from 'vitest';
import { lengthText } from './elapsed.tsx';

test.each([
  [0, '0 sec'],
  [59, '59 sec'],
  [60, '1 min'],
  [125, '2 min 5 sec'],
  [7_260, '2 hr 1 min'],
  [3_605, '1 hr'],
  [200_000, '2 days 7 hr'],
])('%i seconds', (seconds, text) => {
  expect(lengthText(seconds, 'en')).toBe(text);
});
