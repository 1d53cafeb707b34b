import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { flag, type Json, text } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { each, reader } from './resource.ts';

/** Whether use beyond what was bought goes on, and on whose Azure entitlement it is billed. */
export interface Overage extends Json {
  azureEntitlementId: string;
  /** PartnerID of the reseller. */
  partnerId?: string;
  /** `PhoneServices` */
  type: string;
  overageEnabled: boolean;
}

const overageResource = reader<Overage>([], { partnerId: text, overageEnabled: flag });

/** @see https://learn.microsoft.com/partner-center/developer/update-subscription-overage */
export async function overage(door: Door, tenantId: string): Promise<Overage[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/subscriptions/overage`,
    as: 'app',
    read: overageResource,
  });
}

/** [U] Answered with one overage or with the list; both are read. @see https://learn.microsoft.com/partner-center/developer/update-subscription-overage */
export async function setOverage(
  door: Door,
  tenantId: string,
  wanted: Overage,
  ids: CallIds,
): Promise<Overage[]> {
  const { body } = await door.call({
    method: 'PUT',
    path: at`/v1/customers/${tenantId}/subscriptions/overage`,
    as: 'app',
    ids,
    body: wanted,
    read: (answer) => (isCollection(answer) ? each(overageResource)(answer) : [overageResource(answer)]),
  });
  return body;
}

function isCollection(answer: unknown): boolean {
  return Array.isArray(answer) || (typeof answer === 'object' && answer !== null && 'items' in answer);
}
