import type { CommerceSubscription } from '@concord/microsoft';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { standingOf } from './standing.ts';

export interface Mirrored {
  partnerAccountId: string;
  resellerId: string;
  /** `null` while nobody is bound to the tenant. */
  customerId: string | null;
  tenantId: string;
  subscription: CommerceSubscription;
}

/** A subscription that Microsoft says otherwise than the mirror did. */
export interface Otherwise {
  tenantId: string;
  microsoftId: string;
  /** Seats, status, auto-renew, term, billing cycle, offer or end; of a new one nothing changed. */
  commerce: boolean;
  /** When the mirror was told last; `null`: it did not know it. */
  previousAsOf: Date | null;
}

/** Columns of the mirror that are read from a subscription, and their types. */
const columns = {
  name: 'text',
  status: 'text',
  seats: 'int',
  term_duration: 'text',
  billing_cycle: 'text',
  auto_renew: 'boolean',
  starts_on: 'date',
  ends_on: 'date',
  scheduled_change: 'jsonb',
  mpn_id: 'text',
  offer_id: 'text',
  product_type: 'text',
};
const owned = { reseller_id: 'uuid', customer_id: 'uuid', tenant_id: 'uuid' };
const keys = { partner_account_id: 'uuid', microsoft_id: 'text', as_of: 'timestamptz', body: 'jsonb' };
const commerce = ['seats', 'status', 'auto_renew', 'term_duration', 'billing_cycle', 'offer_id', 'ends_on'];

const names = (of: object) => Object.keys(of).join(', ');
const rowOf = (alias: string, of: readonly string[]) => of.map((name) => `${alias}.${name}`).join(', ');
const taken = Object.keys({ ...owned, ...columns, as_of: '', body: '' });

const write = sql.raw(`
  found as (
    select r.tenant_id, r.microsoft_id, m.as_of as previous_as_of,
      m.microsoft_id is not null
        and (${rowOf('m', commerce)}) is distinct from (${rowOf('r', commerce)}) as commerce
    from r left join mirror_subscriptions m using (partner_account_id, microsoft_id)
    where m.microsoft_id is null or m.as_of <= r.as_of and
      (m.gone_at is not null or (${rowOf('m', Object.keys(columns))})
        is distinct from (${rowOf('r', Object.keys(columns))}))),
  written as (
    insert into mirror_subscriptions as m (${names({ ...keys, ...owned, ...columns })})
    select ${names({ ...keys, ...owned, ...columns })} from r
    on conflict (partner_account_id, microsoft_id) do update set
      ${taken.map((name) => `${name} = excluded.${name}`).join(', ')}, gone_at = null, missed_in = null
    where m.as_of <= excluded.as_of)
  select tenant_id, microsoft_id, commerce, previous_as_of from found`);
const types = sql.raw(
  Object.entries({ ...keys, ...owned, ...columns })
    .map(([name, type]) => `${name} ${type}`)
    .join(', '),
);

/**
 * Writes what Microsoft said at `asOf`, each row at its own instant where it names one; what Microsoft said later than
 * that stays.
 * @returns those that are otherwise than the mirror had them
 */
export async function mirrorSubscriptions(
  tx: Tx,
  mirrored: readonly (Mirrored & { asOf?: Date })[],
  asOf: Date,
): Promise<Otherwise[]> {
  if (mirrored.length === 0) return [];
  const rows = JSON.stringify(mirrored.map((one) => row(one, one.asOf ?? asOf)));
  const { rows: found } = await sql<Otherwise>`
    with r as materialized (select * from json_to_recordset(${rows}::json) as r (${types})), ${write}`.execute(
    tx,
  );
  return found;
}

function row({ partnerAccountId, resellerId, customerId, tenantId, subscription }: Mirrored, asOf: Date) {
  const { seats, state, autoRenew, endsOn, scheduledChange } = standingOf(subscription);
  return {
    partner_account_id: partnerAccountId,
    microsoft_id: subscription.id,
    as_of: asOf,
    reseller_id: resellerId,
    customer_id: customerId,
    tenant_id: tenantId,
    body: subscription.raw,
    name: nameOf(subscription),
    status: state,
    seats,
    term_duration: subscription.termDuration ?? null,
    billing_cycle: subscription.billingCycle?.toLowerCase() ?? null,
    auto_renew: autoRenew,
    starts_on: subscription.effectiveStartDate.slice(0, 10) || null,
    ends_on: endsOn || null,
    scheduled_change: scheduledChange,
    mpn_id: subscription.partnerId ?? null,
    offer_id: subscription.offerId,
    product_type: (subscription.raw['productType'] as { id?: string } | undefined)?.id ?? null,
  };
}

export const nameOf = ({ friendlyName, offerName }: CommerceSubscription): string =>
  friendlyName || offerName;

/** What is sold, where the offer names it; a legacy offer is one id. */
export function productOf({ offerId }: Pick<CommerceSubscription, 'offerId'>) {
  const [productId, skuId] = offerId.split(':');
  return skuId ? { productId: productId ?? null, skuId } : { productId: null, skuId: null };
}
