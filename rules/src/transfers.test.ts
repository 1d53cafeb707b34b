import { expect, test } from 'vitest';
import { relationshipHeldBy } from './relationships.ts';
import {
  cancelTransferProblem,
  legacyTransferReason,
  transferBilling,
  transferExpiresAt,
  transferProblem,
} from './transfers.ts';

const wanted = { sourceTenantId: 'old', targetTenantId: 'new', type: 3 };
const facts = { related: true, hasLegacyAzure: false, publicCloud: true, open: [] };

test.each([
  [{}, {}, undefined],
  [{ type: 1 }, {}, 900400],
  [{ sourceTenantId: 'NEW' }, {}, 900148],
  [{}, { hasLegacyAzure: true }, 900131],
  [{}, { related: false }, 20002],
  [{}, { publicCloud: false }, 900138],
  [{}, { open: ['InProgress' as const] }, 900101],
  [{}, { open: ['Expired' as const, 'Complete' as const] }, undefined],
])('%j %j: %s', (what, more, code) =>
  expect(transferProblem({ ...wanted, ...what }, { ...facts, ...more })?.code).toBe(code),
);

test('only a pending request is cancelled; unanswered it lives 30 days', () => {
  expect(cancelTransferProblem('Pending')).toBeUndefined();
  expect(cancelTransferProblem('InProgress')?.code).toBe(900101);
  expect(cancelTransferProblem('Complete')?.code).toBe(900102);
  expect(transferExpiresAt('2026-05-06T09:00:00Z')).toBe('2026-06-05T09:00:00.000Z');
});

test('every day is paid by exactly one partner', () =>
  expect(transferBilling('2024-12-31T23:59:59Z')).toEqual({
    sourceBilledUntil: '2024-12-31',
    targetBilledFrom: '2025-01-01',
  }));

test('legacy: only active subscriptions that nobody else asks for', () => {
  expect(legacyTransferReason({ status: 'active', inTransfer: false })).toBeUndefined();
  expect(legacyTransferReason({ status: 'suspended', inTransfer: false })).toContain('Suspended');
  expect(legacyTransferReason({ status: 'active', inTransfer: true })).toContain('another');
});

test('a relationship ends when nothing is active and nothing bought once is left', () => {
  const held = (kind: string, status: string) => relationshipHeldBy([{ kind, status }]).length > 0;
  expect(held('nce', 'active')).toBe(true);
  expect(held('nce', 'suspended')).toBe(false);
  expect(held('azure-reservation', 'suspended')).toBe(true);
  expect(held('software', 'active')).toBe(true);
  expect(held('azure-reservation', 'deleted')).toBe(false);
});
