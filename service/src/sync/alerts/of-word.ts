import type { AlertKind } from '@concord/contract/sync-changes';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import type { Delivered } from '../inbox/store.ts';
import { raiseAlert } from './raise.ts';

const alarming: [RegExp, AlertKind][] = [
  [/azure[-_]fraud[-_]event[-_]detected$/, 'fraud'],
  [/^dap-admin-relationship-terminated/, 'relationship-ended'],
  [/^granular-admin-relationship-terminated$/, 'relationship-ended'],
  [/\/remove_partner_customer_relationship$/, 'relationship-ended'],
  [/\/(delete_tip_customer|delete_customer)$/, 'relationship-ended'],
  [/\/dap_admin_relationship_terminated/, 'relationship-ended'],
  [/\/granular_admin_relationship_terminated$/, 'relationship-ended'],
];

/** Word that cannot wait until somebody looks at differences. What a person has dealt with is not said again. */
export async function alertOfWord(tx: Tx, word: Delivered, at: Date): Promise<void> {
  const kind = alarming.find(([pattern]) => pattern.test(word.name))?.[1];
  if (!kind) return;
  const { partnerAccountId, microsoftId, occurredAt } = word;
  const whose = await whoseIs(tx, word);
  // An end of what nobody here knows concerns nobody here.
  if (kind === 'relationship-ended' && !whose) return;
  const subject = [partnerAccountId, whose?.tenantId ?? word.tenantId ?? microsoftId ?? word.key].join('/');
  const dealtWith = await tx
    .selectFrom('alerts')
    .select('id')
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('since', '>=', occurredAt)
    .where('clearedAt', 'is not', null)
    .executeTakeFirst();
  if (dealtWith) return;
  await raiseAlert(
    tx,
    {
      kind,
      subject,
      resellerId: whose?.resellerId ?? word.resellerId,
      customerId: whose?.customerId ?? null,
      partnerAccountId,
      data: {
        tenantId: whose?.tenantId ?? word.tenantId,
        domain: whose?.domain ?? null,
        company: whose?.company ?? null,
        microsoftId,
        occurredAt: occurredAt.toISOString(),
      },
    },
    at,
  );
}

/** Events name a tenant, a subscription, or a delegated admin relationship. */
async function whoseIs(tx: Tx, { partnerAccountId, tenantId, microsoftId }: Delivered) {
  const { rows } = await sql<{
    tenantId: string;
    resellerId: string;
    customerId: string | null;
    domain: string;
    company: string | null;
  }>`
    select tenant_id, reseller_id, customer_id, domain, company_name as company
    from mirror_tenants
    where partner_account_id = ${partnerAccountId} and tenant_id = coalesce(
      ${tenantId}::uuid,
      (select tenant_id from mirror_subscriptions
        where partner_account_id = ${partnerAccountId} and microsoft_id = ${microsoftId}),
      (select tenant_id from mirror_relationships
        where partner_account_id = ${partnerAccountId} and relationship_id = ${microsoftId}))`.execute(tx);
  return rows[0];
}
