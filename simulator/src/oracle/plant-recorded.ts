import type { Subscription, User } from '../entities.ts';
import { plantTenant } from '../plant.ts';
import { offerOf } from '../plant-offers.ts';
import type { Simulator } from '../server.ts';
import { provider } from '../testing/partner.ts';

/** What a recorded path names; made ones where it names them by a word only. */
export interface Ids {
  tenant: string;
  user: string;
  subscription: string;
  order: string;
}

/** The offer that everything legacy is of. */
export const baseOffer = '195416C1-3447-423A-B37B-EE59A99A19C4';
export const meter = '5670fa84-a3c3-4b4a-8f24-2fbb6d9b52b6';

/** A customer of the provider in which it has every role. */
export function plantCustomer({ world, clock }: Simulator, { tenant }: Ids): void {
  const domain = `recorded${tenant.slice(0, 8)}.onmicrosoft.com`;
  plantTenant(
    {
      tenantId: tenant,
      companyName: `Contoso ${tenant.slice(0, 8)}`,
      domain,
      country: 'US',
      address: {
        addressLine1: '1 Main St',
        city: 'Redmond',
        state: 'WA',
        region: 'West',
        postalCode: '98052',
        firstName: 'Ada',
        middleName: 'C',
        lastName: 'Berg',
        phoneNumber: '4255550101',
      },
      customerOf: [{ partner: provider.tenantId, gdapRoles: ['Global Administrator'] }],
      attested: '2026-06-01T09:00:00Z',
      directSigned: '2026-06-01T09:00:00Z',
    },
    world,
    clock.now(),
  );
  for (const one of world.agreements.where('tenant', tenant)) {
    const agreement = { ...one, primaryContact: { ...one.primaryContact, phoneNumber: '4255550101' } };
    world.agreements.put(agreement);
    world.agreements.put({ ...agreement, id: `${one.id}-old`, type: 'MicrosoftCloudAgreement' });
  }
}

export function plantUser({ world }: Simulator, { tenant, user }: Ids, more: Partial<User> = {}): void {
  world.users.put({
    id: user,
    tenantId: tenant,
    userPrincipalName: `ada@recorded${tenant.slice(0, 8)}.onmicrosoft.com`,
    displayName: 'Ada Berg',
    firstName: 'Ada',
    lastName: 'Berg',
    usageLocation: 'US',
    password: 'Demo-Pass-1',
    forceChangePassword: false,
    mfa: false,
    roles: [],
    state: 'active',
    ...more,
  });
}

/** A legacy subscription with its order. */
export function plantLegacy(
  { world, clock }: Simulator,
  { tenant, subscription, order }: Ids,
  more: Partial<Subscription> = {},
): void {
  const at = clock.now();
  const one: Subscription = {
    id: subscription,
    tenantId: tenant,
    partnerTenantId: provider.tenantId,
    orderId: order,
    offerId: baseOffer,
    offerName: 'Exchange Online',
    friendlyName: 'Mail',
    kind: 'legacy',
    quantity: 5,
    status: 'active',
    isTrial: false,
    autoRenewEnabled: true,
    billingCycle: 'monthly',
    createdAt: at,
    startedAt: at,
    commitmentEndDate: '2027-11-01',
    cancellationAllowedUntil: at,
    lots: [],
    ...more,
  };
  world.offers.put(offerOf({ id: one.offerId, name: one.offerName }));
  world.subscriptions.put(one);
  const { offerId, friendlyName, quantity, billingCycle } = one;
  const line = { lineItemNumber: 0, offerId, friendlyName, quantity, billingCycle, subscriptionId: one.id };
  world.orders.put({
    id: order,
    tenantId: tenant,
    partnerTenantId: provider.tenantId,
    billingCycle,
    currencyCode: 'USD',
    createdAt: at,
    status: 'completed',
    lines: [line],
  });
}

/** A meter with three prices, and a discount. */
export function plantMeters({ world }: Simulator): void {
  const price = { '0': 0.12, '51200': 0.1, '512000': 0.08 };
  world.azureMeters.put({
    id: meter,
    name: 'Standard data transfer',
    category: 'Networking',
    subcategory: '',
    region: 'West',
    unit: 'GB',
    tags: [],
    includedQuantity: 0,
    effectiveDate: '2026-01-01T00:00:00Z',
    rates: { USD: price, EUR: price },
  });
  world.azureOfferTerms.put({
    id: 'Overage discount',
    discount: 0.15,
    excludedMeterIds: [meter],
    effectiveDate: '2026-01-01T00:00:00',
  });
}
