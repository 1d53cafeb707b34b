import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { count, type Json, text, word } from '../fields.ts';
import { at } from '../path.ts';
import { reader } from './resource.ts';

/** @see https://learn.microsoft.com/partner-center/developer/subscription-resources#subscriptionprovisioningstatus */
export interface SubscriptionProvisioningStatus extends Json {
  /** Entra's SKU id; only where seats are licences. */
  skuId?: string;
  /** `success`, `pending` (also while licences change), `failed` */
  status: string;
  quantity: number;
  endDate?: string;
}

export interface SubscriptionRegistrationStatus extends Json {
  subscriptionId?: string;
  /** `registered`, `registering`, `notregistered` */
  status: string;
}

/**
 * How far the licences are; Microsoft refreshes it every fifteen minutes.
 * @see https://learn.microsoft.com/partner-center/developer/get-subscription-provisioning-status
 */
export async function provisioningStatus(
  door: Door,
  tenantId: string,
  subscriptionId: string,
): Promise<SubscriptionProvisioningStatus> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/provisioningstatus`,
    as: 'user',
    read: reader<SubscriptionProvisioningStatus>(['status'], { status: word, quantity: count }),
  });
  return body;
}

/**
 * Registers an Azure subscription for reservations; it goes on after the answer, see `registrationStatus`.
 * @see https://learn.microsoft.com/partner-center/developer/register-a-subscription
 */
export async function register(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  ids: CallIds,
): Promise<void> {
  await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/registrations`,
    as: 'app',
    ids,
    read: () => undefined,
  });
}

/** @see https://learn.microsoft.com/partner-center/developer/get-subscription-registration-status */
export async function registrationStatus(
  door: Door,
  tenantId: string,
  subscriptionId: string,
): Promise<SubscriptionRegistrationStatus> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/registrationstatus`,
    as: 'app',
    read: reader<SubscriptionRegistrationStatus>(['status'], {
      status: (value) => (text(value) ?? '').toLowerCase().replaceAll('_', ''),
    }),
  });
  return body;
}

/**
 * Activates a marketplace subscription, in the sandbox only.
 * @see https://learn.microsoft.com/partner-center/developer/create-subscription-azure-marketplace-products
 */
export async function activateInSandbox(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  ids: CallIds,
): Promise<Json & { subscriptionId?: string; status: string }> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/activate`,
    as: 'app',
    ids,
    read: reader<Json & { subscriptionId?: string; status: string }>(['status']),
  });
  return body;
}
