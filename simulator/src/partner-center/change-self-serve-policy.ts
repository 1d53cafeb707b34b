import type { SelfServePolicy } from '../entities.ts';
import { record } from './audit.ts';
import type { Body } from './body.ts';
import { ofCustomer } from './of-customer.ts';
import { type Call, created, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { selfServePolicyOf, selfServePolicyResource } from './self-serve-policy-resource.ts';

/** What a customer may be allowed to buy. */
const resources = ['AzureReservedInstances', 'AzureSavingsPlan'];

const same = (text: string | undefined, word: string) => text?.toLowerCase() === word.toLowerCase();

/** @throws Refusal 400 800002 for a permission that does not exist */
function permissionsOf(body: Body): SelfServePolicy['permissions'] {
  const given = body.list('permissions');
  if (given.length === 0) throw refuse(400, 800002, 'permissions is required.');
  return given.map((one) => {
    const named = resources.find((name) => same(one.text('resource'), name));
    if (named === undefined)
      throw refuse(400, 800002, `permissions.resource must be one of ${resources.join(', ')}.`);
    if (!same(one.text('action'), 'purchase'))
      throw refuse(400, 800002, 'permissions.action must be Purchase.');
    return { resource: named, action: 'Purchase' };
  });
}

/** Whom the policy is about. @throws Refusal 400 800002, and 60003 or 20002 for no customer of the partner */
function customerOf(call: Call) {
  const entity = call.body.object('selfServeEntity');
  if (!same(entity.text('selfServeEntityType'), 'customer'))
    throw refuse(400, 800002, 'selfServeEntity.selfServeEntityType must be customer.');
  const grantor = call.body.object('grantor');
  if (!same(grantor.text('grantorType'), 'billToPartner') || !same(grantor.text('tenantID'), call.partner.id))
    throw refuse(400, 800002, 'grantor must be billToPartner with the tenant id of the partner.');
  return ofCustomer(call, entity.needText('tenantID'));
}

function note(call: Call, verb: 'create' | 'update' | 'delete', { id, tenantId }: SelfServePolicy): void {
  const tenant = call.world.tenants.get(tenantId);
  record(
    call,
    'self_serve_policy',
    `${verb}_self_serve_policy`,
    tenant && { id: tenant.id, name: tenant.companyName },
    { PolicyId: id },
  );
}

export function createSelfServePolicy(call: Call) {
  const { tenant } = customerOf(call);
  const id = `${call.partner.id}_${tenant.id}`;
  const permissions = permissionsOf(call.body);
  if (call.world.selfServePolicies.get(id))
    throw refuse(409, 600041, 'The self-serve policy exists already.');
  const one = call.world.selfServePolicies.put({
    id,
    partnerTenantId: call.partner.id,
    tenantId: tenant.id,
    permissions,
    etag: call.world.newId('etag'),
  });
  note(call, 'create', one);
  return created(selfServePolicyResource(one));
}

/** @throws Refusal 404 600039, 600040 (also when address and body differ), 400 2055 for an etag that is out of date */
export function updateSelfServePolicy(call: Call) {
  const { id: inPath } = call.params;
  const inBody = call.body.text('id');
  if (inPath !== undefined && inBody !== undefined && !same(inPath, inBody))
    throw refuse(404, 600040, 'The identifier of the self-serve policy is incorrect.');
  const before = selfServePolicyOf(call, inPath ?? inBody);
  const etag = call.body.object('attributes').text('etag')?.replaceAll('"', '');
  if (etag !== undefined && etag !== before.etag) throw refuse(400, 2055, 'The etag is no longer valid.');
  const { tenant } = customerOf(call);
  if (tenant.id !== before.tenantId)
    throw refuse(404, 600040, 'The identifier of the self-serve policy is incorrect.');
  const after = call.world.selfServePolicies.put({
    ...before,
    permissions: permissionsOf(call.body),
    etag: call.world.newId('etag'),
  });
  note(call, 'update', after);
  return ok(selfServePolicyResource(after));
}

export function removeSelfServePolicy(call: Call) {
  const one = selfServePolicyOf(call, call.params['id']);
  call.world.selfServePolicies.remove(one.id);
  note(call, 'delete', one);
  return { status: 204 };
}
