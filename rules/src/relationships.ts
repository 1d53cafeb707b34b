/** What a customer still has with the partner whose relationship shall end. */
export interface OwnedItem {
  kind: string;
  status: string;
}

/** Kinds that are bought once: suspending them is not possible, they have to be cancelled. */
const cancelledFirst = ['azure-reservation', 'azure-savings-plan', 'perpetual', 'software'];
const over = ['deleted', 'expired', 'disabled', 'cancelled', 'canceled'];

/**
 * What has to be done before a partner can remove its reseller relationship; empty = it can be removed. Subscriptions
 * have to be suspended or cancelled, reservations and software cancelled.
 * @see https://learn.microsoft.com/partner-center/remove-a-relationship
 */
export function relationshipHeldBy<T extends OwnedItem>(items: readonly T[]): T[] {
  return items.filter(({ kind, status }) =>
    cancelledFirst.includes(kind) ? !over.includes(status) : status === 'active' || status === 'pending',
  );
}
