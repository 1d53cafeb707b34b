import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Simulator } from '../server.ts';
import { graphOf, letAgentsAdminister } from '../testing/delegated-admin.ts';
import {
  appToken,
  control,
  direct,
  newCustomer,
  partnerCenter,
  postForm,
  provider,
  send,
  startDemo,
  userTokens,
} from '../testing/partner.ts';

const root = '/v1.0/tenantRelationships/delegatedAdminRelationships';
const userAdministrator = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startDemo();
});
afterAll(() => simulator.close());

const advance = (duration: string) => control(simulator.url, 'POST', 'clock', { advance: duration });
const details = (...ids: string[]) => ({
  unifiedRoles: ids.map((roleDefinitionId) => ({ roleDefinitionId })),
});
const wanted = (displayName: string, more: object = {}) => ({
  displayName,
  duration: 'P30D',
  customer: { tenantId: direct.customer },
  accessDetails: details(userAdministrator),
  ...more,
});

test('a relationship is asked for, locked, approved, used, extended and ends', async () => {
  let graph = await graphOf(simulator.url, direct);
  const made = await graph('POST', root, wanted('Life'));
  expect([made.status, made.body.status]).toEqual([201, 'created']);
  const path = `${root}/${made.body.id}`;
  expect(made.headers.get('location')).toBe(`${simulator.url}${path}`);
  const again = await graph('POST', root, wanted('life'));
  expect([again.status, again.body.error.code]).toEqual([409, 'conflict']);

  const etag = made.body['@odata.etag'];
  const changed = await graph('PATCH', path, { duration: 'P60D' }, { 'If-Match': etag });
  expect(changed.body.duration).toBe('P60D');
  expect((await graph('PATCH', path, { duration: 'P90D' }, { 'If-Match': etag })).status).toBe(412);
  expect((await graph('PATCH', path, { duration: 'P60D' })).status).toBeLessThan(300);
  const locked = await graph('POST', `${path}/requests`, { action: 'lockForApproval' });
  expect([locked.status, locked.body.action]).toEqual([201, 'lockForApproval']);
  const read = async () => (await graph('GET', path)).body;
  expect((await read()).status).toBe('approvalPending');
  await control(simulator.url, 'POST', 'actions/approve-gdap', {
    relationshipId: made.body.id,
    tenantId: direct.customer,
  });
  expect((await read()).status).toBe('activating');
  await advance('PT1M');
  expect(await read()).toMatchObject({ status: 'active' });

  const late = await graph('PATCH', path, { duration: 'P90D' }, { 'If-Match': '*' });
  expect(late.status).toBe(400);
  await graph('PATCH', path, { autoExtendDuration: 'P180D' }, { 'If-Match': '*' });
  await advance('P61D');
  graph = await graphOf(simulator.url, direct);
  const { endDateTime, activatedDateTime, status } = await read();
  expect([status, (Date.parse(endDateTime) - Date.parse(activatedDateTime)) / 86_400_000]).toEqual([
    'active',
    240,
  ]);
  await graph('POST', `${path}/requests`, { action: 'terminate' });
  expect((await read()).status).toBe('terminationRequested');
  await advance('PT1M');
  expect((await read()).status).toBe('terminated');
  const kinds = simulator.world.audit
    .where('partner', direct.tenantId)
    .filter((one) => one.details['RelationshipId'] === made.body.id)
    .map((one) => one.operationType.replace('granular_admin_relationship_', ''));
  expect(kinds).toEqual(['approved', 'activated', 'termination_requested', 'terminated']);
});

test('an unanswered request expires; Global Administrator goes by a long-running operation', async () => {
  let graph = await graphOf(simulator.url, direct);
  const made = await graph('POST', root, wanted('Unanswered'));
  await graph('POST', `${root}/${made.body.id}/requests`, { action: 'lockForApproval' });
  await advance('P90D');
  graph = await graphOf(simulator.url, direct);
  expect((await graph('GET', `${root}/${made.body.id}`)).body.status).toBe('expired');

  const both = details(userAdministrator, globalAdministrator);
  const powerful = await graph('POST', root, wanted('Powerful', { accessDetails: both, duration: 'P1Y' }));
  const path = `${root}/${powerful.body.id}`;
  await graph('POST', `${path}/requests`, { action: 'lockForApproval' });
  const page = `${simulator.url}/partners/invitation/granularAdminRelationships/${powerful.body.id}`;
  expect((await send(page)).text).toContain('Global Administrator');
  const elsewhere = await postForm(page, { tenantId: provider.customer });
  expect(elsewhere.text).toContain('meant for another customer');
  expect((await postForm(page, { tenantId: direct.customer })).text).toContain('Approved');
  await advance('PT1M');
  const extend = await graph('PATCH', path, { autoExtendDuration: 'P180D' }, { 'If-Match': '*' });
  expect(extend.status).toBe(400);
  const less = await graph('PATCH', path, { accessDetails: details(userAdministrator) }, { 'If-Match': '*' });
  expect([less.status, less.headers.get('retry-after')]).toEqual([202, '10']);
  const operation = less.headers.get('location')?.slice(simulator.url.length) ?? '';
  expect((await graph('GET', operation)).body.status).toBe('running');
  await advance('PT1M');
  expect((await graph('GET', operation)).body.status).toBe('succeeded');
});

test('default rights work once they are assigned to a group, and end with the assignment', async () => {
  const { url } = simulator;
  const user = partnerCenter(url, (await userTokens(url, direct)).access_token);
  const { body } = await user('POST', '/v1/customers', newCustomer('assigned.onmicrosoft.com'));
  const users = () => user('GET', `/v1/customers/${body.id}/users`);
  expect((await users()).body.code).toBe(900308);
  const { graph, root: path, relationship, assignment } = await letAgentsAdminister(url, direct, body.id);
  expect(relationship.accessDetails.unifiedRoles).toHaveLength(11);
  expect((await users()).status).toBe(200);
  const customers = await graph('GET', '/v1.0/tenantRelationships/delegatedAdminCustomers?$top=300');
  expect(customers.body.value).toContainEqual(expect.objectContaining({ tenantId: body.id }));
  const foreign = await graph('POST', `${path}/accessAssignments`, {
    accessContainer: { accessContainerId: '11111111-1111-4111-8111-111111111111' },
    accessDetails: details(globalAdministrator),
  });
  expect(foreign.status).toBe(400);
  const { body: list } = await graph('GET', `${path}/accessAssignments`);
  expect(list.value).toMatchObject([{ id: assignment.id, status: 'active' }]);
  const gone = await graph('DELETE', `${path}/accessAssignments/${assignment.id}`, undefined, {
    'If-Match': list.value[0]['@odata.etag'],
  });
  expect(gone.status).toBe(204);
  await advance('PT1M');
  expect((await users()).body.code).toBe(900308);
});

test('in a customer tenant: consent first, then people page by page with the roles of the relationship', async () => {
  const { url } = simulator;
  const tokens = await userTokens(url, direct);
  const redeem = () =>
    postForm(`${url}/${direct.customer}/oauth2/v2.0/token`, {
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token,
      client_id: direct.clientId,
      client_secret: direct.secret,
      scope: 'https://graph.microsoft.com/.default',
    });
  expect((await redeem()).body.error_codes).toEqual([65001]);
  const user = partnerCenter(url, tokens.access_token);
  const consent = {
    applicationId: direct.clientId,
    applicationGrants: [
      { enterpriseApplicationId: '00000003-0000-0000-c000-000000000000', scope: 'User.ReadWrite.All' },
    ],
  };
  const path = `/v1/customers/${direct.customer}/applicationconsents`;
  expect((await user('POST', path, consent)).status).toBe(201);
  expect((await user('POST', path, consent)).status).toBe(409);
  const graph = partnerCenter(url, (await redeem()).body.access_token);
  for (const name of ['p1', 'p2', 'p3'])
    await graph('POST', '/v1.0/users', {
      accountEnabled: true,
      displayName: name,
      mailNickname: name,
      userPrincipalName: `${name}@wideworldimporters1.onmicrosoft.com`,
      passwordProfile: { password: 'Some-Pass-1' },
      usageLocation: 'US',
    });
  const found: string[] = [];
  let next: string | undefined = `${url}/v1.0/users?$top=2&$select=displayName`;
  while (next) {
    const page: { value: { displayName: string }[]; '@odata.nextLink'?: string } = (
      await graph('GET', next.slice(url.length))
    ).body;
    expect(page.value.length).toBeLessThanOrEqual(2);
    found.push(...page.value.map((one) => one.displayName));
    next = page['@odata.nextLink'];
  }
  expect(found).toEqual(expect.arrayContaining(['p1', 'p2', 'p3']));
  expect(new Set(found).size).toBe(found.length);
  const one = await graph('GET', '/v1.0/users/P1@wideworldimporters1.onmicrosoft.com');
  expect(one.body).toMatchObject({ displayName: 'p1', accountEnabled: true });
  const named = `/v1.0/users/${one.body.id}`;
  await graph('PATCH', named, { surname: 'Berg', givenName: 'Ada' });
  expect((await graph('PATCH', named, { accountEnabled: false, surname: null })).status).toBe(204);
  const { body: changed } = await graph('GET', named);
  expect(changed).toMatchObject({ accountEnabled: false, givenName: 'Ada' });
  expect(changed).not.toHaveProperty('surname');
  expect((await graph('GET', root)).status).toBe(403);
});

test('audiences, errors and the host name', async () => {
  const { url } = simulator;
  const wrong = partnerCenter(url, await appToken(url, direct));
  const refused = await wrong('GET', root);
  expect([refused.status, refused.body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
  expect(refused.body.error.innerError['request-id']).toBe(refused.headers.get('request-id'));
  const token = await appToken(url, direct, 'https://graph.microsoft.com');
  const here = await send(`${url}/graph/beta/tenantRelationships/delegatedAdminRelationships`, {
    headers: { authorization: `Bearer ${token}`, 'client-request-id': 'mine' },
  });
  expect([here.status, here.headers.get('client-request-id')]).toEqual([200, 'mine']);
  const graph = partnerCenter(url, token);
  expect((await graph('GET', `${root}/nobody`)).body.error.code).toBe('notFound');
  expect((await graph('GET', `${root}?$filter=status ne 'active'`)).status).toBe(400);
  expect((await graph('GET', `${root}?$top=301`)).status).toBe(400);
});
