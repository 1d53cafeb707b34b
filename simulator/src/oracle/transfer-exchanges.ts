import type { Simulator } from '../server.ts';
import { control, direct, provider, resellers } from '../testing/partner.ts';
import { type Call, teller } from './tell.ts';

/** Types of the successful answers about transfers between partners. */
export const transferAnswers: Record<string, string> = {
  'GET /customers/:cid/transfers': 'collection<Transfer>',
  'POST /customers/:cid/transfers': 'Transfer',
  'GET /customers/:cid/transfers/:transferId': 'Transfer',
  'PATCH /customers/:cid/transfers/:transferId': 'Transfer',
  'POST /customers/:cid/transfers/:transferId/accept': 'TransferAcceptance',
  'DELETE /customers/:cid/transfers/:transferId': 'Nothing',
  'GET /customers/:cid/transferseligibility': 'array<TransferEligibility>',
};

/**
 * Asks for all of them.
 * @param user calls as a person of the provider
 * @param other calls as a person of the other partner
 */
export async function transferExchanges(
  { url, world, clock }: Simulator,
  cid: string,
  user: Call,
  other: Call,
): Promise<void> {
  const tell = teller(user, cid);
  const path = '/customers/:cid/transfers';
  world.relationships.put({
    id: `${direct.tenantId}|${cid}`,
    partnerTenantId: direct.tenantId,
    tenantId: cid,
    since: clock.now(),
  });
  const begun = world.subscriptions.where('tenant', cid)[0];
  if (!begun) throw new Error('no subscription to move');
  const asked = await other('POST', path, path.replace(':cid', cid), {
    sourcePartnerTenantId: provider.tenantId,
    sourcePartnerName: 'Adatum Distribution',
    customerEmailId: 'it@fabrikam.example',
    customerName: 'Fabrikam',
    targetPartnerEmailId: 'csp@lucerne.example',
    transferType: 3,
    targetProductTypes: ['OnlineServicesNCE'],
  });
  const transferId = { ':transferId': String(asked.body.id) };
  await tell('PATCH', `${path}/:transferId`, transferId, { lineItems: [{ subscriptionId: begun.id }] });
  await control(url, 'POST', 'clock', { advance: 'PT20M' });
  await other('GET', `${path}/:transferId`, `${path.replace(':cid', cid)}/${asked.body.id}`);

  for (const id of ['legacy-1', 'legacy-2', 'legacy-3'])
    world.subscriptions.put({ ...begun, id, kind: 'legacy', partnerTenantId: provider.tenantId });
  const offer = (subscriptionId: string) =>
    tell(
      'POST',
      path,
      {},
      {
        sourcePartnerTenantId: provider.tenantId,
        targetPartnerTenantId: direct.tenantId,
        lineItems: [{ subscriptionId, partnerIdOnRecord: resellers.valid.mpnId }],
      },
    );
  const first = await offer('legacy-1');
  await tell('GET', '/customers/:cid/transferseligibility');
  await other('GET', path, path.replace(':cid', cid));
  await other('POST', `${path}/:transferId/accept`, `${path.replace(':cid', cid)}/${first.body.id}/accept`);
  const second = await offer('legacy-2');
  await tell('DELETE', `${path}/:transferId`, { ':transferId': second.body.id });
  const third = await offer('legacy-3');
  const at = `${path.replace(':cid', cid)}/${third.body.id}`;
  await other('PATCH', `${path}/:transferId`, at, { id: third.body.id, status: 'reject' });
  await other('GET', `${path}/:transferId`, at);
}
