import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Order } from '@concord/contract/orders';
import type pg from 'pg';
import { ask } from '../cluster.ts';
import type { Front } from '../house.ts';
import type { Purchase } from './purchase.ts';

/** A house whose database and whose Microsoft can be looked into. */
export interface Site extends Front {
  /** Data directory; the simulator's journal is below it. */
  folder: string;
  database(): pg.ClientConfig;
}

/** What must never be, counted. */
export interface Verdict {
  doubled: string[];
  orphans: string[];
  wrongMpn: string[];
  ours: string[];
  /** The temporary password: shown and right at Microsoft, lost with its explanation, or none to show. */
  password: 'shown' | 'lost' | 'none';
}

interface World {
  tenants: { id: string; domain: string }[];
  relationships: { partnerTenantId: string; tenantId: string; resellerTenantId?: string }[];
  agreements: { tenantId: string }[];
  orders: { tenantId: string; status: string }[];
  subscriptions: { id: string; tenantId: string; quantity: number; partnerId?: string }[];
}

export const worldOf = (house: Site) => house.control<World>('GET', 'state');

/** Compares both sides after an order: the simulator's state and our own rows. */
export async function verify(house: Site, purchase: Purchase, order: Order): Promise<Verdict> {
  const verdict: Verdict = { doubled: [], orphans: [], wrongMpn: [], ours: [], password: 'none' };
  const world = await worldOf(house);
  const { domain, market, seats } = purchase;
  const tenants = world.tenants.filter((one) => one.domain === domain);
  const tenantId = tenants[0]?.id ?? '';
  const of = <T extends { tenantId: string }>(rows: T[]) => rows.filter((row) => row.tenantId === tenantId);
  const once = (what: string, rows: unknown[]) => {
    if (rows.length !== 1) verdict.doubled.push(`${domain}: ${rows.length} ${what} at Microsoft`);
  };
  once('tenants', tenants);
  once('relationships', of(world.relationships));
  once('agreements', of(world.agreements));
  once('orders', of(world.orders));
  once('subscriptions', of(world.subscriptions));

  const [subscription] = of(world.subscriptions);
  if (subscription?.quantity !== seats) verdict.ours.push(`${domain}: ${subscription?.quantity} seats`);
  if (subscription?.partnerId !== market.onRecord?.mpnId)
    verdict.wrongMpn.push(`${domain}: MPN ID ${subscription?.partnerId ?? 'none'}`);
  const reseller = of(world.relationships)[0]?.resellerTenantId;
  if (reseller !== market.onRecord?.tenantId)
    verdict.wrongMpn.push(`${domain}: reseller ${reseller ?? 'none'} of the relationship`);

  if (order.state !== 'completed') {
    const stuck = order.steps.find(({ state }) => !['done', 'pending', 'skipped'].includes(state));
    verdict.ours.push(`${domain}: order ${order.state} at ${stuck?.name}: ${stuck?.reason}`);
    return verdict;
  }
  const wanted = [order.id, purchase.key, tenantId, subscription?.id, seats, market.onRecord?.mpnId ?? null];
  const [counts] = await ask<Record<string, number>>(house.database(), ourSide, wanted);
  for (const [what, count] of Object.entries(counts ?? {}))
    if (Number(count) !== 1) verdict.ours.push(`${domain}: ${count} ${what}`);
  verdict.password = await passwordOf(house, purchase, order, verdict.ours);
  return verdict;
}

/** Everything that must be there exactly once on our side. */
const ourSide = `select
  (select count(*) from orders where idempotency_key = $2 and id = $1 and state = 'completed') as orders,
  (select count(*) from bindings where tenant_id = $3 and ended_at is null and reseller_mpn_id is not distinct from $6) as bindings,
  (select count(*) from subscriptions where order_id = $1 and microsoft_id = $4::text and seats = $5
    and reseller_mpn_id is not distinct from $6) as subscriptions,
  (select count(*) from mirror_subscriptions where microsoft_id = $4::text and (body ->> 'quantity')::int = $5) as mirrors,
  (select count(distinct state) from order_steps where order_id = $1 and state = 'done') as "kinds of finished steps",
  (select count(*) from acceptances where tenant_id = $3 and state = 'finalised') as acceptances,
  (select count(*) from events where object_id = $1 and kind = 'order.placed') as "events order.placed",
  (select count(*) from events where object_id = $1 and kind = 'order.completed') as "events order.completed",
  (select count(*) from events where kind = 'tenant.bound' and data ->> 'tenantId' = $3::text) as "events tenant.bound",
  (select count(*) from events where kind = 'subscription.activated' and data ->> 'microsoftId' = $4::text) as "events subscription.activated"`;

async function passwordOf(
  house: Site,
  { owner, kind, domain }: Purchase,
  order: Order,
  wrong: string[],
): Promise<Verdict['password']> {
  const input = { params: { id: order.subscriptionId ?? '' } };
  const { activation } = await owner('GET /subscriptions/:id', input);
  const { password: state } = activation;
  if (state === 'lost') return 'lost';
  if (kind === 'existing') {
    if (state !== 'none') wrong.push(`${domain}: a password of a tenant that is not new (${state})`);
    return 'none';
  }
  const revealed = await owner('POST /subscriptions/:id/reveal-password', input);
  const real = passwordAtMicrosoft(house, revealed.userName);
  if (revealed.password !== real) wrong.push(`${domain}: the password that is shown is not Microsoft's`);
  return 'shown';
}

/** The simulator shows no passwords, but its journal keeps them: one line is a batch of [collection, id, value]. */
export function passwordAtMicrosoft(house: Site, userName: string): string | undefined {
  const lines = readFileSync(join(house.folder, 'simulator/world.jsonl'), 'utf8').trim().split('\n');
  const changes = lines.flatMap(
    (line) => JSON.parse(line) as [string, string, { [key: string]: unknown } | null][],
  );
  const user = changes.findLast(
    ([collection, , value]) => collection === 'users' && value?.['userPrincipalName'] === userName,
  );
  return user?.[2]?.['password'] as string | undefined;
}

/** Recomputes the chain of events: numbers without gaps, each hash over the one before. Answers with the first that is wrong. */
export async function brokenEvent(house: Site): Promise<number | undefined> {
  const rows = await ask<{ seq: number }>(
    house.database(),
    `select seq from (select e.seq, e.hash, e.previous_hash, event_digest(e.previous_hash, e) as digest,
       lag(e.hash, 1, '\\x') over (order by e.seq) as before, row_number() over (order by e.seq) as number from events e) chain
     where hash <> digest or previous_hash <> before or seq <> number order by seq limit 1`,
  );
  return rows[0]?.seq;
}
