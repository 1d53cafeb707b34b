import { addDuration, azureUpgradeProblem } from '@concord/rules';
import type { ProductUpgrade } from '../entities.ts';
import { mayBuy } from './agreements.ts';
import { record } from './audit.ts';
import { isOldAzure } from './azure-checks.ts';
import { azurePlanItem } from './finish-product-upgrade.ts';
import { ofCustomer } from './of-customer.ts';
import { type Call, type CustomerCall, type Operation, ok } from './operation.ts';
import { maySell } from './purchase-checks.ts';
import { refuse } from './refusal.ts';
import { soldTo } from './subscriptions.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** How long an upgrade takes; Microsoft says only that its status can be asked for. [U] */
const upgradeTime = 'PT10M';

/**
 * The customer that the body names.
 * @throws Refusal 400 900118 for what is no customer, 403 20002 for one of others, 400 800042 for a product family that
 *   is not Azure [U: the code is assumed]
 */
function askedFor(call: Call): CustomerCall {
  const customerId = call.body.needText('customerId');
  if (!call.world.tenants.get(customerId.toLowerCase()))
    throw refuse(400, 900118, 'The customer id is not valid.');
  if (call.body.needText('productFamily').toLowerCase() !== 'azure')
    throw refuse(400, 800042, 'Only the product family azure can be upgraded.');
  return ofCustomer(call, customerId);
}

const before = (call: CustomerCall): ProductUpgrade | undefined =>
  call.world.productUpgrades
    .where('tenant', call.tenant.id)
    .findLast((one) => one.partnerTenantId === call.partner.id);

const oldAzure = (call: CustomerCall) =>
  soldTo(call).filter((one) => isOldAzure(one) && one.status !== 'deleted');

function problemOf(call: CustomerCall) {
  const present = before(call);
  return azureUpgradeProblem(
    oldAzure(call),
    present && { id: present.id, completed: present.completedAt !== undefined },
    azurePlanItem(call, call.tenant.country) !== undefined,
  );
}

function eligibility(given: Call) {
  const call = askedFor(given);
  const problem = problemOf(call);
  return ok({
    customerId: call.tenant.id,
    isEligible: problem === undefined,
    reason: problem?.text,
    productFamily: call.body.text('productFamily'),
    upgradeId: before(call)?.id,
  });
}

/** @throws Refusal 900150, 900124, 13605 [U], and what stands against the upgrade: 900105, 900107–900110, 900119 */
function begin(given: Call) {
  const call = askedFor(given);
  const { world, at, tenant, partner } = call;
  maySell(call);
  if (!partner.mpaSigned) throw refuse(403, 900124, 'The Microsoft Partner Agreement is not accepted.');
  if (!mayBuy(world, tenant, at))
    throw refuse(403, 13605, 'The customer has not accepted the Microsoft Customer Agreement.');
  const problem = problemOf(call);
  if (problem) throw refuse(problem.status, problem.code, problem.text);
  const { id } = world.productUpgrades.put({
    id: world.newId('product-upgrade'),
    tenantId: tenant.id,
    partnerTenantId: partner.id,
    startedAt: at,
    lines: oldAzure(call).map((one) => ({ subscriptionId: one.id })),
  });
  world.due.put({
    id: world.newId('due'),
    at: addDuration(at, upgradeTime),
    kind: 'finish-product-upgrade',
    ref: id,
  });
  record(
    call,
    'subscription',
    'upgrade_subscription',
    { id: tenant.id, name: tenant.companyName },
    { UpgradeId: id },
  );
  return { status: 202, headers: { location: `productUpgrades/${id}` } };
}

/** @throws Refusal 404 900106, 400 900111 for the upgrade of another customer */
function status(given: Call) {
  const call = askedFor(given);
  const found = call.world.productUpgrades.get(call.params['upgradeId']?.toLowerCase());
  if (found?.partnerTenantId !== call.partner.id)
    throw refuse(404, 900106, 'The upgrade request was not found.');
  if (found.tenantId !== call.tenant.id)
    throw refuse(400, 900111, `The upgrade does not belong to customer ${call.tenant.id}.`);
  return ok({
    id: found.id,
    status: stateOf(found.completedAt),
    productFamily: 'Azure',
    lineItems: found.lines.map((line) => ({
      sourceProduct: { id: line.subscriptionId, name: 'AzureSubscription' },
      ...(line.planId !== undefined && {
        targetProduct: { id: line.planId, name: 'Microsoft Azure plan' },
      }),
      upgradedDate: line.upgradedAt,
      status: stateOf(line.upgradedAt),
    })),
  });
}

/** The word for an upgrade under way is assumed. [U] */
const stateOf = (doneAt: string | undefined) => (doneAt === undefined ? 'InProgress' : 'Completed');

export const productUpgradeOperations: Operation[] = [
  {
    method: 'POST',
    path: '/productupgrades/eligibility',
    auth: 'user',
    source: `${docs}/get-eligibility-for-product-upgrade`,
    models: 'old Azure subscriptions of this partner; the reason and the present upgrade; 900118, 800042 [U]',
    handle: eligibility,
  },
  {
    method: 'POST',
    path: '/productupgrades',
    auth: 'user',
    source: `${docs}/create-product-upgrade-entity`,
    models:
      '202 with `productUpgrades/{id}`; after ten minutes [U] the old subscriptions are part of an Azure plan, one a reseller; 900105, 900107–900110, 900119, 900118, 900124, 13605 [U]',
    handle: begin,
  },
  {
    method: 'POST',
    path: '/productupgrades/:upgradeId/status',
    auth: 'user',
    source: `${docs}/get-product-upgrade-status`,
    models: '404 900106, 400 900111; `InProgress` [U], then `Completed`',
    handle: status,
  },
];
