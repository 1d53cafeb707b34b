import type { Tx } from '../db/database.ts';
import { type Doer, record } from '../events/record.ts';
import type { Place } from './place.ts';

/** Records what was done to a person; it stands in the log of the customer. Never with a password. */
export function tell(
  tx: Tx,
  at: Date,
  doer: Doer,
  place: Place,
  user: { id: string; signInName: string },
  kind: `user.${string}`,
  data: Record<string, unknown>,
): Promise<void> {
  return record(tx, at, doer, {
    kind,
    objectKind: 'customer',
    objectId: place.customerId,
    resellerId: place.resellerId,
    customerId: place.customerId,
    data: { signInName: user.signInName, userId: user.id, domain: place.domain, ...data },
  });
}
