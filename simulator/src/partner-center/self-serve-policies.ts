import {
  createSelfServePolicy,
  removeSelfServePolicy,
  updateSelfServePolicy,
} from './change-self-serve-policy.ts';
import { ofCustomer } from './of-customer.ts';
import { type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { collection } from './resource.ts';
import { selfServePolicyOf, selfServePolicyResource } from './self-serve-policy-resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';
const sdk =
  'https://github.com/microsoft/partner-center-sdk-for-dotNET/blob/005c111ba7cafe60fffa69853ec69940079314d0/Source/PartnerSDK';

export const selfServePolicyOperations: Operation[] = [
  {
    method: 'GET',
    path: '/SelfServePolicy',
    auth: 'user',
    source: `${docs}/get-a-list-of-self-serve-policies`,
    models: 'by `entity_id`, which is required',
    handle(call) {
      const id = call.query['entity_id']?.toLowerCase();
      if (id === undefined) throw refuse(400, 800002, 'entity_id is required.');
      const { tenant } = ofCustomer(call, id);
      const items = call.world.selfServePolicies
        .where('tenant', tenant.id)
        .filter((one) => one.partnerTenantId === call.partner.id);
      return ok(collection(items.map(selfServePolicyResource)));
    },
  },
  {
    method: 'GET',
    path: '/SelfServePolicy/:id',
    auth: 'user',
    source: `${sdk}/Configuration/PartnerSdkConfiguration.json`,
    models: '404 600039, 600040',
    handle: (call) => ok(selfServePolicyResource(selfServePolicyOf(call, call.params['id']))),
  },
  {
    method: 'POST',
    path: '/SelfServePolicy',
    auth: 'user',
    source: `${docs}/create-a-self-serve-policy`,
    models:
      '201; 409 600041; 800002 for another grantor, entity or permission; purchases are not held against it',
    handle: createSelfServePolicy,
  },
  {
    method: 'PUT',
    path: '/SelfServePolicy',
    auth: 'user',
    source: `${docs}/update-a-self-serve-policy`,
    models: '404 600039, 600040; 400 2055 for an old etag [U]',
    handle: updateSelfServePolicy,
  },
  {
    method: 'PUT',
    path: '/SelfServePolicy/:id',
    auth: 'user',
    source: `${sdk}/SelfServePolicies/SelfServePolicyOperations.cs`,
    models: 'as without the id',
    handle: updateSelfServePolicy,
  },
  {
    method: 'DELETE',
    path: '/SelfServePolicy/:id',
    auth: 'user',
    source: `${docs}/delete-a-self-serve-policy`,
    models: '204; 404 600039, 600040',
    handle: removeSelfServePolicy,
  },
];
