import { createPolicy, removePolicy, updatePolicy } from './change-device-policy.ts';
import { devicePolicyOf, devicePolicyResource } from './device-policy-resource.ts';
import { type Operation, ok } from './operation.ts';
import { collection } from './resource.ts';
import { need } from './rights.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';
const path = '/customers/:cid/policies';

export const devicePolicyOperations: Operation[] = [
  {
    of: 'customer',
    auth: 'any',
    method: 'GET',
    path,
    source: `${docs}/get-a-list-of-a-customer-s-policies`,
    models: 'with the number of devices; 403 900308 without a role',
    handle(call) {
      need(call, 'deployDevices');
      const items = call.world.devicePolicies.where('tenant', call.tenant.id);
      return ok(collection(items.map((one) => devicePolicyResource(call, one))));
    },
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'GET',
    path: `${path}/:policyId`,
    source: `${docs}/retrieve-a-customer-s-configuration-policy`,
    models: '404 1000 [U]',
    handle(call) {
      need(call, 'deployDevices');
      return ok(devicePolicyResource(call, devicePolicyOf(call, call.params['policyId'])));
    },
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'POST',
    path,
    source: `${docs}/create-a-new-configuration-policy-for-the-specified-customer`,
    models: '200; name and settings are needed; the one category',
    handle: createPolicy,
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'PUT',
    path: `${path}/:policyId`,
    source: `${docs}/update-a-configuration-policy-for-the-specified-customer`,
    models: 'name, description, settings; the category stays',
    handle: updatePolicy,
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'DELETE',
    path: `${path}/:policyId`,
    source: `${docs}/delete-a-configuration-policy-for-the-specified-customer`,
    models: '204; its devices have no policy then [U]',
    handle: removePolicy,
  },
];
