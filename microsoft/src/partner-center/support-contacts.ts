import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { type Json, text } from '../fields.ts';
import { at } from '../path.ts';
import { reader } from './resource.ts';

/** The partner who supports a legacy subscription. */
export interface SupportContact extends Json {
  supportTenantId: string;
  /** PartnerID. */
  supportMpnId: string;
  name: string;
}

const contactResource = reader<SupportContact>([], { supportMpnId: text });

/** @see https://learn.microsoft.com/partner-center/developer/get-a-subscription-s-support-contact */
export async function supportContact(
  door: Door,
  tenantId: string,
  subscriptionId: string,
): Promise<SupportContact> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/supportcontact`,
    as: 'user',
    read: contactResource,
  });
  return body;
}

/** @see https://learn.microsoft.com/partner-center/developer/update-a-subscription-s-support-contact */
export async function setSupportContact(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  contact: SupportContact,
  ids: CallIds,
): Promise<SupportContact> {
  const { body } = await door.call({
    method: 'PUT',
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/supportcontact`,
    as: 'user',
    ids,
    body: contact,
    read: contactResource,
  });
  return body;
}
