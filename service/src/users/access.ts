import type { TenantAccess } from '@concord/contract/users';
import { directoryRoles } from '@concord/rules';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { record } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { findPlace, peopleOf } from './place.ts';
import { asked } from './refused.ts';

/** What reading and changing people, licences and domains of a tenant takes; the last one consents to the application. */
export const wanted = [
  'Directory Readers',
  'User Administrator',
  'License Administrator',
  'Cloud Application Administrator',
] as const;

/** Assigns the roles that active relationships hold, and asks the customer for the others. Asked again, it asks once. */
export async function getAccess(
  context: Context,
  call: Call<'POST /bindings/:id/access'>,
): Promise<TenantAccess> {
  const place = await call.db((tx) => findPlace(tx, call.params.id));
  const people = await peopleOf(context, place);
  const idOf = (name: string) => directoryRoles[name] ?? '';
  const absent = await asked(place, () => people.takeRoles(place.tenantId, wanted.map(idOf)));
  const missing = wanted.filter((name) => absent.includes(idOf(name)));
  const granted = wanted.filter((name) => !missing.includes(name));
  const at = context.clock.now();
  const name = `Concord ${place.domain.split('.')[0]?.slice(0, 27)} ${at.toISOString().slice(0, 10)}`;
  const approvalLink =
    missing.length === 0
      ? null
      : (await asked(place, () => people.askForRoles(place.tenantId, missing.map(idOf), name))).link;
  await context.db.in(operatorScope, (tx) =>
    record(tx, at, call.doer, {
      kind: 'tenant.access-asked',
      objectKind: 'customer',
      objectId: place.customerId,
      resellerId: place.resellerId,
      customerId: place.customerId,
      data: {
        domain: place.domain,
        granted: granted.join(', ') || '–',
        missing: missing.join(', ') || '–',
        approvalLink,
      },
    }),
  );
  return { granted, missing, approvalLink };
}
