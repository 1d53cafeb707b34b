import type { Subscription, SubscriptionChange } from '@concord/contract';
import { useKeyed as useKey } from '../../../parts/use-keyed.ts';
import { type Asked, perform } from './asked.ts';

/** Sends a verb under a key of its own. */
export function useKeyed(subscription: Subscription): (asked: Asked) => Promise<SubscriptionChange> {
  return useKey((asked: Asked, key) => perform(subscription, asked, key));
}
