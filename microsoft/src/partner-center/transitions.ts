import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { count, flag, type Json, text, word } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { each, reader } from './resource.ts';

/** A product that a new commerce subscription may move to. */
export interface TransitionEligibility extends Json {
  operationId?: string;
  catalogItemId: string;
  title?: string;
  description?: string;
  quantity: number;
  eligibilities: TransitionWay[];
  /** Existing subscriptions that the seats may be added to. */
  subscriptionEligibilities?: TargetSubscription[];
}

export interface TransitionWay extends Json {
  isEligible: boolean;
  /** `transition_only` or `transition_with_license_transfer` */
  transitionType: string;
  errors?: TransitionError[];
}

export interface TargetSubscription extends Json {
  isEligible: boolean;
  subscriptionId: string;
  subscriptionFriendlyName?: string;
  subscriptionTermDuration?: string;
  subscriptionBillingCycle?: string;
  errors?: TransitionError[];
}

export interface TransitionError extends Json {
  code: string;
  description?: string;
}

export interface NewTransition extends Json {
  fromCatalogItemId?: string;
  fromSubscriptionId?: string;
  toCatalogItemId: string;
  /** Only for a transition at once. */
  toSubscriptionId?: string;
  quantity: number;
  termDuration?: string;
  billingCycle?: string;
  transitionType: string;
  promotionId?: string;
}

export interface Transition extends NewTransition {
  operationId?: string;
  events?: TransitionEvent[];
}

export interface TransitionEvent extends Json {
  /** `Conversion` or `LicenseReassignment` */
  name: string;
  /** `Started`, `Completed`, `Failed` */
  status: string;
  timestamp?: string;
  errors?: TransitionError[];
}

const errors = each(reader<TransitionError>([], { code: text }));

const eligibility = reader<TransitionEligibility>(['catalogItemId'], {
  quantity: count,
  eligibilities: each(reader<TransitionWay>([], { isEligible: flag, transitionType: word, errors })),
  subscriptionEligibilities: each(
    reader<TargetSubscription>(['subscriptionId'], { isEligible: flag, errors }),
  ),
});

const transitionResource = reader<Transition>([], {
  quantity: count,
  transitionType: word,
  events: each(reader<TransitionEvent>(['name', 'status'], { errors })),
});

/**
 * What a subscription may become, at once or at the end of its term.
 * @see https://learn.microsoft.com/partner-center/developer/transition-a-new-commerce-subscription
 */
export async function transitionEligibilities(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  eligibilityType?: 'immediate' | 'scheduled',
): Promise<TransitionEligibility[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/transitionEligibilities`,
    query: { eligibilityType },
    as: 'app',
    read: eligibility,
  });
}

/**
 * Moves seats to another product. All of them: the subscription keeps its id; fewer: a second subscription comes of it
 * or an existing one grows, and licences are assigned by hand. It goes on after the answer: see `transitions`. The same
 * call makes a trial a paid subscription.
 * @throws MicrosoftError 900236, 900258 to 900261, 900267 to 900270
 * @see https://learn.microsoft.com/partner-center/developer/transition-a-new-commerce-subscription
 */
export async function transition(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  request: NewTransition,
  ids: CallIds,
): Promise<Transition> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/transitions`,
    as: 'app',
    ids,
    body: { fromSubscriptionId: subscriptionId, ...request },
    read: transitionResource,
  });
  return body;
}

/**
 * The transitions of a subscription and their events.
 * @param operationId only this one
 * @see https://learn.microsoft.com/partner-center/developer/get-transitions
 */
export async function transitions(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  operationId?: string,
): Promise<Transition[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/transitions`,
    query: { operationId },
    as: 'app',
    items: 'transition',
    read: transitionResource,
  });
}
