import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { faultOfShape } from '../fault.ts';
import { flag, type Json } from '../fields.ts';
import { at } from '../path.ts';
import { each, reader } from './resource.ts';

/** Whether a customer's old Azure subscriptions (MS-AZR-0145P) can become an Azure plan. */
export interface ProductUpgradesEligibility extends Json {
  customerId?: string;
  productFamily?: string;
  isEligible: boolean;
  /** Of an upgrade that is under way or done. */
  upgradeId?: string;
  reason?: string;
}

export interface ProductUpgradesStatus extends Json {
  id: string;
  productFamily?: string;
  /** e.g. `Completed` */
  status: string;
  lineItems?: (Json & {
    sourceProduct?: Json;
    targetProduct?: Json;
    status?: string;
    upgradedDate?: string;
  })[];
  errorDetails?: Json;
}

const requestFor = (tenantId: string) => ({ customerId: tenantId, productFamily: 'azure' });

/** @see https://learn.microsoft.com/partner-center/developer/get-eligibility-for-product-upgrade */
export async function productUpgradeEligibility(
  door: Door,
  tenantId: string,
): Promise<ProductUpgradesEligibility> {
  const { body } = await door.call({
    method: 'POST',
    path: '/v1/productupgrades/eligibility',
    as: 'user',
    body: requestFor(tenantId),
    read: reader<ProductUpgradesEligibility>([], { isEligible: flag }),
  });
  return body;
}

/**
 * Begins the upgrade to an Azure plan, and returns its id; see `productUpgradeStatus`.
 * @throws MicrosoftError 900132 and others when the customer cannot be upgraded
 * @see https://learn.microsoft.com/partner-center/developer/create-product-upgrade-entity
 */
export async function upgradeToAzurePlan(door: Door, tenantId: string, ids: CallIds): Promise<string> {
  const { status, headers, requestId, correlationId } = await door.call({
    method: 'POST',
    path: '/v1/productupgrades',
    as: 'user',
    ids,
    body: requestFor(tenantId),
    read: () => undefined,
  });
  const id = /productupgrades\/([^/?]+)/i.exec(headers.get('location') ?? '')?.[1];
  if (id) return id;
  const facts = { path: '/v1/productupgrades', requestId, correlationId, secrets: [], write: true };
  throw faultOfShape({ status, reason: 'The address of the upgrade is missing.' }, facts);
}

/** @see https://learn.microsoft.com/partner-center/developer/get-product-upgrade-status */
export async function productUpgradeStatus(
  door: Door,
  tenantId: string,
  upgradeId: string,
): Promise<ProductUpgradesStatus> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/productupgrades/${upgradeId}/status`,
    as: 'user',
    body: requestFor(tenantId),
    read: reader<ProductUpgradesStatus>(['status'], { lineItems: each(reader<Json>([])) }),
  });
  return body;
}
