import { isDeepStrictEqual } from 'node:util';
import type { CommerceSubscription, ScheduledChange } from '../../commerce.ts';

/** What is decided for the end of a term. */
export interface Decided {
  atTermEnd: ScheduledChange['atTermEnd'];
  quantity?: number | undefined;
  /** `product:sku` */
  sku?: string | undefined;
  termDuration?: string | undefined;
  billingCycle?: string | undefined;
}

/** What Microsoft acknowledged of one subscription. */
export interface Known {
  id: string;
  tenantId: string;
  orderId: string;
  /** `product:sku` */
  sku: string;
  quantity: number;
  status: string;
  friendlyName: string;
  partnerId?: string | undefined;
  isTrial: boolean;
  termDuration?: string | undefined;
  billingCycle?: string | undefined;
  /** Last day of the term. */
  lastDay: string;
  autoRenewEnabled: boolean;
  decided?: Decided | undefined;
}

export const skuOf = (offerId: string): string => offerId.split(':').slice(0, 2).join(':');

export function knownFrom(tenantId: string, one: CommerceSubscription): Known {
  const { id, orderId, quantity, status, friendlyName, partnerId, autoRenewEnabled, scheduledChange } = one;
  return {
    id,
    tenantId,
    orderId,
    sku: skuOf(one.offerId),
    quantity,
    status,
    friendlyName,
    partnerId,
    isTrial: one.raw['isTrial'] === true,
    termDuration: one.termDuration,
    billingCycle: one.billingCycle,
    lastDay: one.commitmentEndDate.slice(0, 10),
    autoRenewEnabled,
    decided: scheduledChange && decidedFrom(scheduledChange),
  };
}

function decidedFrom({ atTermEnd, quantity, productId, skuId, ...term }: ScheduledChange): Decided {
  if (atTermEnd !== 'renew') return { atTermEnd };
  const { termDuration, billingCycle } = term;
  return { atTermEnd, quantity, sku: productId && `${productId}:${skuId}`, termDuration, billingCycle };
}

/** What differs from what is known; empty when nothing was lost and nothing happened by itself. */
export function differences(known: Partial<Known>, now: Known): string[] {
  return (Object.keys(known) as (keyof Known)[])
    .filter((name) => !isDeepStrictEqual(known[name], now[name]))
    .map((name) => `${name} is ${JSON.stringify(now[name])} instead of ${JSON.stringify(known[name])}`);
}
