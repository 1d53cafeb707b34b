import { type CustomerCall, created, type Operation } from './operation.ts';
import { refuse } from './refusal.ts';
import { need } from './rights.ts';

const source = 'https://learn.microsoft.com/partner-center/developer/control-panel-vendor-apis';

/** An application of the partner gets rights in the customer's tenant, without a person of the customer. */
function consent(call: CustomerCall) {
  need(call, 'consentToApplications');
  const { body, world, tenant, application, at } = call;
  const applicationId = body.needText('applicationId').toLowerCase();
  if (applicationId !== application.id.toLowerCase())
    throw refuse(403, 900308, 'The token belongs to another application.');
  const grants = body.list('applicationGrants').map((grant) => ({
    enterpriseApplicationId: grant.needText('enterpriseApplicationId').toLowerCase(),
    scope: grant.text('scope') ?? '',
  }));
  if (grants.length === 0) throw refuse(400, 800002, 'applicationGrants is required.');
  const id = `${tenant.id}|${applicationId}`;
  if (world.consents.get(id)) throw refuse(409, 800002, 'Permission entry already exists.');
  world.consents.put({ id, tenantId: tenant.id, applicationId, grants, givenAt: at });
  return created({ applicationId, displayName: application.name, applicationGrants: grants });
}

function withdraw(call: CustomerCall) {
  need(call, 'consentToApplications');
  const id = `${call.tenant.id}|${call.params['applicationId']?.toLowerCase()}`;
  if (!call.world.consents.get(id)) throw refuse(404, 1000, 'There is no consent for the application.');
  call.world.consents.remove(id);
  return { status: 204 };
}

export const consentOperations: Operation[] = [
  {
    of: 'customer',
    auth: 'user',
    method: 'POST',
    path: '/customers/:cid/applicationconsents',
    source,
    models: 'own application only; lets its tokens be made out for the tenant; repeated 409 (code [U])',
    handle: consent,
  },
  {
    of: 'customer',
    auth: 'user',
    method: 'DELETE',
    path: '/customers/:cid/applicationconsents/:applicationId',
    source,
    models: '204',
    handle: withdraw,
  },
];
