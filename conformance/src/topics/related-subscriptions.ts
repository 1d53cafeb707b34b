import { Unsupported, type Values } from '../row.ts';
import { type Draft, oneOf } from '../topic.ts';
import { skuKeyOf } from './named-products.ts';

const known = [
  'purchaseDate',
  'cancellationAllowedUntil',
  'renewalCompletedAt',

  'id',
  'status',
  'quantity',
  'commitmentEndDate',
  'autoRenew',
  'term',
  'billingCycle',
  'friendlyName',
];

/** Another subscription beside the row's own: like it, except for what is said. */
function beside(own: Values, id: string, said: unknown, more: Values): Values {
  if (typeof said !== 'object' || said === null)
    throw new Unsupported(`a subscription ${JSON.stringify(said)}`);
  const { autoRenew, term, purchaseDate, renewalCompletedAt, ...rest } = said as Values;
  for (const key of Object.keys(said)) if (!known.includes(key)) throw new Unsupported(`subscription.${key}`);
  const { scheduledNextTerm: _, scheduledActions: _a, nextCharge: _c, ...like } = own;
  return {
    ...like,
    id,
    ...rest,
    ...(autoRenew !== undefined && { autoRenewEnabled: autoRenew }),
    ...(term !== undefined && { termDuration: term }),
    ...(renewalCompletedAt !== undefined && { renewedAt: renewalCompletedAt }),
    ...(purchaseDate !== undefined && { createdAt: purchaseDate, startedAt: purchaseDate }),
    ...more,
  };
}

/** Seats of named products, of the kind that small businesses buy. */
export function namedSeats(row: Draft['row'], own: Values, seats: Values): Values[] {
  return Object.entries(seats)
    .filter(([, quantity]) => quantity > 0)
    .map(([name, quantity], index) =>
      beside(
        own,
        `named-${index}`,
        { quantity },
        {
          offerName: `Microsoft 365 ${name}`,
          offerId: `${skuKeyOf(row, `Microsoft 365 ${name}`)}:HELD`,
        },
      ),
    );
}

/** Subscriptions that belong to the row's own: add-ons, the base, the rest of its order, seats elsewhere. */
export function related({ given }: Draft, own: Values): Values[] {
  const tenant: Values = given['tenant'] ?? {};
  const addons: unknown[] = given['addons'] ?? [];
  const order: string[] = given['order']?.subscriptions ?? [];
  const elsewhere: number = tenant['sameSkuSeatsFromOtherPartners'] ?? 0;
  if (given['parent']) own['parentSubscriptionId'] = 'parent';
  return [
    ...addons.map((one, index) =>
      beside(own, `addon-${index}`, one, { parentSubscriptionId: 'own', offerId: 'GOLDENADDON1:0001:HELD' }),
    ),
    ...(given['parent']
      ? [
          beside(own, 'parent', given['parent'], {
            offerId: 'GOLDENBASE01:0001:HELD',
            parentSubscriptionId: undefined,
          }),
        ]
      : []),
    ...order
      .filter((name) => name !== 'this')
      .map((name, index) =>
        beside(
          own,
          name,
          {},
          {
            status:
              given['order']?.allActive === false && index === 0
                ? 'suspended'
                : oneOf('status', own['status'], 'active'),
          },
        ),
      ),
    ...(elsewhere > 0
      ? [beside(own, 'elsewhere', { quantity: elsewhere }, { partnerTenantId: 'another-partner' })]
      : []),
  ];
}
