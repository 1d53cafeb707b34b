import { describe, expect, test } from 'vitest';
import { agreementInForce } from './agreements.ts';

describe('agreements', () => {
  const at = '2026-06-01T00:00:00Z';
  test.each([
    ['none', [], false],
    ['accepted by the customer itself', [{ dateAgreed: '2025-02-01T00:00:00Z', method: 'direct' }], true],
    ['older than April 2023', [{ dateAgreed: '2023-03-31T23:59:59Z', method: 'direct' }], false],
    ['from 1 April 2023', [{ dateAgreed: '2023-04-01T00:00:00Z', method: 'enhanced-attestation' }], true],
    ['confirmed in 2025', [{ dateAgreed: '2025-02-01T00:00:00Z', method: 'confirmation' }], true],
    [
      'confirmed after the retirement',
      [{ dateAgreed: '2025-02-01T00:00:00Z', recordedAt: '2026-02-01T00:00:00Z', method: 'confirmation' }],
      false,
    ],
    ['agreed in the future', [{ dateAgreed: '2026-07-01T00:00:00Z', method: 'direct' }], false],
  ] as const)('%s', (_, acceptances, inForce) => expect(agreementInForce(acceptances, at)).toBe(inForce));

  test('before the renewal was enforced an old one was enough', () => {
    expect(
      agreementInForce([{ dateAgreed: '2022-11-30T00:00:00Z', method: 'direct' }], '2025-09-30T00:00:00Z'),
    ).toBe(true);
  });
});
