import type { Door } from '../call.ts';
import type { Json } from '../fields.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import { reader } from './resource.ts';

export interface ValidationStatus extends Json {
  /** `account` */
  type?: string;
  /** `Allowed`, `UnderReview`, `NotAllowed`, `Unknown`, `Not Ready` */
  status: string;
  lastUpdateDateTime?: string;
}

/**
 * Microsoft's vetting of a customer. `undefined` when there is no record, which hinders no purchase; `UnderReview`,
 * `NotAllowed` and `Unknown` do (order errors 800073 to 800075).
 * @see https://learn.microsoft.com/partner-center/developer/retrieve-validation-status
 */
export async function accountStatus(door: Door, tenantId: string): Promise<ValidationStatus | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/validationStatus`,
    query: { type: 'account' },
    as: 'user',
    expect: [404],
    read: unlessAbsent(reader<ValidationStatus>(['status'])),
  });
  return body;
}
