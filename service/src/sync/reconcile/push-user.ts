import type { PeopleApi, TenantUser } from '@concord/microsoft';
import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';
import { text } from '../../texts/texts.ts';
import { mirrorUsers } from '../../users/mirror.ts';
import type { Line } from './line.ts';
import type { Outcome } from './outcome.ts';

/**
 * Makes a person at Microsoft as we have it. Each of these sets a state, so that doing it twice is doing it once; what
 * is so already is not sent.
 * @throws MicrosoftError
 */
export async function pushUser(context: Context, line: Line): Promise<Outcome> {
  const { people } = await context.clients.for(line.settingsSetId);
  const { tenantId, microsoftId } = line;
  const user = await change(people, line);
  const now = context.clock.now();
  await context.db.in(operatorScope, async (tx) => {
    const { partnerAccountId, resellerId, customerId } = line;
    if (user)
      await mirrorUsers(tx, [{ partnerAccountId, tenantId, resellerId, customerId, users: [user] }], now);
    else
      await tx
        .updateTable('mirrorUsers')
        .set({ deletedAt: now, asOf: now })
        .where('partnerAccountId', '=', partnerAccountId)
        .where('tenantId', '=', tenantId)
        .where('userId', '=', microsoftId)
        .execute();
  });
  return user || line.field === 'missing-here'
    ? { kind: 'done' }
    : { kind: 'skipped', code: 'gone', reason: text('plan-line.person-gone') ?? '' };
}

/** @returns the person as it is now; `undefined` when there is none any more */
async function change(people: PeopleApi, line: Line): Promise<TenantUser | undefined> {
  const { tenantId, microsoftId, field, ours } = line;
  const ids = { requestId: line.requestId, correlationId: line.correlationId };
  const seen = await people.user(tenantId, microsoftId);
  if (field === 'missing-there') return seen ?? people.restoreUser(tenantId, microsoftId, ids);
  if (!seen) return undefined;
  if (field === 'missing-here') {
    await people.deleteUser(tenantId, microsoftId, ids);
    return undefined;
  }
  if (field === 'display-name')
    return people.updateUser(tenantId, microsoftId, { displayName: String(ours) }, ids);
  if (field === 'enabled') return people.updateUser(tenantId, microsoftId, { enabled: ours === true }, ids);
  if (field === 'details') {
    const { firstName, lastName, usageLocation } = ours as Record<string, string | null>;
    const given = { firstName: firstName ?? '', lastName: lastName ?? '' };
    return people.updateUser(
      tenantId,
      microsoftId,
      { ...given, ...(usageLocation && { usageLocation }) },
      ids,
    );
  }
  const wanted = new Set(ours as string[]);
  const assign = Array.from(wanted).filter((id) => !seen.licences.includes(id));
  const remove = seen.licences.filter((id) => !wanted.has(id));
  if (assign.length === 0 && remove.length === 0) return seen;
  return people.setLicences(tenantId, microsoftId, { assign, remove }, ids);
}
