import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { count, type Json, text, word } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { reader } from './resource.ts';

/** What a legacy trial may become. A new commerce trial is moved with `transition`. */
export interface Conversion extends Json {
  offerId: string;
  targetOfferId: string;
  orderId?: string;
  quantity?: number;
  billingCycle?: string;
}

export interface ConversionResult extends Json {
  /** The same as before. */
  subscriptionId: string;
  offerId?: string;
  targetOfferId?: string;
  /** `Other` or `ConversionsNotFound`; the trial is as it was. */
  error?: { code: string; description?: string };
}

const conversionResource = reader<Conversion>(['offerId', 'targetOfferId'], {
  quantity: count,
  billingCycle: word,
});

/** @see https://learn.microsoft.com/partner-center/developer/convert-a-trial-subscription-to-paid */
export async function conversions(
  door: Door,
  tenantId: string,
  subscriptionId: string,
): Promise<Conversion[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/conversions`,
    as: 'user',
    read: conversionResource,
  });
}

/**
 * Makes a legacy trial a paid subscription.
 * @param conversion one of `conversions`, with another quantity or billing cycle if wanted
 * @see https://learn.microsoft.com/partner-center/developer/convert-a-trial-subscription-to-paid
 */
export async function convertTrial(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  conversion: Conversion,
  ids: CallIds,
): Promise<ConversionResult> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/conversions`,
    as: 'user',
    ids,
    body: conversion,
    read: reader<ConversionResult>([], { error: reader([], { code: text }) }),
  });
  return body;
}
