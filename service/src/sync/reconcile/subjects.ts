import type { DifferenceField, DifferenceObject } from '@concord/contract/differences';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

/** A decided difference with what a plan has to know of both sides. */
export interface Subject {
  id: string;
  number: number;
  resellerId: string;
  customerId: string | null;
  partnerAccountId: string;
  tenantId: string;
  objectKind: DifferenceObject;
  microsoftId: string;
  field: DifferenceField;
  decision: 'take' | 'push';
  subscriptionId: string | null;
  ours: unknown;
  theirs: unknown;
  amount: string | null;
  currency: string | null;
  /** Version of our record; `null` where there is none, or it has none. */
  recordVersion: number | null;
  /** Seats on our record and at Microsoft. */
  ourSeats: number | null;
  theirSeats: number | null;
  /** How the object stands in the mirror. */
  seen: Record<string, unknown> | null;
}

/** How an object (of difference `d`) stands in the mirror, as far as a plan rests on it. */
export const seenInMirror = sql<Record<string, unknown> | null>`
  case d.object_kind
    when 'subscription' then (select jsonb_build_object('name', m.name, 'status', m.status, 'seats', m.seats,
        'term', m.term_duration, 'cycle', m.billing_cycle, 'autoRenew', m.auto_renew, 'endsOn', m.ends_on,
        'scheduled', m.scheduled_change, 'offer', m.offer_id, 'mpn', m.mpn_id, 'gone', m.gone_at is not null)
      from mirror_subscriptions m
      where m.partner_account_id = d.partner_account_id and m.microsoft_id = d.microsoft_id)
    when 'user' then (select jsonb_build_object('signInName', m.sign_in_name, 'displayName', m.display_name,
        'firstName', m.first_name, 'lastName', m.last_name, 'usageLocation', m.usage_location,
        'enabled', m.enabled, 'licences', m.licences, 'deleted', m.deleted_at is not null)
      from mirror_users m where m.partner_account_id = d.partner_account_id and m.tenant_id = d.tenant_id
        and m.user_id = d.microsoft_id::uuid)
    else (select jsonb_build_object('domain', m.domain, 'relationship', m.relationship,
        'agreement', m.agreement_accepted, 'gone', m.gone_at is not null)
      from mirror_tenants m where m.partner_account_id = d.partner_account_id and m.tenant_id = d.tenant_id)
  end`;

/** Version of our record of an object (of difference `d`). */
export const recordVersion = sql<number | null>`
  case d.object_kind
    when 'subscription' then (select version from subscriptions s where s.id = d.subscription_id)
    when 'user' then (select version from users u where u.partner_account_id = d.partner_account_id
      and u.tenant_id = d.tenant_id and u.microsoft_id = d.microsoft_id::uuid)
  end`;

/** Differences that a plan may hold: decided `take` or `push`, and open still. */
export const decidedDifferences = (tx: Tx) =>
  tx
    .selectFrom('differences as d')
    .where('d.state', '=', 'decided')
    .where('d.closedAt', 'is', null)
    .where('d.decision', 'in', ['take', 'push']);

/** In the order in which a run does them: tenant by tenant, object by object. */
export async function readSubjects(tx: Tx, ids: string[]): Promise<Subject[]> {
  const rows = await decidedDifferences(tx)
    .leftJoin('subscriptions as s', 's.id', 'd.subscriptionId')
    .leftJoin('mirrorSubscriptions as m', (join) =>
      join
        .onRef('m.partnerAccountId', '=', 'd.partnerAccountId')
        .onRef('m.microsoftId', '=', 'd.microsoftId')
        .on('d.objectKind', '=', 'subscription'),
    )
    .select(['d.id', 'd.number', 'd.resellerId', 'd.customerId', 'd.partnerAccountId', 'd.tenantId'])
    .select([
      'd.objectKind',
      'd.microsoftId',
      'd.field',
      'd.decision',
      'd.subscriptionId',
      'd.ours',
      'd.theirs',
    ])
    .select(['d.amount', 'd.currency', 's.seats as ourSeats', 'm.seats as theirSeats'])
    .select([recordVersion.as('recordVersion'), seenInMirror.as('seen')])
    .where('d.id', 'in', ids)
    .orderBy('d.customerId')
    .orderBy('d.tenantId')
    .orderBy('d.objectKind')
    .orderBy('d.microsoftId')
    .orderBy('d.number')
    .execute();
  const objects = Map.groupBy(rows as Subject[], objectOf);
  return Array.from(objects.values()).flatMap((lines) => lines.toSorted((a, b) => rank(a) - rank(b)));
}

/** Names the object that a difference is about. */
export const objectOf = ({
  tenantId,
  objectKind,
  microsoftId,
}: Pick<Subject, 'tenantId' | 'objectKind' | 'microsoftId'>): string =>
  `${tenantId}/${objectKind}/${microsoftId}`;

/** What revives comes before what needs it alive, what ends comes last. */
function rank({ decision, field, ours }: Subject): number {
  if (decision === 'take') return 0;
  if (field === 'status') return ours === 'active' ? 1 : 9;
  return { seats: 2, 'auto-renew': 3, 'scheduled-change': 4 }[field as string] ?? 5;
}
