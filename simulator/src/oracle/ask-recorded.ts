import type { Simulator } from '../server.ts';
import {
  type DemoPartner,
  direct,
  type Exchange,
  postForm,
  provider,
  resellers,
  send,
  userTokens,
} from '../testing/partner.ts';
import { type Ids, plantCustomer } from './plant-recorded.ts';
import { questionOf } from './recorded-questions.ts';
import { recordedStates } from './recorded-states.ts';
import { endpointOf, type Recording } from './recording.ts';

/** Ids of a recording: its own, or made ones where it names them by a word. */
function idsOf({ path }: Recording): Ids {
  const part = (name: string, or: string) => {
    const id = new RegExp(`/${name}/([^/]+)`).exec(path)?.[1] ?? or;
    return id.startsWith('{') ? or : id.toLowerCase();
  };
  return {
    tenant: part('customers', '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3fee01'),
    user: part('users', '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3fee02'),
    subscription: part('subscriptions', '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3fee03'),
    order: part('orders', '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3fee04'),
  };
}

/** A reseller's own application and administrator. */
function resellerAccount({ world }: Simulator): DemoPartner {
  const user = world.users.where('tenant', provider.tenantId)[0];
  const application = world.applications.get(provider.clientId);
  const clientId = '0f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e09';
  const { tenantId, mpnId } = resellers.valid;
  if (!user || !application) throw new Error('the provider has no account');
  world.applications.put({ ...application, id: clientId, tenantId });
  const account = { ...provider, tenantId, mpnId, clientId, user: 'admin@northwindresale.onmicrosoft.com' };
  world.users.put({ ...user, id: 'northwind-admin', tenantId, userPrincipalName: account.user });
  return account;
}

const sent = ['accept', 'ms-requestid', 'ms-correlationid', 'x-locale', 'ms-partnercenter-client'];

/** Asks the simulator what Microsoft was asked, in a state like Microsoft's. */
export async function askRecorded(simulator: Simulator, recording: Recording): Promise<Exchange> {
  const { url } = simulator;
  const ids = idsOf(recording);
  plantCustomer(simulator, ids);
  recordedStates[endpointOf(recording)]?.(simulator, ids, recording);
  const { path, query, body, by } = questionOf(recording, ids);
  if (by === 'nobody')
    return postForm(`${url}/${provider.tenantId}/oauth2/token`, {
      grant_type: 'password',
      client_id: provider.clientId,
      client_secret: provider.secret,
      resource: 'https://api.partnercenter.microsoft.com',
      username: provider.user,
      password: 'wrong',
    });
  const caller = { provider, direct, reseller: resellerAccount(simulator) }[by];
  const { access_token } = await userTokens(url, caller);
  const headers = Object.entries(recording.requestHeaders ?? {})
    .filter(([name]) => sent.includes(name.toLowerCase()))
    .map(([name, value]): [string, string] => [name, String(value)]);
  return send(`${url}${path}${query === '' ? '' : `?${query}`}`, {
    method: recording.method,
    headers: [
      ...headers,
      ['authorization', `Bearer ${access_token}`],
      ...(body === null ? [] : [['content-type', 'application/json'] as [string, string]]),
    ],
    ...(body !== null && { body: JSON.stringify(body) }),
  });
}
