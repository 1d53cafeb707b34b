import { legacyTransferReason, sameRegion, transferProblem } from '@concord/rules';
import { inPublicCloud } from '../clouds.ts';
import type { Transfer, TransferLine } from '../entities.ts';
import { mayBuy } from './agreements.ts';
import { record } from './audit.ts';
import { type CustomerCall, created } from './operation.ts';
import { refuse } from './refusal.ts';
import { resellerProblem, resellerProblemText } from './resellers.ts';
import { lineFor, transferResource } from './transfer-resource.ts';

const texts: Record<number, string> = {
  20002: 'There is no commerce relationship between the partner and the customer.',
  900101: 'The original transfer is in progress.',
  900131: 'The customer has legacy Azure subscriptions.',
  900132: 'The Azure plan is not active.',
  900133: 'The Azure plan has not been purchased.',
  900138: 'Transfers are not possible in this cloud.',
  900148: 'The source and the target partner are the same.',
  900400: 'The transfer cannot be created.',
};

/** Creates a request: lines in the body mean the protocol of legacy subscriptions, which the present partner begins. */
export function createTransfer(call: CustomerCall) {
  const { body, partner } = call;
  if (!['direct', 'indirect-provider'].includes(partner.kind))
    throw refuse(403, 900137, 'The partner is not enabled for transfers.');
  const legacy = body.text('transferType') === undefined && body.list('lineItems').length > 0;
  const transfer = call.world.transfers.put(legacy ? legacyTransfer(call) : newCommerceTransfer(call));
  record(
    call,
    'transfer',
    'create_transfer',
    { id: call.tenant.id, name: call.tenant.companyName },
    { TransferId: transfer.id },
  );
  return created(transferResource(call, transfer), {
    location: `/customers/${call.tenant.id}/transfers/${transfer.id}`,
  });
}

/** @see https://learn.microsoft.com/partner-center/developer/create-a-transfer */
function newCommerceTransfer(call: CustomerCall): Transfer {
  const { body, world, tenant, partner, at } = call;
  const sourceTenantId = body.needText('sourcePartnerTenantId').toLowerCase();
  const targetTenantId = body.text('targetPartnerTenantId')?.toLowerCase() ?? partner.id;
  if (targetTenantId !== partner.id) throw refuse(400, 900400, 'Only the target partner creates a transfer.');
  const problem = transferProblem(
    { sourceTenantId, targetTenantId, type: body.whole('transferType') ?? 0 },
    {
      related: true,
      publicCloud: inPublicCloud(world.tenants.get(partner.id)),
      hasLegacyAzure: tenant.hasLegacyAzure === true,
      open: world.transfers.where('tenant', tenant.id).map((one) => one.status),
    },
  );
  if (problem) throw refuse(problem.status, problem.code, texts[problem.code] ?? '');
  checkTarget(call, sourceTenantId);
  const partnerOnRecord = resellerOf(call, body.text('partnerOnRecord'));
  return {
    id: world.newId('transfer'),
    kind: 'new-commerce',
    tenantId: tenant.id,
    sourceTenantId,
    sourceName: body.needText('sourcePartnerName'),
    targetTenantId,
    ...optional('targetEmail', body.text('targetPartnerEmailId')),
    ...optional('customerName', body.text('customerName')),
    customerEmail: body.needText('customerEmailId'),
    transferType: 3,
    ...(body.has('targetProductTypes') && { productTypes: body.texts('targetProductTypes') }),
    ...optional('partnerOnRecord', partnerOnRecord),
    status: 'Pending',
    createdAt: at,
    modifiedAt: at,
    ...optional('modifiedBy', call.user?.id),
    lines: [],
  };
}

/** The new partner's side has to be ready: agreement, region, and an Azure plan for what runs under one. */
function checkTarget(call: CustomerCall, sourceTenantId: string): void {
  const { world, tenant, partner, body, at } = call;
  const no = (code: number) => refuse(400, code, texts[code] ?? '');
  if (!mayBuy(world, tenant, at)) throw no(900400);
  const source = world.partners.get(sourceTenantId);
  if (source && !sameRegion(source.country, partner.country)) throw no(900400);
  if (!body.texts('targetProductTypes').some((type) => /^azure/i.test(type))) return;
  const plans = world.subscriptions
    .where('tenant', tenant.id)
    .filter((one) => one.kind === 'azure-plan' && one.partnerTenantId === partner.id);
  if (plans.length === 0) throw no(900133);
  if (!plans.some((plan) => plan.status === 'active')) throw no(900132);
}

function resellerOf(call: CustomerCall, mpnId: string | undefined): string | undefined {
  if (mpnId === undefined || call.partner.kind !== 'indirect-provider') return undefined;
  const problem = resellerProblem(call, mpnId, 'change');
  if (problem) throw refuse(problem.status, problem.code, resellerProblemText[problem.code] ?? '');
  return mpnId;
}

/** @see https://learn.microsoft.com/partner-center/developer/create-a-transfer-legacy */
function legacyTransfer(call: CustomerCall): Transfer {
  const { body, world, tenant, partner, at } = call;
  const targetTenantId = body.needText('targetPartnerTenantId').toLowerCase();
  if (targetTenantId === partner.id) throw refuse(400, 900148, texts[900148] ?? '');
  const open = world.transfers
    .where('tenant', tenant.id)
    .filter((one) => one.status === 'Active')
    .flatMap((one) => one.lines.map((line) => line.subscriptionId));
  const lines = body.list('lineItems').map((line, id): TransferLine => {
    const subscriptionId = line.needText('subscriptionId').toLowerCase();
    const subscription = world.subscriptions.get(subscriptionId);
    if (!subscription || subscription.tenantId !== tenant.id || subscription.partnerTenantId !== partner.id)
      throw refuse(400, 800078, 'The subscription is not valid.');
    const reason = legacyTransferReason({
      status: subscription.status,
      inTransfer: open.includes(subscriptionId),
    });
    if (reason) throw refuse(400, 800078, reason);
    return {
      ...lineFor(id, subscription),
      ...optional('partnerIdOnRecord', line.text('partnerIdOnRecord')),
    };
  });
  return {
    id: world.newId('transfer'),
    kind: 'legacy',
    tenantId: tenant.id,
    sourceTenantId: partner.id,
    sourceName: partner.name,
    targetTenantId,
    status: 'Active',
    createdAt: at,
    modifiedAt: at,
    ...optional('modifiedBy', call.user?.id),
    lines,
  };
}

const optional = <K extends string, V>(name: K, value: V | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [one in K]?: V };
