import { directoryRoles } from '@concord/rules';
import type { Simulator } from '../server.ts';
import {
  control,
  direct,
  type Exchange,
  partnerCenter,
  provider,
  resellers,
  userTokens,
} from '../testing/partner.ts';

type Call = (method: string, template: string, path: string, body?: unknown) => Promise<Exchange>;

const minecraft = '984df360-9a74-4647-8cf8-696749f6247a';

/** Types of the successful answers of everything about people, licences, qualifications and transfers. */
export const peopleAnswers: Record<string, string> = {
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
  'GET /customers/:cid/qualifications': 'array<V2.CustomerQualification>',
  'POST /customers/:cid/qualifications': 'V2.CustomerQualification',
  'GET /customers/all/validations': 'array<ValidationCode>',
  'GET /customers/:cid/organization': 'array<TenantOrganization>',
  'GET /customers/:cid/customDomains': 'array<string>',
  'POST /customers/:cid/verifieddomain': 'VerifiedDomain',
  'DELETE /customers/:cid': 'Nothing',
  'POST /customers/:cid/applicationconsents': 'ApplicationConsent',
  'DELETE /customers/:cid/applicationconsents/:applicationId': 'Nothing',
  'PUT /profiles/legalbusiness': 'LegalBusinessProfile',
  'PUT /profiles/organization': 'OrganizationProfile',
  'PUT /profiles/billing': 'BillingProfile',
  'PUT /profiles/support': 'SupportProfile',
  'GET /partnerRequests': 'collection<PartnerRequest>',
  'GET /applicationmfaadoptionstatus': 'array<MfaAdoption>',
  'GET /nonMfaCompliantPartnerPrincipals': 'collection<NonCompliantPrincipal>',
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
export async function peopleExchanges(
  simulator: Simulator,
  cid: string,
  user: Call,
  other: Call,
): Promise<void> {
  const { world } = simulator;
  const at = (path: string) => path.replace(':cid', cid);
  const tell = (method: string, path: string, body?: unknown, more: Record<string, string> = {}) =>
    user(
      method,
      path,
      Object.entries({ ':cid': cid, ...more }).reduce(
        (text, [name, value]) => text.replace(name, value),
        path,
      ),
      body,
    );
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
  const users = '/customers/:cid/users';
  const made = await tell('POST', users, {
    ...sample,
    userPrincipalName: 'ada@everyanswer.onmicrosoft.com',
    immutableId: 'ada',
    phoneNumber: '4255550101',
  });
  const uid = { ':uid': String(made.body.id) };
  await tell(
    'PATCH',
    `${users}/:uid/resetpassword`,
    {
      passwordProfile: { password: 'Other-Pass-1', forceChangePassword: true },
    },
    uid,
  );
  await tell(
    'POST',
    `${users}/:uid/licenseupdates`,
    {
      licensesToAssign: [{ skuId: minecraft, excludedPlans: ['none'] }],
    },
    uid,
  );
  await user('GET', `${users}/:uid/licenses`, `${at(users)}/${made.body.id}/licenses?licenseGroupIds=Group2`);
  await user(
    'GET',
    '/customers/:cid/subscribedskus',
    `${at('/customers/:cid/subscribedskus')}?licenseGroupIds=Group1&licenseGroupIds=Group2`,
  );
  await tell('GET', '/customers/:cid/directoryroles');
  const members = '/customers/:cid/directoryroles/:rid/usermembers';
  const role = { ...uid, ':rid': directoryRoles['Helpdesk Administrator'] ?? '' };
  await tell('POST', members, { id: made.body.id }, role);
  await tell('GET', members, undefined, role);
  await tell('GET', `${users}/:uid/directoryroles`, undefined, uid);
  await tell('DELETE', `${members}/:uid`, undefined, role);
  await tell('GET', `${users}/:uid`, undefined, uid);
  await tell('DELETE', `${users}/:uid`, undefined, uid);
  const filter = encodeURIComponent(
    JSON.stringify({ Field: 'UserState', Value: 'Inactive', Operator: 'equals' }),
  );
  const second = await tell('POST', users, {
    ...sample,
    userPrincipalName: 'ada2@everyanswer.onmicrosoft.com',
  });
  await tell('DELETE', `${users}/:uid`, undefined, { ':uid': second.body.id });
  await user('GET', users, `${at(users)}?size=1&filter=${filter}`);
  await tell('PATCH', `${users}/:uid`, { state: 'active' }, uid);

  world.validationCodes.put({
    id: `${provider.tenantId}|12345`,
    partnerTenantId: provider.tenantId,
    organizationName: 'City of Redmond',
    maxCreates: 5,
    remainingCreates: 5,
  });
  await tell('GET', '/customers/all/validations');
  await tell('POST', '/customers/:cid/qualifications', {
    qualification: 'Education',
    educationSegment: 'K12',
  });
  const tenant = world.tenants.get(cid);
  if (tenant) {
    const denied = {
      qualification: 'Education',
      vettingStatus: 'Denied',
      vettingCreatedDate: '2026-01-01T00:00:00Z',
    };
    world.tenants.put({ ...tenant, qualifications: [denied] });
  }
  await tell('GET', '/customers/:cid/qualifications');
  await tell('GET', '/customers/:cid/organization');
  await tell('POST', '/customers/:cid/verifieddomain', { verifiedDomainName: 'everyanswer.example' });
  await tell('GET', '/customers/:cid/customDomains');
  const applicationId = { ':applicationId': provider.clientId };
  await tell('POST', '/customers/:cid/applicationconsents', {
    applicationId: provider.clientId,
    applicationGrants: [
      { enterpriseApplicationId: '00000003-0000-0000-c000-000000000000', scope: 'User.Read' },
    ],
  });
  await tell('DELETE', '/customers/:cid/applicationconsents/:applicationId', undefined, applicationId);
  await transferExchanges(simulator, cid, tell, other);
  const withoutMfa = { user: 'nomfa@adatumdistribution.onmicrosoft.com', password: 'Demo-Pass-2' };
  const { access_token } = await userTokens(simulator.url, provider, withoutMfa);
  await partnerCenter(simulator.url, access_token)('GET', '/v1/profiles/mpn');
  for (const kind of ['legalbusiness', 'organization', 'billing', 'support']) {
    const path = `/profiles/${kind}`;
    await tell('PUT', path, (await tell('GET', path)).body);
  }
  await tell('GET', '/partnerRequests');
  await tell('GET', '/applicationmfaadoptionstatus');
  await tell('GET', '/nonMfaCompliantPartnerPrincipals');
  await deleteOne(simulator, user);
}

async function transferExchanges(
  { url, world, clock }: Simulator,
  cid: string,
  tell: (method: string, path: string, body?: unknown, more?: Record<string, string>) => Promise<Exchange>,
  other: Call,
): Promise<void> {
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
  await tell('PATCH', `${path}/:transferId`, { lineItems: [{ subscriptionId: begun.id }] }, transferId);
  await control(url, 'POST', 'clock', { advance: 'PT20M' });
  await other('GET', `${path}/:transferId`, `${path.replace(':cid', cid)}/${asked.body.id}`);

  for (const id of ['legacy-1', 'legacy-2', 'legacy-3'])
    world.subscriptions.put({ ...begun, id, kind: 'legacy', partnerTenantId: provider.tenantId });
  const offer = (subscriptionId: string) =>
    tell('POST', path, {
      sourcePartnerTenantId: provider.tenantId,
      targetPartnerTenantId: direct.tenantId,
      lineItems: [{ subscriptionId, partnerIdOnRecord: resellers.valid.mpnId }],
    });
  const first = await offer('legacy-1');
  await tell('GET', '/customers/:cid/transferseligibility');
  await other('GET', path, path.replace(':cid', cid));
  await other('POST', `${path}/:transferId/accept`, `${path.replace(':cid', cid)}/${first.body.id}/accept`);
  const second = await offer('legacy-2');
  await tell('DELETE', `${path}/:transferId`, undefined, { ':transferId': second.body.id });
  const third = await offer('legacy-3');
  const at = `${path.replace(':cid', cid)}/${third.body.id}`;
  await other('PATCH', `${path}/:transferId`, at, { id: third.body.id, status: 'reject' });
  await other('GET', `${path}/:transferId`, at);
}

/** Only a partner of the integration sandbox deletes a customer. */
async function deleteOne({ world }: Simulator, user: Call): Promise<void> {
  const partner = world.partners.get(provider.tenantId);
  const relationship = world.relationships.where('partner', provider.tenantId).at(-1);
  if (!partner || !relationship) throw new Error('no customer to delete');
  for (const one of world.subscriptions.where('tenant', relationship.tenantId))
    world.subscriptions.put({ ...one, status: 'deleted' });
  world.partners.put({ ...partner, sandbox: true });
  await user('DELETE', '/customers/:cid', `/customers/${relationship.tenantId}`);
  world.partners.put(partner);
}
