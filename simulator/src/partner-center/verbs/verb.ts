import type { Sku, Subscription } from '../../entities.ts';
import type { Body } from '../body.ts';
import type { CustomerCall } from '../operation.ts';

/** One PATCH of a subscription: the body as it came, and what the subscription was before. */
export interface Change {
  call: CustomerCall;
  wanted: Body;
  before: Subscription;
  /** What it was bought as, while that is known. */
  sku: Sku | undefined;
}

/** One thing that a PATCH can change. */
export interface Verb {
  name: string;
  /**
   * True when the body asks for something else than what was before. A field that is missing asks for something too
   * where Microsoft takes it as an answer: auto-renew, next-term instructions.
   */
  asks(change: Change): boolean;
  /**
   * The subscription with the change made.
   * @param now what the verbs before made of it
   * @throws Refusal when Microsoft refuses; then nothing of the PATCH is done
   */
  apply(change: Change, now: Subscription): Subscription;
}
