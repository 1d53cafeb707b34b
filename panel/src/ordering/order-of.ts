import type { OrderInput } from '@concord/contract';
import type { Known } from './pages.ts';

/** The order as the API takes it; a tenant that is known already is not chosen again. */
export function orderOf({ draft, seats, ordering }: Known): OrderInput {
  return {
    planId: draft.planId ?? '',
    customerId: draft.customerId,
    seats: Number(seats),
    tenant: ordering?.tenant ? undefined : draft.tenant,
    attestationId: draft.attestation?.id,
  };
}
