import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concernsOf } from '../inbox/concerns.ts';
import { planOf, type Waiting } from './plan.ts';

const noon = Date.parse('2026-11-24T12:00:00Z');
const minuteMs = 60_000;

const words = fc.array(
  fc.record({
    id: fc.uuid(),
    source: fc.constant('audit' as const),
    name: fc.constantFrom(
      'subscription/update_subscription',
      'order/create_order',
      'customer_user/update_customer_user',
      'customer_user/update_customer_user_licenses',
      'customer/update_customer_billing_profile',
      'agreement/create_agreement',
      'granular_admin_relationship/granular_admin_relationship_activated',
      'invoice/ready_invoice',
    ),
    tenantId: fc.constant('t'),
    microsoftId: fc.option(fc.constantFrom('a', 'b', 'c', 'd')),
    occurredAt: fc.integer({ min: 0, max: 120 }).map((minutes) => new Date(noon + minutes * minuteMs)),
    receivedAt: fc.constant(new Date(noon)),
    body: fc.constant({}),
    isTold: fc.boolean(),
  }),
  { maxLength: 12 },
);
const instant = fc.option(
  fc.integer({ min: 0, max: 180 }).map((minutes) => new Date(noon + minutes * minuteMs)),
  { nil: undefined },
);
const reads = fc.record({
  isNew: fc.constant(false),
  tenant: instant,
  subscriptions: instant,
  users: instant,
  licences: instant,
  agreement: instant,
  one: fc.constant(new Map<string, Date>()),
});

const covers = (list: 'all' | string[], id: string | null) =>
  list === 'all' || (id !== null && list.includes(id));

test('what the mirror cannot know yet is read, and nothing is read for what it knows', () => {
  fc.assert(
    fc.property(words, reads, (waiting: Waiting[], read) => {
      const plan = planOf(waiting, read);
      const untold = waiting.filter(({ isTold }) => !isTold);
      const late = (word: Waiting, at: Date | undefined) =>
        at === undefined || at.getTime() < word.occurredAt.getTime();
      for (const word of untold) {
        for (const concern of concernsOf(word)) {
          if (concern === 'subscription' && late(word, read.subscriptions))
            expect(covers(plan.subscriptions, word.microsoftId)).toBe(true);
          if (concern === 'subscriptions' && late(word, read.subscriptions))
            expect(plan.subscriptions).toBe('all');
          if (concern === 'user' && late(word, read.users))
            expect(covers(plan.users, word.microsoftId)).toBe(true);
          if (concern === 'tenant' && late(word, read.tenant)) expect(plan.tenant).toBe(true);
          if (concern === 'agreement' && late(word, read.agreement)) expect(plan.agreement).toBe(true);
        }
      }
      const concerns = new Set(untold.flatMap((word) => [...concernsOf(word)]));
      if (!concerns.has('subscription') && !concerns.has('subscriptions'))
        expect(plan.subscriptions).toEqual([]);
      if (!concerns.has('agreement')) expect(plan.agreement).toBe(false);
      if (!concerns.has('tenant')) expect(plan.tenant).toBe(false);
    }),
  );
});

test('however many words there are, a kind costs a few calls', () => {
  fc.assert(
    fc.property(words, reads, (waiting: Waiting[], read) => {
      const { subscriptions, users } = planOf([...waiting, ...waiting], read);
      expect(subscriptions === 'all' || subscriptions.length <= 1).toBe(true);
      expect(users === 'all' || users.length <= 2).toBe(true);
    }),
  );
});
