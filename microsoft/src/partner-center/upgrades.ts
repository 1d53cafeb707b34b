import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { count, flag, type Json, text, word } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { type Offer, offerResource } from './offers.ts';
import { each, reader } from './resource.ts';

/**
 * What a legacy subscription may be upgraded to.
 * @see https://learn.microsoft.com/partner-center/developer/upgrade-resources
 */
export interface Upgrade extends Json {
  targetOffer: Offer;
  /** `none`, `upgrade_only`, `upgrade_with_license_transfer` */
  upgradeType: string;
  isEligible: boolean;
  quantity?: number;
  upgradeErrors?: UpgradeError[];
}

export interface UpgradeError extends Json {
  /** A number as text, or its name. */
  code: string;
  description?: string;
  additionalDetails?: string;
}

export interface UpgradeResult extends Json {
  sourceSubscriptionId?: string;
  targetSubscriptionId?: string;
  upgradeType?: string;
  upgradeErrors?: UpgradeError[];
  /** People whose licences did not move. */
  licenseErrors?: (Json & { userObjectId: string; name?: string; email?: string; errors?: Json[] })[];
}

const upgradeErrors = each(reader<UpgradeError>([], { code: text }));

/** @see https://learn.microsoft.com/partner-center/developer/transition-a-subscription */
export async function upgrades(door: Door, tenantId: string, subscriptionId: string): Promise<Upgrade[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/upgrades`,
    as: 'app',
    read: reader<Upgrade>([], {
      targetOffer: offerResource,
      upgradeType: word,
      isEligible: flag,
      quantity: count,
      upgradeErrors,
    }),
  });
}

/**
 * Upgrades a legacy subscription. Only a person's token moves the users' licences along.
 * @param to one of `upgrades`
 * @see https://learn.microsoft.com/partner-center/developer/transition-a-subscription
 */
export async function upgrade(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  to: Upgrade,
  ids: CallIds,
): Promise<UpgradeResult> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/upgrades`,
    as: to.upgradeType === 'upgrade_with_license_transfer' ? 'user' : 'app',
    ids,
    body: to,
    read: reader<UpgradeResult>([], { upgradeType: word, upgradeErrors }),
  });
  return body;
}
