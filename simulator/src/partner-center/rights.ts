import { type DirectoryTask, mayDo } from '@concord/rules';
import type { Tenant } from '../entities.ts';
import { rolesIn } from '../gdap.ts';
import type { Call, CustomerCall } from './operation.ts';
import { refuse } from './refusal.ts';

/** @throws Refusal 403 900308 without a delegated-admin role that allows the task */
export function need(call: CustomerCall, task: DirectoryTask): void {
  if (!mayDo(task, rolesIn(call.world, call.partner.id, call.tenant.id, call.user)))
    throw refuse(403, 900308, 'The partner has no role in the customer tenant that allows this.');
}

/** Whether the caller sees addresses, e-mail and domains of the customer. */
export const mayReadDirectory = (call: Call, tenant: Tenant): boolean =>
  mayDo('readDirectory', rolesIn(call.world, call.partner.id, tenant.id, call.user));
