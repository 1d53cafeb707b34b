import { directoryRoles } from '@concord/rules';
import type { Ids } from './plant-recorded.ts';
import { endpointOf, type Recording } from './recording.ts';

/** What is asked where the recording names a value by a word, or another caller had asked. */
export interface Asked {
  query: string;
  body: unknown;
  by: 'provider' | 'direct' | 'reseller' | 'nobody';
}

const customer = '/v1/customers/{}';

const asked: Record<string, (recording: Recording) => Partial<Asked>> = {
  'GET /v1/agreements': ({ status }) => ({ by: status === 403 ? 'reseller' : 'provider' }),
  'GET /v1/relationships': ({ query }) => ({
    query: query.replace('{type}', 'IsIndirectCloudSolutionProviderOf'),
  }),
  [`GET ${customer}/relationships`]: () => ({ by: 'direct' }),
  'GET /v1/auditrecords': ({ query }) => ({ query: query.replace('{date}', '2026-11-01') }),
  [`GET ${customer}/subscriptions/{}/utilizations/azure`]: () => ({
    query: 'start_time=2026-11-01T00:00:00Z&end_time=2026-11-02T00:00:00Z',
  }),
  // One request is recorded beside two answers: the other answer's lines are asked for.
  [`POST ${customer}/carts`]: ({ responseBody: { lineItems } }) =>
    lineItems[0].addonItems ? { body: { lineItems } } : {},
  // The recorded query fits neither of the two answers.
  'GET /v1/compliance/csp/agreementstatus': ({ responseBody }) => ({
    query: responseBody.code === 2000 ? 'mpnId=one' : '',
  }),
  [`PATCH ${customer}/transfers/{}`]: () => ({ by: 'direct' }),
  'POST /{}/oauth2/token': () => ({ by: 'nobody' }),
};

/** The recorded question with its ids. */
export function questionOf(recording: Recording, ids: Ids): Asked & { path: string } {
  const path = recording.path
    .replace('{customer-tenant-id}', ids.tenant)
    .replace('{user-id}', ids.user)
    .replace('{subscription-id}', ids.subscription)
    .replace('{role-id}', directoryRoles['Global Administrator'] ?? '');
  const { query, requestBody: body } = recording;
  return { path, query, body, by: 'provider', ...asked[endpointOf(recording)]?.(recording) };
}
