import { formOf, partnerCenter, postForm, send } from '../testing/partner.ts';
import type { Caller } from './outcome.ts';
import type { Values } from './row.ts';
import { agent, application, type Scene } from './scene.ts';

/** A caller of the kind that the row names; by default with a person behind it. */
export async function callerOf(scene: Scene): Promise<Caller> {
  const { simulator, row, partnerId } = scene;
  const token: Values = row.given['token'] ?? {};
  const resource = token['audience'] ?? 'https://api.partnercenter.microsoft.com';
  const client = { client_id: application.id, client_secret: application.secret, resource };
  const endpoint = `${simulator.url}/${partnerId}/oauth2/token`;
  if (token['kind'] === 'app')
    return partnerCenter(
      simulator.url,
      (await postForm(endpoint, { ...client, grant_type: 'client_credentials' })).body.access_token,
    );
  const redirect_uri = 'http://localhost:1/golden';
  const address = `${simulator.url}/common/oauth2/authorize?${new URLSearchParams({ client_id: application.id, response_type: 'code', redirect_uri }).toString()}`;
  let page = await postForm(address, {
    ...formOf((await send(address)).text),
    username: agent.name,
    password: agent.password,
  });
  if (page.text.includes('Approve'))
    page = await postForm(address, { ...formOf(page.text), decision: 'approve' });
  const back = await postForm(address, { ...formOf(page.text), decision: 'accept' });
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const answer = await postForm(endpoint, {
    ...client,
    grant_type: 'authorization_code',
    code,
    redirect_uri,
  });
  return partnerCenter(simulator.url, answer.body.access_token);
}
