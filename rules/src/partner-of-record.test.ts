import { describe, expect, test } from 'vitest';
import { partnerOfRecordProblem } from './partner-of-record.ts';

describe('partner of record', () => {
  const good = { isIndirectReseller: true, mpaSigned: true, tenantActive: true, linked: true };
  test.each([
    [good, false, undefined],
    [good, true, 2072],
    [undefined, false, 800015],
    [{ ...good, isIndirectReseller: false }, false, 800016],
    [{ ...good, mpaSigned: false }, false, 900123],
    [{ ...good, tenantActive: false }, false, 900154],
    [{ ...good, linked: false }, false, 900154],
  ])('%j, own %s: %s', (facts, own, code) =>
    expect(partnerOfRecordProblem(facts, own, '2026-04-01T00:00:00Z')?.code).toBe(code),
  );

  test('orders are checked since June 2025, changes since December, renewals never', () => {
    const bad = { ...good, tenantActive: false };
    expect(partnerOfRecordProblem(bad, false, '2025-06-01T23:59:59Z')).toBeUndefined();
    expect(partnerOfRecordProblem(bad, false, '2025-11-20T00:00:00Z', 'change')).toBeUndefined();
    expect(partnerOfRecordProblem(bad, false, '2025-12-02T00:00:00Z', 'change')?.code).toBe(900154);
    expect(partnerOfRecordProblem(bad, false, '2026-12-02T00:00:00Z', 'renewal')).toBeUndefined();
  });
});
