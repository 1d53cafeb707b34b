import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** A transfer under way that takes a subscription away. */
export interface InTransfer {
  id: string;
  number: number;
  otherPartner: string | null;
}

/**
 * The open transfer to another partner that names a subscription, as Microsoft told last or as somebody just asked.
 * Whether Microsoft blocks other changes meanwhile is not published; what they would come to is, so there are none. [U]
 */
export async function findInTransfer(
  tx: Tx,
  {
    partnerAccountId,
    tenantId,
    microsoftId,
  }: { partnerAccountId: string; tenantId: string; microsoftId: string },
): Promise<InTransfer | undefined> {
  const lines = JSON.stringify([{ subscriptionId: microsoftId }]);
  const asked = JSON.stringify([{ microsoftId }]);
  const { rows } = await sql<InTransfer>`
    select t.id, t.number, t.other_partner from mirror_transfers t
    where t.partner_account_id = ${partnerAccountId} and t.tenant_id = ${tenantId}
      and t.direction = 'outgoing' and t.state in ('pending', 'in-progress')
      and (t.body -> 'lines' @> ${lines}::jsonb or exists (
        select from transfer_acts a
        where a.partner_account_id = t.partner_account_id and a.tenant_id = t.tenant_id
          and a.transfer_id = t.transfer_id and a.verb = 'accept' and a.state = 'pending'
          and a.wanted -> 'lines' @> ${asked}::jsonb))
    order by t.number limit 1`.execute(tx);
  return rows[0];
}
