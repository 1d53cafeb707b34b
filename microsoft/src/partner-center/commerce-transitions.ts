import type { Door } from '../call.ts';
import type { CallIds, TransitionOption, TransitionProgress, TransitionRequest } from '../commerce.ts';
import { text } from '../fields.ts';
import * as transitions from './transitions.ts';

/** Moves between products as the port speaks of them. */

export async function transitionOptions(
  door: Door,
  tenantId: string,
  subscriptionId: string,
): Promise<TransitionOption[]> {
  const found = await transitions.transitionEligibilities(door, tenantId, subscriptionId, 'immediate');
  return found.map(({ catalogItemId, title, quantity, eligibilities }) => ({
    catalogItemId,
    title: text(title) ?? '',
    quantity,
    ways: eligibilities.map((way) => ({
      transitionType: way.transitionType,
      eligible: way.isEligible,
      errors: plain(way.errors),
    })),
  }));
}

export async function transition(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  request: TransitionRequest,
  ids: CallIds,
): Promise<TransitionProgress> {
  return progress(await transitions.transition(door, tenantId, subscriptionId, { ...request }, ids));
}

export async function transitionsOf(
  door: Door,
  tenantId: string,
  subscriptionId: string,
): Promise<TransitionProgress[]> {
  return (await transitions.transitions(door, tenantId, subscriptionId)).map(progress);
}

function progress({
  operationId,
  toSubscriptionId,
  events = [],
}: transitions.Transition): TransitionProgress {
  return {
    operationId: text(operationId),
    toSubscriptionId: text(toSubscriptionId),
    events: events.map(({ name, status, errors }) => ({ name, status, errors: plain(errors) })),
  };
}

function plain(errors: transitions.TransitionError[] = []): { code: string; description: string }[] {
  return errors.map(({ code, description }) => ({ code, description: text(description) ?? '' }));
}
