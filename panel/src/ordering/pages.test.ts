import type { Ordering, Plan } from '@concord/contract';
import { expect, test } from 'vitest';
import { type Known, neighbour, reachable } from './pages.ts';

const plan = { minimumSeats: 1, maximumSeats: 300 } as Plan;
const unknownCustomer = {
  partnerAccountId: 'account',
  tenant: null,
  agreement: { needed: true },
  problems: [],
} as unknown as Ordering;
const knownCustomer = {
  ...unknownCustomer,
  tenant: { tenantId: 'tenant', domain: 'contoso.onmicrosoft.com' },
  agreement: { ...unknownCustomer.agreement, needed: false },
};
const attestation = { id: 'attestation', partnerAccountId: 'account', accepted: true };
const chosen: Known = {
  draft: { customerId: 'customer', planId: 'plan' },
  seats: '5',
  forCustomer: false,
  plan,
  ordering: unknownCustomer,
};

test('a page is shown only when all before it are answered', () => {
  expect(reachable('confirmation', { ...chosen, plan: undefined, ordering: undefined })).toBe('plan');
  expect(reachable('confirmation', chosen)).toBe('agreement');
  expect(reachable('confirmation', { ...chosen, draft: { ...chosen.draft, attestation } })).toBe('tenant');
  const tenant = { kind: 'new', prefix: 'contoso' } as const;
  expect(reachable('confirmation', { ...chosen, draft: { ...chosen.draft, attestation, tenant } })).toBe(
    'confirmation',
  );
  expect(reachable('plan', { ...chosen, draft: { ...chosen.draft, attestation, tenant } })).toBe('plan');
});

test('a manager picks the customer first', () => {
  expect(reachable('plan', { ...chosen, forCustomer: true, draft: {} })).toBe('customer');
  expect(reachable('plan', { ...chosen, forCustomer: true })).toBe('plan');
});

test('what is known already is not asked', () => {
  const known = { ...chosen, ordering: knownCustomer };
  expect(neighbour('plan', 1, known)).toBe('confirmation');
  expect(neighbour('confirmation', -1, known)).toBe('plan');
  expect(reachable('tenant', known)).toBe('confirmation');
});

test('an acceptance for another partner account does not count', () => {
  const draft = { ...chosen.draft, attestation: { ...attestation, partnerAccountId: 'other' } };
  expect(reachable('confirmation', { ...chosen, draft })).toBe('agreement');
});

test('an acceptance begun in this run stays among the pages when it is accepted', () => {
  const accepted = { ...chosen, ordering: knownCustomer, draft: { ...chosen.draft, attestation } };
  expect(reachable('agreement', accepted)).toBe('agreement');
});

test('nothing goes on while something stands in the way of ordering at all', () => {
  const stopped = { ...unknownCustomer, problems: [{ code: 'set-inactive', text: '', next: '' }] };
  expect(reachable('agreement', { ...chosen, ordering: stopped })).toBe('plan');
});
