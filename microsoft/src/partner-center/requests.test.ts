import { expect, test } from 'vitest';
import type { Door } from '../call.ts';
import { filter, filters } from '../path.ts';
import { collect } from '../testing/collect.ts';
import { json, listen } from '../testing/local-server.ts';
import { doorTo } from '../testing/partner.ts';
import * as microsoft from './index.ts';

const ids = { requestId: 'request-1', correlationId: 'correlation-1' };
const grants = [{ enterpriseApplicationId: 'graph', scopes: ['User.Read', 'Group.Read.All'] }];
const member = { id: 'u', displayName: 'Ada', userPrincipalName: 'ada@fabrikam.example' };
const parties = { id: 'x', sourcePartnerTenantId: 'old', targetPartnerTenantId: 'new' };
const offered = {
  sourcePartnerTenantId: 'old',
  targetPartnerTenantId: 'new',
  lineItems: [{ subscriptionId: 's' }],
};
const wanted = {
  sourcePartnerTenantId: 'old',
  sourcePartnerName: 'Old',
  customerEmailId: 'it@fabrikam.example',
};

/** What a function asks, as `METHOD path`, with whose token, and with which body. */
type Row = [asked: string, as: 'app' | 'user', call: (door: Door) => Promise<unknown>, body?: unknown];
const rows: Row[] = [
  ['GET /v1/customers?size=500', 'app', (door) => collect(microsoft.customers.customers(door))],
  [
    'GET /v1/customers?size=0&filter={"Field":"IndirectReseller","Value":"r","Operator":"starts_with"}',
    'user',
    (door) => collect(microsoft.customers.customersOfReseller(door, 'r')),
  ],
  ['GET /v1/customers/t/organization', 'user', (door) => microsoft.customerProfiles.organization(door, 't')],
  [
    'GET /v1/customers/t/customDomains',
    'user',
    (door) => microsoft.customerProfiles.customDomains(door, 't'),
  ],
  [
    'PATCH /v1/customers/t',
    'user',
    (door) => microsoft.customerRelationships.removeDelegatedAccess(door, 't', ids),
    { allowDelegatedAccess: false, attributes: { objectType: 'Customer' } },
  ],
  ['DELETE /v1/customers/t', 'app', (door) => microsoft.sandbox.deleteCustomer(door, 't', ids)],
  ['GET /v1/customers/t/qualifications', 'app', (door) => microsoft.qualifications.qualifications(door, 't')],
  [
    'POST /v1/customers/t/qualifications',
    'user',
    (door) =>
      microsoft.qualifications.requestQualification(door, 't', { qualification: 'StateOwnedEntity' }, ids),
    { qualification: 'StateOwnedEntity' },
  ],
  ['GET /v1/customers/all/validations', 'app', (door) => microsoft.qualifications.validationCodes(door)],
  [
    'GET /v1/customers/t/validationStatus?type=account',
    'user',
    (door) => microsoft.accountStatus.accountStatus(door, 't'),
  ],
  [
    'POST /v1/customers/t/applicationconsents',
    'user',
    (door) =>
      microsoft.applicationConsents.giveConsent(
        door,
        't',
        { applicationId: 'a', applicationGrants: grants },
        ids,
      ),
    {
      applicationId: 'a',
      applicationGrants: [{ enterpriseApplicationId: 'graph', scope: 'User.Read,Group.Read.All' }],
    },
  ],
  [
    'DELETE /v1/customers/t/applicationconsents/a',
    'user',
    (door) => microsoft.applicationConsents.withdrawConsent(door, 't', 'a', ids),
  ],
  [
    'GET /v1/customers/t/subscribedskus?licenseGroupIds=Group1&licenseGroupIds=Group2',
    'user',
    (door) => microsoft.subscribedSkus.subscribedSkus(door, 't'),
  ],
  [
    'GET /v1/customers/t/users?size=100&sortField=DisplayName&sortDirection=Ascending',
    'user',
    (door) =>
      collect(
        microsoft.users.users(door, 't', { size: 100, sortField: 'DisplayName', sortDirection: 'Ascending' }),
      ),
  ],
  [
    'GET /v1/customers/t/users?size=500&filter={"Field":"UserState","Value":"Inactive","Operator":"equals"}',
    'user',
    (door) => collect(microsoft.users.deletedUsers(door, 't')),
  ],
  [
    'POST /v1/customers/t/users',
    'user',
    (door) =>
      microsoft.users.createUser(
        door,
        't',
        {
          userPrincipalName: 'ada@x',
          displayName: 'Ada',
          passwordProfile: { password: 'p', forceChangePassword: true },
        },
        ids,
      ),
    {
      userPrincipalName: 'ada@x',
      displayName: 'Ada',
      passwordProfile: { password: 'p', forceChangePassword: true },
      attributes: { objectType: 'CustomerUser' },
    },
  ],
  ['DELETE /v1/customers/t/users/u', 'user', (door) => microsoft.users.deleteUser(door, 't', 'u', ids)],
  [
    'PATCH /v1/customers/t/users/u',
    'user',
    (door) => microsoft.users.restoreUser(door, 't', 'u', ids),
    { state: 'active', attributes: { objectType: 'CustomerUser' } },
  ],
  [
    'POST /v1/customers/t/users/u/licenseupdates',
    'user',
    (door) => microsoft.userLicences.updateUserLicences(door, 't', 'u', { remove: ['sku'] }, ids),
    {
      licensesToAssign: null,
      licensesToRemove: ['sku'],
      licenseWarnings: null,
      attributes: { objectType: 'LicenseUpdate' },
    },
  ],
  [
    'POST /v1/customers/t/directoryroles/r/usermembers',
    'user',
    (door) => microsoft.directoryRoles.addRoleMember(door, 't', 'r', member, ids),
    { ...member, attributes: { objectType: 'UserMember' } },
  ],
  [
    'DELETE /v1/customers/t/directoryroles/r/usermembers/u',
    'user',
    (door) => microsoft.directoryRoles.removeRoleMember(door, 't', 'r', 'u', ids),
  ],
  [
    'GET /v1/auditrecords?startDate=2026-06-01&size=100&filter={"Field":"CompanyName","Value":"Fab","Operator":"substring"}',
    'app',
    (door) =>
      collect(
        microsoft.auditRecords.auditRecords(door, {
          startDate: '2026-06-01',
          size: 100,
          filter: { CompanyName: 'Fab' },
        }),
      ),
  ],
  [
    'GET /auditactivity/v1/auditrecords/a%20b',
    'app',
    (door) => microsoft.auditRecords.auditRecord(door, 'a b'),
  ],
  ['GET /webhooks/v1/registration/events', 'app', (door) => microsoft.webhooks.webhookEvents(door)],
  [
    'PUT /webhooks/v1/registration',
    'app',
    (door) => microsoft.webhooks.updateWebhook(door, { WebhookUrl: 'https://x', WebhookEvents: [] }, ids),
    { WebhookUrl: 'https://x', WebhookEvents: [] },
  ],
  [
    'POST /webhooks/v1/registration/validationEvents',
    'app',
    (door) => microsoft.webhooks.testWebhook(door, ids),
  ],
  [
    'GET /webhooks/v1/registration/validationEvents/c',
    'app',
    (door) => microsoft.webhooks.webhookTest(door, 'c'),
  ],
  [
    'GET /v1/profiles/legalbusiness?vettingVersion=LastFinalized',
    'user',
    (door) => microsoft.partnerProfiles.legalBusinessProfile(door, 'LastFinalized'),
  ],
  [
    'PUT /v1/profiles/support',
    'user',
    (door) => microsoft.partnerProfiles.putSupportProfile(door, { email: 'help@contoso.example' }, ids),
    { email: 'help@contoso.example' },
  ],
  [
    'GET /v1/agreementtemplates/m/document?language=de-DE&country=DE',
    'user',
    (door) => microsoft.agreementDocuments.agreementDocument(door, 'm', { language: 'de-DE', country: 'DE' }),
  ],
  [
    'GET /v1/compliance/csp/agreementstatus?mpnId=4847383',
    'user',
    (door) => microsoft.compliance.partnerAgreementStatus(door, { mpnId: '4847383' }),
  ],
  [
    'GET /v1/relationships?relationship_type=IsIndirectResellerOf&filter={"Field":"name","Value":"x","Operator":"substring"}',
    'user',
    (door) => collect(microsoft.relationships.partnerRelationships(door, 'IsIndirectResellerOf', 'x')),
  ],
  [
    'GET /v1/applicationmfaadoptionstatus?startDate=2026-01-01',
    'user',
    (door) => microsoft.mfa.mfaAdoption(door, { startDate: '2026-01-01' }),
  ],
  ['GET /v1/partnerRequests', 'user', (door) => collect(microsoft.mfa.partnerRequests(door))],
  [
    'GET /v1/nonMfaCompliantPartnerPrincipals',
    'user',
    (door) => collect(microsoft.mfa.nonCompliantPrincipals(door)),
  ],
  ['GET /v1/customers/t/transfers', 'app', (door) => microsoft.transfers.transfers(door, 't')],
  [
    'POST /v1/customers/t/transfers',
    'app',
    (door) => microsoft.transfers.createTransfer(door, 't', wanted, ids),
    { ...wanted, transferType: 3 },
  ],
  [
    'PATCH /v1/customers/t/transfers/x',
    'app',
    (door) => microsoft.transfers.cancelTransfer(door, 't', { ...parties, status: 'Pending' }, ids),
    { ...parties, status: 'Cancel' },
  ],
  [
    'PATCH /v1/customers/t/transfers/x',
    'app',
    (door) => microsoft.transfers.acceptTransfer(door, 't', parties, [{ subscriptionId: 's' }], ids),
    { ...parties, status: 'InProgress', lineItems: [{ subscriptionId: 's' }] },
  ],
  [
    'POST /v1/customers/t/transfers',
    'app',
    (door) => microsoft.legacyTransfers.offerTransfer(door, 't', offered, ids),
    offered,
  ],
  [
    'POST /v1/customers/t/transfers/x/accept',
    'app',
    (door) => microsoft.legacyTransfers.acceptOfferedTransfer(door, 't', 'x', ids),
  ],
  [
    'DELETE /v1/customers/t/transfers/x',
    'app',
    (door) => microsoft.legacyTransfers.withdrawTransfer(door, 't', 'x', ids),
  ],
  [
    'GET /v1/customers/t/transferseligibility?transferType=directtoindirect',
    'app',
    (door) => microsoft.legacyTransfers.transferEligibility(door, 't'),
  ],
];

test.each(rows)('%s, %s', async (asked, as, call, body) => {
  const answer = {
    id: 'x',
    tenantId: 't',
    domain: 'd',
    userPrincipalName: 'u',
    qualification: 'None',
    status: 's',
    displayUri: 'd',
    downloadUri: 'd',
    correlationId: 'c',
    WebhookUrl: 'w',
    items: [],
  };
  const server = await listen(json(answer));
  await call(doorTo(server.url).door);
  const [request] = server.requests;
  expect(`${request!.method} ${decode(request!.url)}`).toBe(asked);
  expect(request!.headers.authorization).toBe(`Bearer ${as}-1`);
  expect(request!.body === '' ? undefined : JSON.parse(request!.body)).toEqual(body);
  if (request!.method !== 'GET') expect(request!.headers['ms-requestid']).toBe('request-1');
});

/** Queries as people read them; paths stay escaped. */
function decode(url: string): string {
  const [path, query] = url.split('?');
  return query ? `${path}?${decodeURIComponent(query)}` : path!;
}

test('two filters make one', () => {
  const both = filters(filter('A', 'equals', '1'), 'and', filter('B', 'substring', '2'));
  expect(JSON.parse(both)).toEqual({
    LeftFilter: { Field: 'A', Value: '1', Operator: 'equals' },
    RightFilter: { Field: 'B', Value: '2', Operator: 'substring' },
    Operator: 'and',
  });
});

test('a billing profile is put back whole, under the ETag it was read with', async () => {
  const profile = {
    id: 'b',
    email: 'old@fabrikam.example',
    somethingNew: { kept: true },
    attributes: { etag: '-4242348048554929329', objectType: 'CustomerBillingProfile' },
  };
  const server = await listen(json(profile), json(profile));
  const change = (read: object) => ({ ...(read as typeof profile), email: 'new@fabrikam.example' });
  await microsoft.customerProfiles.changeBillingProfile(doorTo(server.url).door, 't', change, ids);
  const put = server.requests[1]!;
  expect(put.headers['if-match']).toBe('"-4242348048554929329"');
  expect(JSON.parse(put.body)).toEqual({ ...profile, email: 'new@fabrikam.example' });
});

test('a consent given before counts as given; another refusal does not', async () => {
  const refusal = (description: string) => json({ code: 400, description }, 400);
  const consent = { applicationId: 'a', applicationGrants: grants };
  const before = await listen(refusal('Permission entry already exists.'));
  expect(await microsoft.applicationConsents.giveConsent(doorTo(before.url).door, 't', consent, ids)).toBe(
    false,
  );
  const other = await listen(refusal('No service principal.'));
  const refused = microsoft.applicationConsents.giveConsent(doorTo(other.url).door, 't', consent, ids);
  await expect(refused).rejects.toMatchObject({ status: 400 });
});

test('a customer without a vetting record has none; a 404 of a gateway is an error', async () => {
  const none = await listen(json({ code: 600074, message: 'No record', errorName: 'NotFound' }, 404));
  expect(await microsoft.accountStatus.accountStatus(doorTo(none.url).door, 't')).toBeUndefined();
  const gateway = await listen(json({}, 404));
  const asked = microsoft.accountStatus.accountStatus(doorTo(gateway.url).door, 't');
  await expect(asked).rejects.toMatchObject({ status: 404 });
});

test('Microsoft is asked about the second factor in calls for a person only, and its answer is read', async () => {
  const server = await listen(json({ items: [] }, 200, { isMfaCompliant: 'True' }));
  const door = microsoft.mfa.askingForMfa(doorTo(server.url).door);
  const reply = await door.call({ method: 'GET', path: '/v1/x', as: 'user' });
  expect(microsoft.mfa.isMfaCompliant(reply)).toBe(true);
  await door.call({ method: 'GET', path: '/v1/x', as: 'app' });
  expect(server.requests.map(({ headers }) => headers.validatemfa)).toEqual(['true', undefined]);
  expect(microsoft.mfa.isMfaCompliant({ headers: new Headers() })).toBeUndefined();
});

test('licences left are counted by product id or part number', async () => {
  const sku = { availableUnits: '4', productSku: { id: 'efcc', skuPartNumber: 'EMS' }, servicePlans: [] };
  const server = await listen(json({ items: [sku] }));
  const skus = await microsoft.subscribedSkus.subscribedSkus(doorTo(server.url).door, 't');
  const left = (product: string) => microsoft.subscribedSkus.availableUnits(skus, product);
  expect([left('ems'), left('EFCC'), left('other')]).toEqual([4, 4, 0]);
});
