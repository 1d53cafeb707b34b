import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collect } from '../testing/collect.ts';
import { hangUp, json, listen } from '../testing/local-server.ts';
import { doorTo, plainTokens } from '../testing/partner.ts';
import { accessAssignments, delegatedAdminRelationships as gdap, licences, users } from './index.ts';

const etag = 'W/"JyI0NDAwNmRkYy0wMDAwLTBkMDAtMDAwMC02M2NlM2U3MDAwMDAiJw=="';
const relationship = { '@odata.etag': etag, id: 'r-1', status: 'active', autoExtendDuration: 'PT0S' };

test('a customer’s users are read with a token of Graph in its directory, and spend no budget of Partner Center', async () => {
  const server = await listen(json({ value: [{ id: 'u-1', somethingNew: 1 }] }));
  const tokens = plainTokens();
  let spent = 0;
  const budget = { take: async () => void spent++, refused: () => {} };
  const { door } = doorTo(server.url, { tokens, budget });
  const query = { select: ['id', 'displayName'], filter: "startsWith(displayName,'A')" };
  const found = await collect(users.users(door, { inTenant: 't' }, query));
  expect(found).toEqual([{ id: 'u-1', somethingNew: 1 }]);
  expect(tokens.asked[0]).toMatchObject(['user', { service: 'graph', inTenant: 't' }]);
  expect(spent).toBe(0);
  const { url, headers } = server.requests[0]!;
  expect(decodeURIComponent(url)).toBe(
    "/v1.0/users?$select=id,displayName&$filter=startsWith(displayName,'A')&$top=999",
  );
  expect(headers['client-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers).not.toHaveProperty('ms-requestid');
});

test('pages of any number and size come as one collection, whatever host their links name', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 6 }), async (sizes) => {
      let next = 0;
      const pages = sizes.map((size, page) =>
        json({
          value: Array.from({ length: size }, () => ({ id: `u-${next++}` })),
          ...(page < sizes.length - 1 && {
            '@odata.nextLink': `https://graph.microsoft.com/v1.0/users?$skiptoken=${page + 1}`,
          }),
        }),
      );
      const server = await listen(...pages);
      const found = await collect(users.users(doorTo(server.url).door, {}));
      expect(found.map(({ id }) => id)).toEqual(Array.from({ length: next }, (_, i) => `u-${i}`));
      expect(server.requests.slice(1).map(({ url }) => url)).toEqual(
        sizes.slice(1).map((_, i) => `/v1.0/users?$skiptoken=${i + 1}`),
      );
    }),
    { numRuns: 15 },
  );
});

test('pages that lead in a circle end', async () => {
  const server = await listen(
    json({ value: [], '@odata.nextLink': 'https://graph.microsoft.com/v1.0/users?$skiptoken=1' }),
  );
  const read = collect(users.users(doorTo(server.url).door, {}));
  await expect(read).rejects.toMatchObject({ code: 'paging-loop' });
});

test('a relationship is changed under its ETag; a change that takes a while comes back empty', async () => {
  const server = await listen(
    json({ ...relationship, autoExtendDuration: 'P180D' }),
    json({}, 202),
    json('', 412),
  );
  const { door } = doorTo(server.url);
  expect(await gdap.setAutoExtend(door, relationship, true)).toMatchObject({ autoExtendDuration: 'P180D' });
  expect(server.requests[0]).toMatchObject({
    method: 'PATCH',
    url: '/v1.0/tenantRelationships/delegatedAdminRelationships/r-1',
    body: '{"autoExtendDuration":"P180D"}',
    headers: { 'if-match': etag },
  });
  const fewer = { accessDetails: gdap.roles('fe930be7-5e62-47db-91af-98c3a49a38b1') };
  expect(await gdap.updateRelationship(door, relationship, fewer)).toBeUndefined();
  await expect(gdap.setAutoExtend(door, relationship, false)).rejects.toMatchObject({ status: 412 });
});

test('a relationship is shown to the customer, and ended, by a request', async () => {
  const server = await listen(json({ id: 'q', action: 'lockForApproval', status: 'created' }, 201));
  const { door } = doorTo(server.url);
  expect(await gdap.lockForApproval(door, 'r-1')).toMatchObject({ status: 'created' });
  await gdap.terminate(door, 'r-1');
  expect(server.requests.map(({ url, body }) => [url.split('/').at(-1), body])).toEqual([
    ['requests', '{"action":"lockForApproval"}'],
    ['requests', '{"action":"terminate"}'],
  ]);
});

test('a group gets roles of a relationship', async () => {
  const server = await listen(json({ id: 'a-1', '@odata.etag': etag }, 201), json('', 204));
  const { door } = doorTo(server.url);
  const made = await accessAssignments.createAccessAssignment(door, 'r-1', {
    groupId: 'g-1',
    roleDefinitionIds: ['role-1'],
  });
  expect(JSON.parse(server.requests[0]!.body)).toEqual({
    accessContainer: { accessContainerId: 'g-1', accessContainerType: 'securityGroup' },
    accessDetails: { unifiedRoles: [{ roleDefinitionId: 'role-1' }] },
  });
  await accessAssignments.deleteAccessAssignment(door, 'r-1', made);
  expect(server.requests[1]).toMatchObject({ method: 'DELETE', headers: { 'if-match': etag } });
});

test('a creation whose answer was lost is not sent again, an assignment is', async () => {
  const lost = await listen(hangUp);
  const created = gdap.createRelationship(doorTo(lost.url).door, {
    displayName: 'Contoso',
    duration: 'P730D',
    accessDetails: gdap.roles('role-1'),
  });
  await expect(created).rejects.toMatchObject({ code: 'connection-lost', uncertain: true });
  expect(lost.requests).toHaveLength(1);
  const once = await listen(hangUp, json({ id: 'u-1' }));
  await licences.assignLicence(doorTo(once.url).door, { inTenant: 't' }, 'u-1', { add: [{ skuId: 's' }] });
  expect(once.requests.map(({ body }) => JSON.parse(body))).toEqual([
    { addLicenses: [{ skuId: 's', disabledPlans: [] }], removeLicenses: [] },
    { addLicenses: [{ skuId: 's', disabledPlans: [] }], removeLicenses: [] },
  ]);
});

test('Graph’s own words of a refusal are kept; only its own 404 says that something is not there', async () => {
  const refused = await listen(
    json({ error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges.' } }, 403),
  );
  await expect(users.user(doorTo(refused.url).door, {}, 'u')).rejects.toMatchObject({
    code: 'Authorization_RequestDenied',
    description: 'Insufficient privileges.',
  });
  const absent = await listen(json({ error: { code: 'Request_ResourceNotFound', message: '' } }, 404));
  expect(await users.user(doorTo(absent.url).door, {}, 'u')).toBeUndefined();
  const gateway = await listen(json({}, 404));
  await expect(users.user(doorTo(gateway.url).door, {}, 'u')).rejects.toMatchObject({ status: 404 });
});
