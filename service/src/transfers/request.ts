import type { Transfer, TransferRequestInput } from '@concord/contract/transfers';
import type { PartnerTransfer } from '@concord/microsoft';
import type { Context } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { notFound } from '../errors.ts';
import type { Call } from '../http/handle.ts';
import { alone, refusalOf } from './act.ts';
import type { Place } from './desk.ts';
import { readTransfers } from './desk.ts';
import type { Refused } from './judge.ts';

/**
 * Asks another partner for a customer's subscriptions. Microsoft opens one transfer of a customer at a time.
 * @throws Refusal 404 for a tenant outside the caller's scope; 422 while another transfer is open
 */
export async function requestTransfer(context: Context, call: Call<'POST /transfers'>): Promise<Transfer> {
  const place = await call.db((tx) => findTenant(tx, call.body.bindingId));
  return alone(context, call, place, { verb: 'request', wanted: call.body }, async (desk) => {
    await readTransfers(context, desk, place);
    const refused = await call.db((tx) => judgeRequest(tx, place, call.body));
    if (refused) throw refusalOf(refused);
    return null;
  });
}

export interface RequestPlace extends Place {
  domain: string;
  companyName: string;
  partnerTenantId: string;
  partnerType: string;
}

/** @throws Refusal 404 outside the scope of the transaction, or when the binding has ended */
export async function findTenant(tx: Tx, bindingId: string): Promise<RequestPlace> {
  const found = await tx
    .selectFrom('bindings as b')
    .innerJoin('customers as c', 'c.id', 'b.customerId')
    .innerJoin('partnerAccounts as p', 'p.id', 'b.partnerAccountId')
    .select(['b.partnerAccountId', 'b.tenantId', 'b.resellerId', 'b.customerId', 'b.domain', 'c.companyName'])
    .select(['p.tenantId as partnerTenantId', 'p.type as partnerType'])
    .where('b.id', '=', bindingId)
    .where('b.endedAt', 'is', null)
    .executeTakeFirst();
  if (!found) throw notFound('tenant');
  return found;
}

export async function judgeRequest(
  tx: Tx,
  place: RequestPlace,
  { sourcePartnerTenantId, mpnId }: Pick<TransferRequestInput, 'sourcePartnerTenantId' | 'mpnId'>,
): Promise<Refused | undefined> {
  if (sourcePartnerTenantId === place.partnerTenantId) return { code: 'same-partner' };
  const provider = place.partnerType === 'indirect-provider';
  if (mpnId && !provider) return { code: 'mpn-not-taken' };
  if (!mpnId && provider) return { code: 'mpn-needed' };
  const open = await tx
    .selectFrom('mirrorTransfers')
    .select(['number', 'body'])
    .where('partnerAccountId', '=', place.partnerAccountId)
    .where('tenantId', '=', place.tenantId)
    .where('state', 'in', ['pending', 'in-progress'])
    .execute();
  const other = open.find(({ body }) => (body as PartnerTransfer).kind === 'new-commerce');
  return other && { code: 'other-open', values: { number: other.number } };
}
