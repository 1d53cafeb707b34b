import type { CommerceSubscription } from '../../commerce.ts';

/** What Microsoft acknowledged of one subscription. */
export interface Known {
  id: string;
  tenantId: string;
  orderId: string;
  quantity: number;
  status: string;
  friendlyName: string;
  autoRenewEnabled: boolean;
  scheduledQuantity?: number;
}

export function knownFrom(tenantId: string, one: CommerceSubscription): Known {
  const { id, orderId, quantity, status, friendlyName, autoRenewEnabled, scheduledChange } = one;
  const scheduledQuantity = scheduledChange?.quantity;
  return { id, tenantId, orderId, quantity, status, friendlyName, autoRenewEnabled, scheduledQuantity };
}

/** What differs from what is known; empty when nothing was lost and nothing happened by itself. */
export function differences(known: Partial<Known>, now: Known): string[] {
  return (Object.keys(known) as (keyof Known)[])
    .filter((name) => known[name] !== now[name])
    .map((name) => `${name} is ${now[name]} instead of ${known[name]}`);
}
