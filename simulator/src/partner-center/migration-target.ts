import { addDuration, dayOf, migrationProblems, termEnd } from '@concord/rules';
import type { Context } from '../context.ts';
import type { Partner, Subscription, Tenant } from '../entities.ts';
import { snake } from './billing-cycle.ts';
import type { Body } from './body.ts';
import { type Offered, skuKey } from './catalogue.ts';
import { customEndProblem } from './custom-term-ends.ts';
import { legacyOffer, twinOf } from './offers.ts';
import type { CustomerCall } from './operation.ts';
import { refuse } from './refusal.ts';

/** Who sells to whom, and when: a call, or what was scheduled. */
export type Seller = Context & { tenant: Tenant; partner: Partner; at: string };

/** What a legacy subscription is asked to become. */
export interface Wanted {
  quantity: number;
  termDuration: string;
  billingCycle: string;
  purchaseFullTerm: boolean;
  customTermEndDate: string | undefined;
}

/** The customer's subscription that the body names. @throws Refusal 404 20003 */
export function currentOf(call: CustomerCall, body: Body): Subscription {
  const id = body.needText('currentSubscriptionId').toLowerCase();
  const found = call.world.subscriptions
    .where('tenant', call.tenant.id)
    .find((one) => one.id === id && one.partnerTenantId === call.partner.id);
  if (!found) throw refuse(404, 20003, 'The subscription was not found.');
  return found;
}

/** Term and billing stay what they are where the call does not say: a year, billed as before. */
export function wantedOf(body: Body, current: Subscription): Wanted {
  return {
    quantity: body.whole('quantity') ?? current.quantity,
    termDuration: body.text('termDuration')?.toUpperCase() ?? 'P1Y',
    billingCycle: snake(body.text('billingCycle') ?? current.billingCycle),
    purchaseFullTerm: body.flag('purchaseFullTerm') ?? false,
    customTermEndDate: body.text('customTermEndDate'),
  };
}

/** What it would become, under its present catalogue item id. */
export function twinOfCurrent(call: Seller, current: Subscription): Offered | undefined {
  const offer = legacyOffer(call, current.offerId);
  return offer && twinOf(call, offer, call.tenant.country);
}

export const catalogItemIdOf = ({ product, sku, availabilityId }: Offered) =>
  `${skuKey(product, sku)}:${availabilityId}`;

/** Why it cannot move; empty = it can. */
export function problemsOf(call: Seller, current: Subscription, wanted: Wanted) {
  const { world, tenant, at } = call;
  const twin = twinOfCurrent(call, current);
  const owned = world.subscriptions
    .where('tenant', tenant.id)
    .filter(
      (one) =>
        twin && one.status === 'active' && one.offerId.startsWith(`${skuKey(twin.product, twin.sku)}:`),
    );
  const line = { id: 0, catalogItemId: '', ...wanted, customTermEndDate: wanted.customTermEndDate };
  return migrationProblems(
    {
      isLegacy: current.kind === 'legacy',
      isTrial: current.isTrial,
      isAddOn: current.parentSubscriptionId !== undefined,
      status: current.status,
      createdAt: current.createdAt,
      endsAt: addDuration(`${current.commitmentEndDate}T00:00:00Z`, 'P1D'),
      hasTwin: twin !== undefined,
      underWay: world.migrations
        .where('tenant', tenant.id)
        .some((one) => one.subscriptionId === current.id && one.status === 'Processing'),
      quantity: wanted.quantity,
      ownedSeats: owned.reduce((sum, one) => sum + one.quantity, 0),
      maximumSeats: twin?.sku.maximumQuantity ?? 0,
      termOffered:
        twin?.sku.terms.some(
          (term) => term.duration === wanted.termDuration && term.billingCycle === wanted.billingCycle,
        ) ?? false,
      badCustomEnd: twin !== undefined && customEndProblem(call, line, twin.product, twin.sku) !== undefined,
    },
    at,
  );
}

/** The end of the first term: a full term, the day that was asked for, or the end of the legacy term. */
export function firstEnd(current: Subscription, wanted: Wanted, at: string): string {
  if (wanted.customTermEndDate !== undefined) return dayOf(wanted.customTermEndDate);
  const full = termEnd(at, wanted.termDuration);
  const keeps = !wanted.purchaseFullTerm && wanted.termDuration === 'P1Y' && current.commitmentEndDate < full;
  return keeps ? current.commitmentEndDate : full;
}
