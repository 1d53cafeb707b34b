import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import type { Fact } from '../../events/record.ts';
import { type CompareScope, inScope } from './found.ts';

interface Followed {
  id: string;
  number: number;
  resellerId: string;
  customerId: string;
  kind: 'subscription.renewed' | 'subscription.ended';
  seats: number;
  endsOn: string;
}

/**
 * What was agreed for the end of a term and has happened is no disagreement: our record follows the mirror. A renewal
 * is followed when it brought the same again, or exactly what was scheduled; an end when auto-renew was off or an end
 * scheduled. Everything else is left to be compared.
 * @returns what happened, to be recorded at the end of the transaction
 */
export async function followTerms(tx: Tx, scope: CompareScope, now: Date): Promise<Fact[]> {
  const today = now.toISOString().slice(0, 10);
  const next = sql`coalesce(s.scheduled_change, '{}'::jsonb)`;
  const { rows } = await sql<Followed>`
    update subscriptions s set starts_on = m.starts_on, ends_on = m.ends_on, seats = m.seats, state = m.status,
      term_duration = coalesce(m.term_duration, s.term_duration),
      billing_cycle = coalesce(m.billing_cycle, s.billing_cycle),
      auto_renew = m.auto_renew, scheduled_change = m.scheduled_change, version = s.version + 1
    from mirror_subscriptions m
    where s.partner_account_id = ${scope.partnerAccountId} and m.partner_account_id = s.partner_account_id
      and m.microsoft_id = s.microsoft_id and m.gone_at is null and ${inScope(scope, 'm.tenant_id')}
      and s.state = 'active' and s.ends_on < ${today}::date
      and not exists (select from subscription_changes c where c.subscription_id = s.id and c.state = 'pending')
      and case when m.status = 'active' then
          m.ends_on > s.ends_on and s.auto_renew and m.auto_renew and m.scheduled_change is null
          and ${next} ->> 'atTermEnd' is distinct from 'cancel'
          and m.seats = coalesce((${next} ->> 'quantity')::int, s.seats)
          and coalesce(m.term_duration, s.term_duration) = coalesce(${next} ->> 'termDuration', s.term_duration)
          and coalesce(m.billing_cycle, s.billing_cycle) = coalesce(${next} ->> 'billingCycle', s.billing_cycle)
          and m.offer_id like concat_ws(':', coalesce(${next} ->> 'productId', s.product_id),
            coalesce(${next} ->> 'skuId', s.sku_id), '%')
        else m.status in ('expired', 'disabled', 'deleted')
          and (not s.auto_renew or ${next} ->> 'atTermEnd' is not distinct from 'cancel')
          and m.seats = s.seats end
    returning s.id, s.number, s.reseller_id as "resellerId", s.customer_id as "customerId", s.seats,
      s.ends_on as "endsOn",
      case when s.state = 'active' then 'subscription.renewed' else 'subscription.ended' end as kind`.execute(
    tx,
  );
  return rows.map(({ id, kind, resellerId, customerId, ...data }) => ({
    kind,
    objectKind: 'subscription',
    objectId: id,
    resellerId,
    customerId,
    data,
  }));
}
