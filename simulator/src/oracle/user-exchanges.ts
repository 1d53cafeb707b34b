import { directoryRoles } from '@concord/rules';
import type { Simulator } from '../server.ts';
import { type Call, teller } from './tell.ts';

const minecraft = '984df360-9a74-4647-8cf8-696749f6247a';
const users = '/customers/:cid/users';

/** Types of the successful answers about people of a tenant, their licences and roles. */
export const userAnswers: Record<string, string> = {
  'GET /customers/:cid/users': 'collection<CustomerUser>',
  'POST /customers/:cid/users': 'CustomerUser',
  'GET /customers/:cid/users/:uid': 'CustomerUser',
  'PATCH /customers/:cid/users/:uid': 'CustomerUser',
  'DELETE /customers/:cid/users/:uid': 'Nothing',
  'PATCH /customers/:cid/users/:uid/resetpassword': 'CustomerUser',
  'GET /customers/:cid/users/:uid/licenses': 'collection<License>',
  'POST /customers/:cid/users/:uid/licenseupdates': 'LicenseUpdate',
  'GET /customers/:cid/subscribedskus': 'collection<SubscribedSku>',
  'GET /customers/:cid/directoryroles': 'collection<DirectoryRole>',
  'GET /customers/:cid/users/:uid/directoryroles': 'collection<DirectoryRole>',
  'GET /customers/:cid/directoryroles/:rid/usermembers': 'collection<UserMember>',
  'POST /customers/:cid/directoryroles/:rid/usermembers': 'UserMember',
  'DELETE /customers/:cid/directoryroles/:rid/usermembers/:uid': 'Nothing',
};

/** Asks for all of them, as a person of the provider. */
export async function userExchanges({ world }: Simulator, cid: string, user: Call): Promise<void> {
  const tell = teller(user, cid);
  world.tenantSkus.put({
    id: `${cid}|${minecraft}`,
    tenantId: cid,
    skuId: minecraft,
    name: 'Minecraft Education',
    skuPartNumber: 'MEE_FACULTY',
    licenseGroupId: 'group2',
    active: 5,
    warning: 0,
    suspended: 0,
  });
  const sample = { displayName: 'Ada Berg', firstName: 'Ada', lastName: 'Berg', usageLocation: 'US' };
  const made = await tell(
    'POST',
    users,
    {},
    {
      ...sample,
      userPrincipalName: 'ada@everyanswer.onmicrosoft.com',
      immutableId: 'ada',
      phoneNumber: '4255550101',
    },
  );
  const uid = { ':uid': String(made.body.id) };
  const passwordProfile = { password: 'Other-Pass-1', forceChangePassword: true };
  await tell('PATCH', `${users}/:uid/resetpassword`, uid, { passwordProfile });
  const licensesToAssign = [{ skuId: minecraft, excludedPlans: ['none'] }];
  await tell('POST', `${users}/:uid/licenseupdates`, uid, { licensesToAssign });
  await tell('GET', `${users}/:uid/licenses`, uid, undefined, '?licenseGroupIds=Group2');
  const groups = '?licenseGroupIds=Group1&licenseGroupIds=Group2';
  await tell('GET', '/customers/:cid/subscribedskus', {}, undefined, groups);
  await tell('GET', '/customers/:cid/directoryroles');
  const members = '/customers/:cid/directoryroles/:rid/usermembers';
  const role = { ...uid, ':rid': directoryRoles['Helpdesk Administrator'] ?? '' };
  await tell('POST', members, role, { id: made.body.id });
  await tell('GET', members, role);
  await tell('GET', `${users}/:uid/directoryroles`, uid);
  await tell('DELETE', `${members}/:uid`, role);
  await tell('GET', `${users}/:uid`, uid);
  await tell('DELETE', `${users}/:uid`, uid);
  const filter = encodeURIComponent(
    JSON.stringify({ Field: 'UserState', Value: 'Inactive', Operator: 'equals' }),
  );
  const named = { ...sample, userPrincipalName: 'ada2@everyanswer.onmicrosoft.com' };
  const second = await tell('POST', users, {}, named);
  await tell('DELETE', `${users}/:uid`, { ':uid': second.body.id });
  await tell('GET', users, {}, undefined, `?size=1&filter=${filter}`);
  await tell('PATCH', `${users}/:uid`, uid, { state: 'active' });
}
