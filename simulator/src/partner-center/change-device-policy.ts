import type { DevicePolicy } from '../entities.ts';
import { record } from './audit.ts';
import type { Body } from './body.ts';
import { devicePolicyOf, devicePolicyResource } from './device-policy-resource.ts';
import { oneOf } from './one-of.ts';
import { type CustomerCall, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { need } from './rights.ts';

/** What a policy may set, in the order of its numbers. */
const settings = [
  'none',
  'remove_oem_preinstalls',
  'oobe_user_not_local_admin',
  'skip_express_settings',
  'skip_oem_registration',
  'skip_eula',
] as const;

const settingsOf = (body: Body) => {
  const given = body.texts('policySettings');
  if (given.length === 0) throw refuse(400, 800002, 'policySettings is required.');
  return given.map((text) => oneOf(settings, text, 'policySettings'));
};

const note = (call: CustomerCall, verb: 'created' | 'updated' | 'deleted', { id }: DevicePolicy) =>
  record(
    call,
    'policy',
    `policy_${verb}`,
    { id: call.tenant.id, name: call.tenant.companyName },
    { PolicyId: id },
  );

export function createPolicy(call: CustomerCall) {
  need(call, 'deployDevices');
  const { body, at, tenant, world } = call;
  const one = {
    id: world.newId('device-policy'),
    tenantId: tenant.id,
    name: body.needText('name'),
    // Microsoft's SDK sends `none` where it was not set: there is one category only.
    category: categoryOf(body),
    description: body.text('description') ?? '',
    settings: settingsOf(body),
    createdAt: at,
    modifiedAt: at,
  };
  world.devicePolicies.put(one);
  note(call, 'created', one);
  return ok(devicePolicyResource(call, one));
}

function categoryOf(body: Body): string {
  oneOf(['none', 'o_o_b_e'] as const, body.text('category') ?? 'none', 'category');
  return 'o_o_b_e';
}

export function updatePolicy(call: CustomerCall) {
  need(call, 'deployDevices');
  const before = devicePolicyOf(call, call.params['policyId']);
  const { body, at, world } = call;
  const after = world.devicePolicies.put({
    ...before,
    name: body.needText('name'),
    description: body.text('description') ?? '',
    settings: settingsOf(body),
    modifiedAt: at,
  });
  note(call, 'updated', after);
  return ok(devicePolicyResource(call, after));
}

/** Devices that had it have none. [U] */
export function removePolicy(call: CustomerCall) {
  need(call, 'deployDevices');
  const { world } = call;
  const one = devicePolicyOf(call, call.params['policyId']);
  for (const device of world.devices.where('tenant', one.tenantId))
    if (device.policyId === one.id) {
      const { policyId: _, ...rest } = device;
      world.devices.put(rest);
    }
  world.devicePolicies.remove(one.id);
  note(call, 'deleted', one);
  return { status: 204 };
}
