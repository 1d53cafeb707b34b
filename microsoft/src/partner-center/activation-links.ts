import type { Door } from '../call.ts';
import { count, type Json, need, object } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { reader } from './resource.ts';

/** The publisher's page on which a marketplace product is set up; its billing starts with that. */
export interface ActivationLink extends Json {
  lineItemNumber?: number;
  link: Json & { uri: string; method?: string };
}

const activationLink = reader<ActivationLink>([], {
  lineItemNumber: count,
  link: (value) => {
    need(object(value), 'uri');
    return value;
  },
});

/** @see https://learn.microsoft.com/partner-center/developer/get-activation-link-by-order-line-item */
export async function activationLinksOfOrder(
  door: Door,
  tenantId: string,
  orderId: string,
): Promise<ActivationLink[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/orders/${orderId}/activationlinks`,
    as: 'app',
    read: activationLink,
  });
}

/** @see https://learn.microsoft.com/partner-center/developer/get-activation-link-by-order-line-item */
export async function activationLinksOfLine(
  door: Door,
  tenantId: string,
  orderId: string,
  lineItemNumber: number,
): Promise<ActivationLink[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/orders/${orderId}/lineitems/${String(lineItemNumber)}/activationlinks`,
    as: 'app',
    read: activationLink,
  });
}

/** @see https://learn.microsoft.com/partner-center/developer/get-activation-link-by-order-line-item */
export async function activationLinksOfSubscription(
  door: Door,
  tenantId: string,
  subscriptionId: string,
): Promise<ActivationLink[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/activationlinks`,
    as: 'app',
    read: activationLink,
  });
}
