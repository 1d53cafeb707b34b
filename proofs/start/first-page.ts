import type { Running, SignIn } from './run.ts';

/**
 * Signs in as the operator panel does.
 * @returns the session's cookie
 */
export async function signIn({ url }: Running, { email, password }: SignIn): Promise<string> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-concord-panel': 'operator' },
    body: JSON.stringify({ email, password, panel: 'operator' }),
  });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/**
 * Gets the operator's page, its script and what it shows first.
 * @throws Error when one of them does not come, or the demo is not there
 */
export async function operatorPage({ url }: Running, cookie: string): Promise<void> {
  const get = async (path: string) => {
    const answer = await fetch(`${url}${path}`, { headers: { cookie, 'x-concord-panel': 'operator' } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.text();
  };
  const script = /<script[^>]+src="([^"]+)"/.exec(await get('/operator'))?.[1];
  if (!script) throw new Error('the operator page has no script');
  await get(script);
  const { items } = JSON.parse(await get('/api/v1/settings-sets')) as { items: unknown[] };
  if (items.length !== 1) throw new Error(`the demo has ${items.length} settings sets`);
}
