import { Unsupported, type Values } from '../row.ts';
import { product } from '../scene.ts';
import { type Draft, oneOf, plant } from '../topic.ts';
import { heldSubscription } from './held.ts';
import { kindOf, legacyOfferId, productIdOf } from './products.ts';

const own = `${product}:0001:HELD`;

/** A subscription of such a kind that the customer has beside what the row buys. */
function ofKind(given: Values, one: Values): Values {
  const { offerType = 'nce', term, ...known } = one;
  const kind = kindOf({ offerType });
  const item = kind.kind === 'legacy' ? legacyOfferId : `${productIdOf(given, offerType)}:0001:HELD`;
  return {
    offerId: item,
    kind: kind.kind,
    billingCycle: kind.billingCycle,
    termDuration: term ?? kind.term,
    ...(kind.kind === 'azure-plan' && {
      commitmentEndDate: '9999-12-31',
      azureEntitlements: [{ id: 'azure-1', friendlyName: 'Azure 1', status: 'active' }],
    }),
    ...known,
  };
}

/** The one subscription of `given.subscription`, where the row's call buys something that hangs on it. */
function namedIn({ given }: Draft): Values[] {
  const named: Values | null | undefined = given['subscription'];
  if (!named || given['status'] !== undefined) return [];
  const { registered, activated, partnerId, offerType = given['offerType'] ?? 'nce', id } = named;
  return [
    {
      ...ofKind(given, { offerType }),
      id: id ?? 's-1',
      orderId: 'held-order',
      ...(partnerId && { partnerId }),
      ...(registered && { registration: { status: 'registered', at: '2026-01-01T00:00:00Z' } }),
      ...(activated && { activatedAt: '2026-01-01T00:00:00Z' }),
    },
  ];
}

const legacyStates: Record<string, Values> = {
  active: { status: 'active' },
  suspended: { status: 'suspended' },
  deletedNotDeprovisioned: { status: 'deleted' },
  deprovisioned: { status: 'deleted', deprovisionedAt: '2026-01-01T00:00:00Z' },
};

/** Seats and subscriptions that the customer's tenant has, from whatever partner. */
function heldIn({ given }: Draft): Values[] {
  const tenant: Values = given['tenant'] ?? {};
  const seats = (key: string, more: Values) => (tenant[key] ? [{ quantity: tenant[key], ...more }] : []);
  const promotion = given['catalog']?.promotion?.id ?? `${product}:0001:PROMO0000001`;
  return [
    ...(tenant['skus'] ?? []).map((sku: string) => ({
      offerId: `${sku}:BASE`,
      quantity: 10,
      commitmentEndDate: '2026-12-24',
    })),
    ...(tenant['nceSubscriptions'] ?? []),
    ...seats('sameSkuSeats', { offerId: own }),
    ...seats('nceSeatsSameSku', { offerId: own }),
    ...seats('ownedSeatsOfSku', { offerId: own, partnerTenantId: 'another-partner' }),
    ...seats('promoSeatsBoughtByAllPartners', {
      offerId: own,
      partnerTenantId: 'another-partner',
      promotionId: promotion,
    }),
    ...seats('compatibleBaseSeats', { offerId: 'GOLDENBASE01:0001:HELD' }),
    ...(tenant['sameOfferSubscriptions'] ?? []).map((state: string) => {
      const known = legacyStates[state];
      if (!known) throw new Unsupported(`sameOfferSubscriptions ${state}`);
      return { ...ofKind(given, { offerType: 'legacy' }), ...known };
    }),
    ...(given['customer']?.subscriptions ?? []).map((one: Values) =>
      'offerType' in one ? ofKind(given, one) : one,
    ),
    ...(given['customer']?.reservations ?? []).map((one: Values) => ({ ...one, kind: 'azure-reservation' })),
    ...(given['customer']?.hasLegacyAzure
      ? [
          {
            kind: 'legacy',
            offerId: 'MS-AZR-0145P',
            billingCycle: 'monthly',
            commitmentEndDate: '9999-12-31',
          },
        ]
      : []),
    ...(given['subscriptionsOfCustomer'] ?? []).map((one: Values) => {
      for (const name of Object.keys(one))
        oneOf('subscriptionsOfCustomer', name, 'offerType', 'status', 'partnerId', 'quantity', 'term', 'id');
      return ofKind(given, one);
    }),
  ];
}

/** Plants what the customer has beside the row's own subscription, and the sandbox's other Azure plans. */
export function plantHoldings(draft: Draft): void {
  const { given } = draft;
  const others = Array.from({ length: given['sandboxAzurePlans'] ?? 0 }, (_, index) => ({
    ...ofKind(given, { offerType: 'azure-plan' }),
    id: `plan-${index}`,
    tenantId: `tenant-${index}`,
  }));
  plant(
    draft,
    'subscriptions',
    ...heldIn(draft).map((one, index) => heldSubscription(draft, { id: `held-${index}`, ...one })),
    ...[...namedIn(draft), ...others].map((one) => heldSubscription(draft, one)),
  );
}
