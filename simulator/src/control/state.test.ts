import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Simulator } from '../server.ts';
import { control, direct, startDemo } from '../testing/partner.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startDemo();
});
afterAll(() => simulator.close());

const state = (method: string, query = '', body?: unknown) =>
  control(simulator.url, method, `state${query}`, body);

test('entities are put, replaced, found by their keys and removed', async () => {
  const relationship = {
    id: `${direct.tenantId}|t-1`,
    partnerTenantId: direct.tenantId,
    tenantId: 't-1',
    resellerTenantId: 'r-1',
    since: '2026-01-01T00:00:00.000Z',
  };
  const put = await state('POST', '', { relationships: [relationship], domains: [{ id: 'a.example' }] });
  expect(put.body).toEqual({ put: { relationships: 1, domains: 1 } });
  await state('POST', '', { relationships: [{ ...relationship, resellerTenantId: 'r-2' }] });
  expect(simulator.world.relationships.where('tenant', 't-1').map((one) => one.resellerTenantId)).toEqual([
    'r-2',
  ]);
  expect((await state('DELETE', `?collection=domains&id=a.example`)).status).toBe(200);
  expect((await state('GET', '?collection=domains')).body.domains).not.toContainEqual({ id: 'a.example' });
  await state('DELETE', '?collection=relationships');
  expect((await state('GET', '?collection=relationships')).body).toEqual({ relationships: [] });
});

test.each([
  [{ nothing: [] }, 'there is no collection nothing'],
  [{ keys: [{ id: 'k' }] }, 'the collection keys cannot be changed'],
  [{ domains: [{ id: 'ok.example' }, { id: '' }] }, 'every entity of domains needs a text "id"'],
  [{ domains: {} }, 'domains must be a list'],
  [[], 'the body must be {collection: [entities…]}'],
])('%j is refused, and nothing is put', async (body, error) => {
  const answer = await state('POST', '', body);
  expect([answer.status, answer.body]).toEqual([400, { error }]);
  expect(simulator.world.domains.get('ok.example')).toBeUndefined();
});

test('of a call with an entity that lacks a part nothing is put, whatever stands before it', async () => {
  const body = { domains: [{ id: 'ok.example' }], subscriptions: [{ id: 's-1' }] };
  const answer = await state('POST', '', body);
  expect([answer.status, answer.body.error]).toEqual([
    400,
    expect.stringMatching(/^subscriptions s-1 lacks a part/),
  ]);
  expect(simulator.world.domains.get('ok.example')).toBeUndefined();
  expect(simulator.world.subscriptions.get('s-1')).toBeUndefined();
});
