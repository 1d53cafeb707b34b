import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  accessAssignments,
  delegatedAdminRelationships as gdap,
  grantRoles,
  users as graphUsers,
  groups,
} from './graph/index.ts';
import * as microsoft from './partner-center/index.ts';
import { filter } from './path.ts';
import { collect } from './testing/collect.ts';
import { demoPartners } from './testing/demo-partners.ts';
import { listen, raw } from './testing/local-server.ts';
import { simulatedPartner } from './testing/simulated-partner.ts';

const direct = demoPartners['a direct partner'];
const { tenantId } = direct.customer;
const ids = () => ({ requestId: crypto.randomUUID(), correlationId: crypto.randomUUID() });

async function withUser() {
  const partner = await simulatedPartner(direct);
  const customer = await microsoft.customers.customer(partner.door, tenantId);
  const newUser = {
    userPrincipalName: `ada@${customer!.companyProfile!.domain}`,
    displayName: 'Ada Berg',
    usageLocation: 'US',
    passwordProfile: { password: 'Temporary-1', forceChangePassword: true },
  };
  const user = await microsoft.users.createUser(partner.door, tenantId, newUser, ids());
  return { ...partner, user };
}

/** A customer made now, with a good address. */
async function withNewCustomer() {
  const partner = await simulatedPartner(direct);
  const customer = await microsoft.customers.createCustomer(
    partner.door,
    {
      companyProfile: { domain: 'concordpeople.onmicrosoft.com' },
      billingProfile: {
        email: 'it@fabrikam.example',
        culture: 'en-US',
        language: 'en',
        companyName: 'Fabrikam',
        defaultAddress: {
          country: 'US',
          state: 'WA',
          city: 'Redmond',
          addressLine1: '1 Main St',
          postalCode: '98052',
          firstName: 'Ada',
          lastName: 'Berg',
          phoneNumber: '4255550101',
        },
      },
    },
    ids(),
  );
  return { ...partner, customer };
}

test('customers come page by page, all of them and each once', async () => {
  const { door, customer } = await withNewCustomer();
  const idsOf = async (size?: number) =>
    (await collect(microsoft.customers.customers(door, { size }))).map(({ id }) => id).sort();
  const large = await idsOf();
  expect(large).toEqual(expect.arrayContaining([tenantId, customer.id]));
  expect(new Set(large).size).toBe(large.length);
  expect(await idsOf(1)).toEqual(large);
  const found = microsoft.customers.customers(door, {
    filter: filter('Domain', 'starts_with', 'CONCORDPEOPLE'),
  });
  expect((await collect(found)).map(({ id }) => id)).toEqual([customer.id]);
});

test('a user is created, changed, deleted and brought back, and the audit tells of it', async () => {
  const { door, simulator, user } = await withUser();
  const { users } = microsoft;
  const changed = await users.updateUser(door, tenantId, user.id, { displayName: 'Ada B.' }, ids());
  expect(changed).toMatchObject({ id: user.id, displayName: 'Ada B.', state: 'active' });
  await users.deleteUser(door, tenantId, user.id, ids());
  const deleted = await collect(users.deletedUsers(door, tenantId));
  expect(deleted.map(({ id, state }) => [id, state])).toEqual([[user.id, 'inactive']]);
  expect(await users.restoreUser(door, tenantId, user.id, ids())).toMatchObject({ state: 'active' });
  expect(await users.user(door, tenantId, crypto.randomUUID())).toBeUndefined();
  const startDate = simulator.clock.now().slice(0, 10);
  const query = { startDate, filter: { CustomerId: tenantId } };
  const records = await collect(microsoft.auditRecords.auditRecords(door, query));
  expect(records.map(({ operationType }) => operationType)).toEqual(
    expect.arrayContaining([
      'create_customer_user',
      'update_customer_user',
      'delete_customer_user',
      'restore_customer_user',
    ]),
  );
});

test('a user gets a role and loses it', async () => {
  const { door, user } = await withUser();
  const { directoryRoles } = microsoft;
  const role = (await directoryRoles.directoryRoles(door, tenantId)).find(({ name }) =>
    /helpdesk/i.test(name ?? ''),
  )!;
  const member = { ...user, displayName: 'Ada Berg' };
  await directoryRoles.addRoleMember(door, tenantId, role.id, member, ids());
  expect(await directoryRoles.rolesOfUser(door, tenantId, user.id)).toMatchObject([{ id: role.id }]);
  await directoryRoles.removeRoleMember(door, tenantId, role.id, user.id, ids());
  expect(await directoryRoles.rolesOfUser(door, tenantId, user.id)).toEqual([]);
});

test('a billing profile is changed; one that was read before can no longer be put', async () => {
  const { door, customer } = await withNewCustomer();
  const { customerProfiles } = microsoft;
  const before = await customerProfiles.billingProfile(door, customer.id);
  const email = 'new@fabrikam.example';
  await customerProfiles.changeBillingProfile(door, customer.id, (profile) => ({ ...profile, email }), ids());
  expect(await customerProfiles.billingProfile(door, customer.id)).toEqual({
    ...before,
    email,
    attributes: expect.anything(),
  });
  const stale = customerProfiles.putBillingProfile(door, customer.id, before, ids());
  await expect(stale).rejects.toMatchObject({ code: '2055' });
});

test('a relationship of delegated administration goes its way over Graph', async () => {
  const { door } = await simulatedPartner(direct);
  const role = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
  const wish = { displayName: 'Contoso cares', duration: 'P90D', accessDetails: gdap.roles(role) };
  const made = await gdap.createRelationship(door, { ...wish, customer: { tenantId } });
  expect(made).toMatchObject({ status: 'created', duration: 'P90D', accessDetails: gdap.roles(role) });
  const rolling = (await gdap.setAutoExtend(door, made, true)) ?? (await gdap.relationship(door, made.id));
  expect(rolling).toMatchObject({ autoExtendDuration: 'P180D' });
  await expect(gdap.setAutoExtend(door, made, false)).rejects.toMatchObject({ status: 412 });
  await gdap.lockForApproval(door, made.id);
  expect(await gdap.relationship(door, made.id)).toMatchObject({ status: 'approvalPending' });
  expect((await collect(gdap.relationships(door))).map(({ id }) => id)).toContain(made.id);
  expect(await accessAssignments.accessAssignments(door, made.id)).toEqual([]);
  expect(await gdap.relationship(door, `${crypto.randomUUID()}-${crypto.randomUUID()}`)).toBeUndefined();
});

test('an application consents for a customer, and then reads its users over Graph', async () => {
  const { door, user } = await withUser();
  const { giveConsent, withdrawConsent } = microsoft.applicationConsents;
  const read = () => collect(graphUsers.users(door, { inTenant: tenantId }));
  await expect(read()).rejects.toMatchObject({ code: 'AADSTS65001', remedy: 'reauthenticate' });
  const graph = {
    enterpriseApplicationId: '00000003-0000-0000-c000-000000000000',
    scopes: ['User.Read.All'],
  };
  const consent = { applicationId: direct.applicationId, applicationGrants: [graph] };
  expect(await giveConsent(door, tenantId, consent, ids())).toBe(true);
  expect(await giveConsent(door, tenantId, consent, ids())).toBe(false);
  const found = await read();
  expect(found.map(({ id }) => id)).toContain(user.id);
  await withdrawConsent(door, tenantId, direct.applicationId, ids());
});

test('the default relationship of a new tenant works once its roles are given to a group', async () => {
  const { door, simulator, customer } = await withNewCustomer();
  const userAdministrator = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
  const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
  const read = () => collect(microsoft.users.users(door, customer.id));
  await expect(read()).rejects.toMatchObject({ code: '900308' });
  const [agents] = await collect(groups.groups(door, {}, "displayName eq 'AdminAgents'"));
  const grant = {
    tenantId: customer.id,
    groupId: agents!.id,
    roleDefinitionIds: [userAdministrator, globalAdministrator],
  };
  expect(await grantRoles(door, grant)).toEqual([globalAdministrator]);
  expect(await grantRoles(door, grant)).toEqual([globalAdministrator]);
  simulator.clock.advance('PT1H');
  expect(await read()).toMatchObject([{ userPrincipalName: `admin@${customer.companyProfile!.domain}` }]);
});

test('an event that Microsoft sends is verified up to its own authority', { timeout: 20_000 }, async () => {
  const { door, simulator } = await simulatedPartner(direct);
  const receiver = await listen(raw('', 200));
  const { webhooks } = microsoft;
  const settings = { WebhookUrl: `${receiver.url}/events`, WebhookEvents: ['test-created'] };
  expect(await webhooks.webhook(door)).toBeUndefined();
  await webhooks.registerWebhook(door, settings, ids());
  await expect(webhooks.registerWebhook(door, settings, ids())).rejects.toMatchObject({ status: 409 });
  const correlationId = await webhooks.testWebhook(door, ids());
  await expect.poll(() => receiver.requests.length, { timeout: 10_000 }).toBe(1);
  expect(await webhooks.webhookTest(door, correlationId)).toMatchObject({ status: 'completed' });
  const [{ headers, body }] = receiver.requests as [(typeof receiver.requests)[number]];
  const file = async (name: string) => microsoft.downloadCertificate(`${simulator.url}/cert/${name}`);
  const trust = {
    ...microsoft.microsoftWebhookTrust(),
    certificateOrigins: [simulator.url],
    anchors: [new X509Certificate(await file('issuing.cer'))],
  };
  const delivery = { headers, body: Buffer.from(body) };
  const at = new Date(simulator.clock.now());
  expect(await microsoft.verifyWebhook(delivery, trust, at)).toMatchObject({ EventName: 'test-created' });
  const rejected = microsoft.verifyWebhook(delivery, microsoft.microsoftWebhookTrust(), at);
  await expect(rejected).rejects.toMatchObject({ reason: 'certificate' });
});
