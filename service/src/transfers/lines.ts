import type { TransferLine } from '@concord/contract/transfers';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Found } from './store.ts';

/** So many subscriptions go over in one transfer (reported). @see https://learn.microsoft.com/partner-center/developer/update-a-transfer */
export const mostLines = 25;

interface Known {
  microsoftId: string;
  subscriptionId: string | null;
  name: string;
  seats: number;
  mpnId: string | null;
  price: string | null;
  currency: string | null;
  endsOn: string | null;
}

/** What a transfer names, with what is known of it here. */
export async function namedOf(tx: Tx, { partnerAccountId, transfer }: Found): Promise<TransferLine[]> {
  const lines = transfer.lines ?? [];
  const ids = lines.flatMap(({ subscriptionId }) => (subscriptionId ? [subscriptionId] : []));
  const known = new Map(
    (ids.length === 0
      ? []
      : await subscriptionsOf(
          tx,
          sql`m.microsoft_id = any(${ids}::text[])
      and m.partner_account_id = ${partnerAccountId}`,
        )
    ).map((one) => [one.microsoftId, one]),
  );
  const resellers = await resellersOf(
    tx,
    lines.map(({ mpnId }) => mpnId ?? transfer.mpnId),
  );
  return lines.map((line) => {
    const ours = known.get(line.subscriptionId ?? '');
    const mpnId = line.mpnId ?? transfer.mpnId ?? null;
    return {
      microsoftId: line.subscriptionId ?? null,
      subscriptionId: ours?.subscriptionId ?? null,
      name: line.name || ours?.name || line.offerId || line.subscriptionId || '',
      seats: line.quantity ?? ours?.seats ?? null,
      mpnId,
      mpnReseller: resellers.get(mpnId ?? '') ?? null,
      price: priceOf(ours, line.quantity),
      endsOn: ours?.endsOn ?? null,
      error: line.error ?? null,
    };
  });
}

/**
 * What of a tenant could be named: third-party marketplace does not move, nor what has ended.
 * @see https://learn.microsoft.com/partner-center/customers/transfer-subscriptions
 */
export async function choiceOf(tx: Tx, { partnerAccountId, tenantId }: Found): Promise<TransferLine[]> {
  const found = await subscriptionsOf(
    tx,
    sql`m.partner_account_id = ${partnerAccountId} and m.tenant_id = ${tenantId} and m.gone_at is null
      and m.status in ('active', 'suspended') and m.product_type is distinct from 'SoftwareAsAService'`,
  );
  const resellers = await resellersOf(
    tx,
    found.map(({ mpnId }) => mpnId ?? undefined),
  );
  return found.map((one) => ({
    microsoftId: one.microsoftId,
    subscriptionId: one.subscriptionId,
    name: one.name,
    seats: one.seats,
    mpnId: one.mpnId,
    mpnReseller: resellers.get(one.mpnId ?? '') ?? null,
    price: priceOf(one),
    endsOn: one.endsOn,
    error: null,
  }));
}

async function subscriptionsOf(tx: Tx, which: ReturnType<typeof sql>): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select m.microsoft_id, s.id as subscription_id, m.name, m.seats, m.mpn_id,
      (s.price * m.seats)::text as price, s.currency, m.ends_on::text
    from mirror_subscriptions m
    left join subscriptions s on s.partner_account_id = m.partner_account_id and s.microsoft_id = m.microsoft_id
    where ${which}
    order by lower(m.name), m.microsoft_id`.execute(tx);
  return rows;
}

const priceOf = (known: Known | undefined, seats?: number) =>
  known?.price && known.currency && (seats === undefined || seats === known.seats)
    ? { amount: known.price, currency: known.currency }
    : null;

/** Resellers by their MPN ID, where a reseller has it in the attribute that a set names. */
async function resellersOf(tx: Tx, mpnIds: (string | undefined)[]): Promise<Map<string, string>> {
  const ids = mpnIds.filter((id) => id !== undefined);
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ mpnId: string; name: string }>`
    select a.value as mpn_id, min(r.name) as name
    from reseller_attributes a join resellers r on r.id = a.reseller_id
    where a.value = any(${ids}::text[])
      and a.key in (select reseller_attribute from settings_sets where reseller_attribute is not null)
    group by a.value having count(distinct r.id) = 1`.execute(tx);
  return new Map(rows.map(({ mpnId, name }) => [mpnId, name]));
}
