import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Simulator } from '../server.ts';
import { graphOf, letAgentsAdminister } from '../testing/delegated-admin.ts';
import { direct, partnerCenter, postForm, startDemo, userTokens } from '../testing/partner.ts';

const graphId = '00000003-0000-0000-c000-000000000000';
const userAdministrator = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
let simulator: Simulator;
let graph: Awaited<ReturnType<typeof graphOf>>;
beforeAll(async () => {
  simulator = await startDemo();
  graph = await graphOf(simulator.url, direct);
});
afterAll(() => simulator.close());

const person = async (name: string, more: object = {}) => {
  const { body } = await graph('POST', '/v1.0/users', {
    accountEnabled: true,
    displayName: name,
    mailNickname: name,
    userPrincipalName: `${name}@lucernecloud.onmicrosoft.com`,
    passwordProfile: { password: 'Wrong-Horse-7' },
    ...more,
  });
  return body;
};
const reference = (id: string) => ({
  '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}`,
});

test('a manager is assigned, shown, expanded and taken away', async () => {
  const boss = await person('boss', { jobTitle: 'Head of sales', businessPhones: ['+1 425 555 0100'] });
  const clerk = await person('clerk');
  const path = `/v1.0/users/${clerk.userPrincipalName}`;
  expect((await graph('GET', `${path}/manager`)).status).toBe(404);
  expect((await graph('PUT', `${path}/manager/$ref`, reference(boss.id))).status).toBe(204);
  expect((await graph('GET', `${path}/manager`)).body).toMatchObject({
    id: boss.id,
    jobTitle: 'Head of sales',
  });
  const some = '$select=id,displayName&$expand=manager($select=id,businessPhones)';
  const { '@odata.context': _, ...shown } = (await graph('GET', `${path}?${some}`)).body;
  expect(shown).toEqual({
    id: clerk.id,
    displayName: 'clerk',
    manager: { id: boss.id, businessPhones: ['+1 425 555 0100'] },
  });
  expect((await graph('GET', `/v1.0/users('${boss.id}')/directReports`)).body.value).toHaveLength(1);
  expect((await graph('PUT', `${path}/manager/$ref`, reference(clerk.id))).status).toBe(400);
  expect((await graph('DELETE', `${path}/manager/$ref`)).status).toBe(204);
  expect((await graph('DELETE', `${path}/manager/$ref`)).status).toBe(404);
});

test('a domain is added, proven, used, made the default one, and cannot go while it is', async () => {
  const made = await graph('POST', '/v1.0/domains', { id: 'Lucerne.example' });
  expect([made.status, made.body]).toMatchObject([
    201,
    { id: 'lucerne.example', isVerified: false, isRoot: true },
  ]);
  expect((await graph('POST', '/v1.0/domains', { id: 'lucerne.example' })).status).toBe(409);
  const path = '/v1.0/domains/lucerne.example';
  const records = (await graph('GET', `${path}/verificationDnsRecords`)).body.value;
  expect(records[0]).toMatchObject({ recordType: 'Txt', text: expect.stringMatching(/^MS=ms\d{8}$/) });
  expect((await graph('PATCH', path, { isDefault: true })).status).toBe(400);
  const early = { userPrincipalName: 'early@lucerne.example' };
  expect(await person('early', early)).toMatchObject({ error: { code: 'Request_BadRequest' } });
  expect((await graph('POST', `${path}/verify`)).body.isVerified).toBe(true);
  expect(await person('early', early)).toMatchObject(early);
  expect((await graph('GET', `${path}/serviceConfigurationRecords`)).body.value[0].mailExchange).toBe(
    'lucerne-example.mail.protection.outlook.com',
  );
  const below = await graph('POST', '/v1.0/domains', { id: 'mail.lucerne.example' });
  expect(below.body).toMatchObject({ isVerified: true, isRoot: false });
  expect((await graph('DELETE', path)).status).toBe(400);
  expect((await graph('PATCH', path, { isDefault: true })).status).toBe(204);
  const listed = (await graph('GET', '/v1.0/domains')).body.value;
  expect(listed.filter((one: { isDefault: boolean }) => one.isDefault)).toMatchObject([
    { id: 'lucerne.example' },
  ]);
  expect((await graph('DELETE', '/v1.0/domains/mail.lucerne.example')).status).toBe(204);
  expect((await graph('GET', '/v1.0/domains/mail.lucerne.example')).status).toBe(404);
});

test('HEAD of a domain stays with Partner Center, whatever the version is called', async () => {
  const { access_token } = await userTokens(simulator.url, direct);
  const partner = partnerCenter(simulator.url, access_token);
  expect((await partner('HEAD', '/v1.0/domains/free-name.onmicrosoft.com')).status).toBe(404);
  expect((await partner('HEAD', '/v1.0/domains/lucernecloud.onmicrosoft.com')).status).toBe(200);
});

test('an application that is made here gets tokens with its secret until that is removed', async () => {
  const made = await graph('POST', '/v1.0/applications', {
    displayName: 'Nightly job',
    requiredResourceAccess: [
      {
        resourceAppId: graphId,
        resourceAccess: [{ id: 'df021288-bdef-4463-88db-98f22de89214', type: 'Role' }],
      },
    ],
  });
  const { id, appId } = made.body;
  expect((await graph('GET', `/v1.0/applications(appId='${appId}')`)).body.id).toBe(id);
  const path = `/v1.0/applications/${id}`;
  const { body: secret } = await graph('POST', `${path}/addPassword`, {
    passwordCredential: { displayName: 'Job' },
  });
  const token = () =>
    postForm(`${simulator.url}/${direct.tenantId}/oauth2/v2.0/token`, {
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: secret.secretText,
      scope: 'https://graph.microsoft.com/.default',
    });
  const { status, body } = await token();
  expect(status).toBe(200);
  expect((await partnerCenter(simulator.url, body.access_token)('GET', '/v1.0/users')).status).toBe(200);
  const read = await graph('GET', path);
  expect(read.body.passwordCredentials).toMatchObject([{ keyId: secret.keyId, displayName: 'Job' }]);
  expect(read.text).not.toContain(secret.secretText);
  await graph('POST', `${path}/removePassword`, { keyId: secret.keyId });
  expect((await token()).body.error_codes).toEqual([7000215]);
  expect((await graph('DELETE', path)).status).toBe(204);
  expect((await graph('GET', path)).status).toBe(404);
});

test('application permissions and directory roles are granted to a service principal', async () => {
  const all = (filter: string) =>
    graph('GET', `/v1.0/servicePrincipals?$filter=${encodeURIComponent(filter)}`);
  const [resource] = (await all(`appId eq '${graphId}'`)).body.value;
  const [own] = (await all(`appId eq '${direct.clientId}'`)).body.value;
  const role = resource.appRoles.find((one: { value: string }) => one.value === 'Directory.Read.All');
  const path = `/v1.0/servicePrincipals/${own.id}/appRoleAssignments`;
  const grant = { principalId: own.id, resourceId: resource.id, appRoleId: role.id };
  const granted = await graph('POST', path, grant);
  expect([granted.status, granted.body]).toMatchObject([
    201,
    { ...grant, resourceDisplayName: 'Microsoft Graph' },
  ]);
  expect((await graph('POST', path, grant)).status).toBe(400);
  expect((await graph('POST', path, { ...grant, appRoleId: own.id })).status).toBe(400);
  expect((await graph('DELETE', `${path}/${granted.body.id}`)).status).toBe(204);
  expect((await graph('GET', path)).body.value).toEqual([]);

  const delegated = { appId: '2832473f-ec63-45fb-976f-5d45a7d4bb91' };
  expect((await graph('POST', '/v1.0/servicePrincipals', delegated)).status).toBe(201);
  expect((await graph('POST', '/v1.0/servicePrincipals', delegated)).status).toBe(409);

  const assignments = '/v1.0/roleManagement/directory/roleAssignments';
  const wanted = { principalId: own.id, roleDefinitionId: userAdministrator, directoryScopeId: '/' };
  const assigned = await graph('POST', assignments, wanted);
  expect([assigned.status, assigned.body]).toMatchObject([201, wanted]);
  expect((await graph('POST', assignments, wanted)).status).toBe(400);
  const filter = `principalId eq '${own.id}' and roleDefinitionId eq '${userAdministrator}'`;
  const found = await graph('GET', `${assignments}?$filter=${encodeURIComponent(filter)}`);
  expect(found.body.value).toMatchObject([{ id: assigned.body.id }]);
  const members = `/v1.0/directoryRoles(roleTemplateId='${userAdministrator}')/members`;
  expect((await graph('GET', members)).body.value).toMatchObject([{ id: own.id }]);
  await graph('DELETE', `${assignments}/${assigned.body.id}`);
  expect((await graph('GET', members)).body.value).toEqual([]);
});

test('a security group of the partner gets roles in a customer tenant, and people', async () => {
  const {
    graph: agents,
    root,
    relationship,
  } = await letAgentsAdminister(simulator.url, direct, direct.customer);
  const helper = await person('helper');
  const group = (
    await agents('POST', '/v1.0/groups', {
      displayName: 'Helpers',
      mailNickname: 'helpers',
      securityEnabled: true,
      mailEnabled: false,
    })
  ).body;
  const assigned = await agents('POST', `${root}/accessAssignments`, {
    accessContainer: { accessContainerId: group.id, accessContainerType: 'securityGroup' },
    accessDetails: relationship.accessDetails,
  });
  expect(assigned.status).toBe(201);
  const members = `/v1.0/groups/${group.id}/members`;
  expect((await agents('POST', `${members}/$ref`, reference(helper.id))).status).toBe(204);
  expect((await agents('POST', `${members}/$ref`, reference(helper.id))).status).toBe(400);
  expect((await agents('GET', members)).body.value).toMatchObject([{ id: helper.id }]);
  expect((await agents('GET', `/v1.0/users/${helper.id}/memberOf`)).body.value).toMatchObject([
    { id: group.id },
  ]);
  expect((await agents('DELETE', `${members}/${helper.id}/$ref`)).status).toBe(204);
  expect((await agents('DELETE', `${members}/${helper.id}/$ref`)).status).toBe(404);
  expect((await agents('DELETE', `/v1.0/groups/${group.id}`)).status).toBe(204);
  expect((await agents('GET', members)).status).toBe(404);
});
