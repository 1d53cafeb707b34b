import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { record } from '../../events/record.ts';
import type { Line } from './line.ts';

/** Columns of a person's record that a difference is about. */
const columns: Partial<Record<Line['field'], string[]>> = {
  'sign-in-name': ['sign_in_name'],
  'display-name': ['display_name'],
  details: ['first_name', 'last_name', 'usage_location'],
  enabled: ['enabled'],
  licences: ['licences'],
};

/** Writes our record of a person as the mirror has it. */
export async function takeUser(tx: Tx, line: Line, now: Date): Promise<void> {
  const { partnerAccountId, tenantId, microsoftId } = line;
  const names = columns[line.field];
  const { rows } = await (names
    ? sql<{ signInName: string }>`
        update users u set ${sql.raw(names.map((name) => `${name} = m.${name}`).join(', '))},
          version = u.version + 1, updated_at = ${now}
        from mirror_users m
        where u.partner_account_id = ${partnerAccountId} and u.tenant_id = ${tenantId}
          and u.microsoft_id = ${microsoftId}::uuid and m.partner_account_id = u.partner_account_id
          and m.tenant_id = u.tenant_id and m.user_id = u.microsoft_id
        returning u.sign_in_name`
    : line.field === 'missing-there'
      ? sql<{ signInName: string }>`
        update users set deleted_at = ${now}, version = version + 1, updated_at = ${now}
        where partner_account_id = ${partnerAccountId} and tenant_id = ${tenantId}
          and microsoft_id = ${microsoftId}::uuid
        returning sign_in_name`
      : sql<{ signInName: string }>`
        insert into users as u (id, reseller_id, customer_id, binding_id, partner_account_id, tenant_id, microsoft_id,
          sign_in_name, display_name, first_name, last_name, usage_location, enabled, licences, updated_at)
        select gen_random_uuid(), b.reseller_id, b.customer_id, b.id, m.partner_account_id, m.tenant_id, m.user_id,
          m.sign_in_name, m.display_name, m.first_name, m.last_name, m.usage_location, m.enabled, m.licences, ${now}
        from mirror_users m join bindings b on b.partner_account_id = m.partner_account_id
          and b.tenant_id = m.tenant_id and b.ended_at is null
        where m.partner_account_id = ${partnerAccountId} and m.tenant_id = ${tenantId}
          and m.user_id = ${microsoftId}::uuid and m.deleted_at is null
        on conflict (partner_account_id, tenant_id, microsoft_id) do update set sign_in_name = excluded.sign_in_name,
          display_name = excluded.display_name, first_name = excluded.first_name, last_name = excluded.last_name,
          usage_location = excluded.usage_location, enabled = excluded.enabled, licences = excluded.licences,
          deleted_at = null, version = u.version + 1, updated_at = excluded.updated_at
        returning u.sign_in_name`
  ).execute(tx);
  const [user] = rows;
  if (!user || !line.customerId) return;
  await record(tx, now, line.by, {
    kind: 'user.taken',
    objectKind: 'customer',
    objectId: line.customerId,
    resellerId: line.resellerId,
    customerId: line.customerId,
    data: {
      signInName: user.signInName,
      userId: microsoftId,
      field: line.field,
      changes: { [line.field]: [line.ours, line.theirs] },
    },
  });
}
