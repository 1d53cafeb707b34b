import { Attention, after, type Step } from '../outcome.ts';
import type { CheckoutResult } from './checkout.ts';

export interface ActivationResult {
  subscriptionId: string;
}

/** Microsoft makes the subscription some minutes after the order; the order is asked more and more rarely. */
export const activation: Step = async (run) => {
  const { commerce, order, now, step } = run;
  const { orderId } = run.result<CheckoutResult>('checkout');
  const placed = await commerce.order(order.tenantId ?? '', orderId);
  if (placed && ['cancelled', 'error', 'po_review_rejected'].includes(placed.status)) {
    throw new Attention('order-ended', { status: placed.status });
  }
  const subscriptionId = placed?.lines.find((line) => line.subscriptionId)?.subscriptionId;
  if (placed?.status === 'completed' && subscriptionId) {
    return { kind: 'done', result: { subscriptionId } satisfies ActivationResult };
  }
  const reason = placed?.status === 'pending_review' ? 'review' : 'activation';
  return { kind: 'wait', reason, dueAt: after(now, Math.min(900, 5 * 2 ** Math.min(step.attempts - 1, 8))) };
};
