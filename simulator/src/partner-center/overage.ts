import type { Overage } from '../entities.ts';
import { record } from './audit.ts';
import { isOldAzure } from './azure-checks.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { resellerProblem, resellerProblemText } from './resellers.ts';
import { attributes, collection, link } from './resource.ts';
import { soldTo } from './subscriptions.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';
const path = '/customers/:cid/subscriptions/overage';

function resource(one: Overage) {
  return {
    azureEntitlementId: one.azureEntitlementId,
    partnerId: one.partnerId,
    type: 'PhoneServices',
    overageEnabled: one.enabled,
    links: { overage: link(`/customers/${one.id}/subscriptions/overage`) },
    attributes: attributes('Overage'),
  };
}

/**
 * Who may set it, and on which Azure subscription.
 * @throws Refusal 403 800112 with old Azure subscriptions, 800114 without an Azure plan of this partner [U], 800115
 *   while another partner has it; 404 800111 for what is no active Azure subscription of the plan
 */
function check(call: CustomerCall, entitlementId: string): void {
  const { world, tenant, partner } = call;
  const old = world.subscriptions
    .where('tenant', tenant.id)
    .some((one) => isOldAzure(one) && one.status !== 'deleted');
  if (old || tenant.hasLegacyAzure)
    throw refuse(403, 800112, 'Overage cannot be set: the customer has old Azure subscriptions.');
  const plans = soldTo(call).filter((one) => one.kind === 'azure-plan' && one.status === 'active');
  if (plans.length === 0)
    throw refuse(403, 800114, 'The partner is not eligible to manage overage for this customer.');
  const known = plans.flatMap(({ azureEntitlements = [] }) => azureEntitlements);
  if (!known.some(({ id, status }) => id === entitlementId && status === 'active'))
    throw refuse(404, 800111, 'The Azure subscription with this entitlement id was not found.');
  const present = world.overages.get(tenant.id);
  if (present?.enabled && present.partnerTenantId !== partner.id)
    throw refuse(403, 800115, 'Overage is assigned to another partner already.');
}

/** Only a provider names a reseller. @throws Refusal the codes of the partner of record */
function resellerOf(call: CustomerCall): string | undefined {
  const partnerId = call.body.text('partnerId');
  if (call.partner.kind !== 'indirect-provider' || partnerId === undefined) return undefined;
  const problem = resellerProblem(call, partnerId, 'change');
  if (problem)
    throw refuse(
      problem.status,
      problem.code,
      resellerProblemText[problem.code] ?? 'The reseller is not valid.',
    );
  return partnerId;
}

function set(call: CustomerCall) {
  const { body, tenant, partner, world } = call;
  const azureEntitlementId = body.needText('azureEntitlementId').toLowerCase();
  const type = body.text('type') ?? 'PhoneServices';
  if (type.toLowerCase() !== 'phoneservices') throw refuse(400, 800002, 'type must be PhoneServices.');
  const enabled = body.flag('overageEnabled');
  if (enabled === undefined) throw refuse(400, 800002, 'overageEnabled is required.');
  check(call, azureEntitlementId);
  const partnerId = resellerOf(call);
  const after = world.overages.put({
    id: tenant.id,
    partnerTenantId: partner.id,
    azureEntitlementId,
    ...(partnerId !== undefined && { partnerId }),
    enabled,
  });
  record(
    call,
    'overage',
    'manage_overage',
    { id: tenant.id, name: tenant.companyName },
    { AzureEntitlementId: azureEntitlementId, OverageEnabled: String(enabled) },
  );
  return ok(resource(after));
}

export const overageOperations: Operation[] = [
  {
    method: 'GET',
    path,
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-subscription-overage`,
    models: 'what this partner has set, also when it is off [U]',
    handle(call) {
      const one = call.world.overages.get(call.tenant.id);
      return ok(collection(one?.partnerTenantId === call.partner.id ? [resource(one)] : []));
    },
  },
  {
    method: 'PUT',
    path,
    of: 'customer',
    auth: 'any',
    source: `${docs}/update-subscription-overage`,
    models:
      '800111, 800112, 800114 (without an Azure plan [U]), 800115 (another partner has it on); the reseller as partner of record; a direct partner’s `partnerId` is ignored [U]',
    handle: set,
  },
];
