import { cloudNamed } from './clouds.ts';
import { type Exchange, formOf, postForm, send, sendJson } from './http.ts';
import type { Values } from './row.ts';
import { agent, application, partnerId } from './scene.ts';

export type Caller = (method: string, path: string, body?: unknown, headers?: Values) => Promise<Exchange>;

/** An access token of the kind that `token` names; by default of a person who signed in with a second factor. */
export async function accessToken(url: string, token: Values): Promise<string> {
  return (await tokensOf(url, token))['access_token'];
}

/** The whole answer of the token endpoint. */
export async function tokensOf(url: string, token: Values): Promise<Values> {
  const resource = token['audience'] ?? cloudNamed(token['cloud']).partnerCenter;
  const client = { client_id: application.id, client_secret: application.secret, resource };
  const endpoint = `${url}/${partnerId}/oauth2/token`;
  if (token['kind'] === 'app')
    return (await postForm(endpoint, { ...client, grant_type: 'client_credentials' })).body;
  const redirect_uri = 'http://localhost:1/golden';
  const asked = new URLSearchParams({ client_id: application.id, response_type: 'code', redirect_uri });
  const address = `${url}/common/oauth2/authorize?${asked.toString()}`;
  let page = await postForm(address, {
    ...formOf((await send(address)).text),
    username: agent.name,
    password: agent.password,
  });
  if (page.text.includes('Approve'))
    page = await postForm(address, { ...formOf(page.text), decision: 'approve' });
  const back = await postForm(address, { ...formOf(page.text), decision: 'accept' });
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const grant = { ...client, grant_type: 'authorization_code', code, redirect_uri };
  return (await postForm(endpoint, grant)).body;
}

/** Calls with that token (of a `cloud`, by default the public one), which is taken when it is first needed and again after `renew`. */
export function createCaller(url: string, token: Values): { call: Caller; renew: () => void } {
  const taken = new Map<string, Promise<string>>();
  return {
    renew: () => taken.clear(),
    async call(method, path, body, headers = {}) {
      const graph = path.startsWith('/v1.0/') ? 'graph' : undefined;
      const key = graph ?? 'partner-center';
      const wanted = graph ? { ...token, audience: cloudNamed(token['cloud']).graph } : token;
      const bearer = await (taken.get(key) ?? taken.set(key, accessToken(url, wanted)).get(key));
      return sendJson(`${url}${path}`, method, body, {
        authorization: `Bearer ${bearer}`,
        accept: 'application/json',
        ...headers,
      });
    },
  };
}
