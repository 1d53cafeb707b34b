import { termEnd } from '@concord/rules';
import type { Subscription } from '../entities.ts';
import type { Row, Values } from './row.ts';
import type { Scene } from './scene.ts';

/** Subscriptions that the customer has before the action. */
export function heldSubscriptions({ given }: Row, scene: Scene, begin: string): Subscription[] {
  const tenant: Values = given['tenant'] ?? {};
  const held: Values[] = [
    ...(tenant['skus'] ?? []).map((sku: string) => ({
      offerId: `${sku}:BASE`,
      quantity: 10,
      commitmentEndDate: '2026-12-24',
    })),
    ...(tenant['nceSubscriptions'] ?? []),
    ...(tenant['sameSkuSeats'] ? [{ offerId: scene.catalogItemId, quantity: tenant['sameSkuSeats'] }] : []),
    ...(given['customer']?.subscriptions ?? []),
    ...(given['customer']?.reservations ?? []).map((one: Values) => ({ ...one, kind: 'azure-reservation' })),
  ];
  return held.map((one, index) => ({
    id: one['id'] ?? `held-${index}`,
    tenantId: scene.customerId,
    partnerTenantId: scene.partnerId,
    orderId: 'held',
    offerId: one['offerId'] ?? 'HELD:0001:HELD',
    offerName: 'Held',
    friendlyName: 'Held',
    kind: one['kind'] ?? 'nce',
    quantity: one['quantity'] ?? 1,
    status: one['status'] ?? 'active',
    isTrial: one['isTrial'] ?? false,
    autoRenewEnabled: true,
    termDuration: one['term'] ?? 'P1Y',
    billingCycle: 'monthly',
    createdAt: begin,
    startedAt: begin,
    commitmentEndDate: one['commitmentEndDate'] ?? termEnd(begin, 'P1Y'),
    cancellationAllowedUntil: begin,
    lots: [],
  }));
}
