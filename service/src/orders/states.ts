import type { OrderState, OrderStep, StepName } from '@concord/contract/orders';

/** From which state an order may go where. */
export const orderMoves: Record<OrderState, readonly OrderState[]> = {
  placed: ['provisioning', 'cancelled'],
  provisioning: ['provisioning', 'waiting', 'needs-attention', 'completed'],
  waiting: ['provisioning', 'cancelled'],
  'needs-attention': ['provisioning', 'cancelled'],
  completed: [],
  cancelled: [],
};

export type StepState = OrderStep['state'];

/** The steps of an order, by where its tenant comes from. */
export function stepsFor(tenantKind: 'new' | 'existing' | 'bound'): StepName[] {
  const purchase: StepName[] = ['agreement', 'cart', 'checkout', 'activation', 'complete'];
  if (tenantKind === 'existing') return ['invitation', 'ownership', 'tenant', ...purchase];
  return tenantKind === 'new' ? ['tenant', ...purchase] : purchase;
}

/** Nothing is bought before the checkout is tried: until then an order may be cancelled. */
export function isCancellable(state: OrderState, steps: { name: string; attempts: number }[]): boolean {
  const bought = steps.some((step) => step.name === 'checkout' && step.attempts > 0);
  return !bought && orderMoves[state].includes('cancelled');
}
