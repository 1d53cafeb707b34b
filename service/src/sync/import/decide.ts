import type { ImportDecisionAnswer, ImportDecisionInput } from '@concord/contract/imports';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { notFound, Refusal } from '../../errors.ts';
import { record } from '../../events/record.ts';
import type { Call } from '../../http/handle.ts';
import { text } from '../../texts/texts.ts';
import { findRows } from './filter.ts';
import { decidable } from './states.ts';
import { findAccount } from './store.ts';
import { targetCustomer, targetReseller } from './targets.ts';

/** What a decision makes of a row (alias `i`), and of which rows it can be made. */
interface Outcome {
  decision: RawBuilder<unknown>;
  customerId: RawBuilder<unknown>;
  resellerId: RawBuilder<unknown>;
  state: 'open' | 'decided' | 'ignored';
  fits: RawBuilder<boolean>;
}

/**
 * Decides tenants for a person. With a filter the number comes first, and is asked for again with the decision.
 * @throws Refusal 404 when a named one is not there or imported already; 409 when the filter finds another number now;
 *   422 for a customer or reseller that this partner account does not serve
 */
export function decideImport({
  db,
  params,
  body,
  actor,
  doer,
  now,
}: Call<'POST /partner-accounts/:id/import/decisions'>): Promise<ImportDecisionAnswer> {
  return db(async (tx) => {
    const account = await findAccount(tx, params.id);
    const outcome = await outcomeOf(tx, account, body);
    const rows = await lock(tx, params.id, body, outcome.fits);
    const count = rows.length;
    const ids = rows.filter(({ fits }) => fits).map(({ tenantId }) => tenantId);
    if (body.tenantIds && count < new Set(body.tenantIds).size)
      throw notFound('tenant that can be decided of');
    if (body.filter && body.count === undefined) return { count, fits: ids.length, decided: 0 };
    if (body.filter && body.count !== count)
      throw new Refusal(409, 'import-moved', { params: { count: body.count ?? 0, now: count } });
    if (ids.length === 0) return { count, fits: 0, decided: 0 };
    const { decision, customerId, resellerId, state } = outcome;
    const settled = state === 'ignored' ? now : null;
    await sql`
      update import_rows i set decision = ${decision}, target_customer_id = ${customerId},
        target_reseller_id = ${resellerId}, state = ${state}, reason = null, decided_by = ${actor.id},
        decided_at = ${now}, settled_at = ${settled}, queued_at = null, queued_by = null
      where i.partner_account_id = ${params.id} and i.tenant_id = any (${ids}::uuid[])`.execute(tx);
    await record(tx, now, doer, {
      kind: body.decision ? 'import.decided' : 'import.undecided',
      objectKind: 'import',
      objectId: params.id,
      resellerId: account.resellerId,
      data: {
        count: ids.length,
        decision: body.decision && text(`import-decision.${body.decision}`),
        ...(body.filter && { filter: body.filter }),
      },
    });
    return { count, fits: ids.length, decided: ids.length };
  });
}

/** Rows that can be decided of, locked, and whether the decision can be made of each. */
async function lock(
  tx: Tx,
  partnerAccountId: string,
  { tenantIds, filter }: ImportDecisionInput,
  fits: RawBuilder<boolean>,
) {
  let rows = findRows(tx, partnerAccountId, filter ?? {}).where('i.state', 'in', decidable);
  if (tenantIds) rows = rows.where('i.tenantId', 'in', tenantIds);
  return rows
    .select(['i.tenantId', fits.as('fits')])
    .orderBy('i.tenantId')
    .forUpdate('i')
    .execute();
}

async function outcomeOf(
  tx: Tx,
  account: { resellerId: string },
  { decision, customerId, resellerId }: ImportDecisionInput,
): Promise<Outcome> {
  const nobody = sql`null::uuid`;
  const always = sql<boolean>`true`;
  const hasMatch = sql<boolean>`i.matched_customer_id is not null`;
  const hasReseller = sql<boolean>`i.mpn_reseller_id is not null`;
  const ofMatched = sql`(select reseller_id from customers x where x.id = i.matched_customer_id)`;
  const decided = { decision: sql`${decision}::text`, state: 'decided' } as const;
  switch (decision) {
    case null:
      return {
        decision: sql`null`,
        customerId: nobody,
        resellerId: nobody,
        state: 'open',
        fits: sql`i.decision is not null`,
      };
    case 'ignore':
      return { ...decided, state: 'ignored', customerId: nobody, resellerId: nobody, fits: always };
    case 'accept':
      return {
        decision: sql`case when ${hasMatch} then 'bind' else 'create' end`,
        customerId: sql`i.matched_customer_id`,
        resellerId: sql`coalesce(${ofMatched}, i.mpn_reseller_id)`,
        state: 'decided',
        fits: sql`(${hasMatch} or ${hasReseller})`,
      };
    case 'bind': {
      if (!customerId)
        return { ...decided, customerId: sql`i.matched_customer_id`, resellerId: ofMatched, fits: hasMatch };
      const customer = await targetCustomer(tx, account, customerId);
      return {
        ...decided,
        customerId: sql`${customer.id}::uuid`,
        resellerId: sql`${customer.resellerId}::uuid`,
        fits: always,
      };
    }
    case 'create': {
      if (!resellerId)
        return { ...decided, customerId: nobody, resellerId: sql`i.mpn_reseller_id`, fits: hasReseller };
      const reseller = await targetReseller(tx, account, resellerId);
      return { ...decided, customerId: nobody, resellerId: sql`${reseller.id}::uuid`, fits: always };
    }
  }
}
