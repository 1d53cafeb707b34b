import type { Exchange } from '../http.ts';
import { query } from '../http.ts';
import type { Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { partnerId } from '../scene.ts';
import { type Action, bodyOf, type Draft, only, plant, type Topic } from '../topic.ts';
import { heldSubscription } from './held.ts';
import { kindOf, productIdOf } from './products.ts';

const day = 86_400_000;
const invoiceId = 'G000000001';

/** An invoice with so many lines. */
function plantLines(draft: Draft, count: number): void {
  const { at } = draft;
  const date = at.slice(0, 10);
  plant(draft, 'invoices', {
    id: invoiceId,
    partnerTenantId: partnerId,
    invoiceDate: at,
    billingPeriodStartDate: at,
    billingPeriodEndDate: at,
    currencyCode: 'USD',
    totalCharges: `${count}.00`,
    paidAmount: '0.00',
    invoiceType: 'OneTime',
  });
  const line = {
    invoiceId,
    customerId: draft.seed['tenants'][0].tenantId,
    orderId: 'held',
    subscriptionId: 'held',
    offerId: 'GOLDENPROD01:0001:HELD',
    chargeType: 'new',
    quantity: 1,
    unitPrice: '1.00',
    subtotal: '1.00',
    chargeStartDate: date,
    chargeEndDate: date,
    currency: 'USD',
    termAndBillingCycle: 'P1M monthly',
  };
  plant(
    draft,
    'invoiceLines',
    ...Array.from({ length: count }, (_, index) => ({ ...line, id: `line-${index}` })),
  );
}

function prepare(draft: Draft): void {
  const { given, row, at } = draft;
  if (given['invoiceLines'] !== undefined) {
    plantLines(draft, given['invoiceLines']);
    return;
  }
  if (row.when.action !== 'listInvoiceLineItems') return;
  // Something was bought a month before, and is billed before the action.
  const offerType = given['offerType'] ?? 'nce';
  const { kind, term, billingCycle } = kindOf(given);
  const startedAt = new Date(Date.parse(at) - 30 * day).toISOString();
  plant(
    draft,
    'subscriptions',
    heldSubscription(draft, {
      id: 'billed',
      kind,
      offerId: `${productIdOf(given, offerType)}:0001:HELD`,
      startedAt,
      billingCycle,
      ...(term ? { term } : { commitmentEndDate: '9999-12-31', termDuration: undefined }),
      activatedAt: startedAt,
    }),
  );
  plant(draft, 'due', { id: 'invoices', at: draft.begin, kind: 'issue-invoices', ref: partnerId });
}

const linesPath = (id: string, asked: Values) =>
  `/v1/invoices/${id}/lineitems?${query({ provider: 'onetime', invoicelineitemtype: 'billinglineitems', ...asked })}`;

const listInvoiceLineItems: Action = async (scene, params) => {
  only(params, 'size', 'provider', 'invoicelineitemtype', 'seekOperation');
  const { seekOperation: _, ...asked } = params;
  const invoices = await scene.call('GET', '/v1/invoices');
  const answer = await scene.call('GET', linesPath(invoices.body.items[0]?.id, asked));
  return { answer };
};

/** Follows the next links to the end. */
async function countPages(scene: Scene, first: Exchange): Promise<number> {
  let pages = 1;
  for (let { next } = first.body.links; next; pages += 1) {
    const headers = Object.fromEntries(next.headers.map((one: Values) => [one['key'], one['value']]));
    ({ next } = (await scene.call('GET', `/v1${next.uri}`, undefined, headers)).body.links);
  }
  return pages;
}

/** Invoices and their lines. */
export const invoices: Topic = {
  name: 'invoices',
  given: { invoiceLines: true },
  prepare,
  actions: { listInvoiceLineItems },
  effects: {
    items: (outcome) => bodyOf(outcome)['items'].length,
    pagesNeeded: (outcome, scene) => (outcome.answer ? countPages(scene, outcome.answer) : 0),
    currency: (outcome) => {
      const found = new Set(bodyOf(outcome)['items'].map((one: Values) => one['currency']));
      return found.size === 1 ? [...found][0] : [...found];
    },
  },
};
