import autocannon from 'autocannon';
import type { Bench, Figure } from './figure.ts';

async function rate(url: string, token: string): Promise<number> {
  const options = { url, connections: 10, duration: 5, headers: { authorization: `Bearer ${token}` } };
  await autocannon({ ...options, duration: 2 });
  const { requests, non2xx } = await autocannon(options);
  if (non2xx > 0) throw new Error(`${url} answered ${non2xx} times with another status than 2xx`);
  return requests.average;
}

/** Settings list (session, scope, three joins, validation of the answer) against a route that does nothing. */
export async function list({ url, token }: Bench): Promise<Figure[]> {
  const bare = await rate(`${url}/healthz`, token);
  const rows = await rate(`${url}/api/v1/settings-sets`, token);
  return [
    {
      name: 'settings list',
      value: Math.round(rows),
      unit: 'requests/s',
      baseline: Math.round(bare),
      ratio: rows / bare,
      budget: '≥ 100 requests/s',
      ok: rows >= 100,
    },
  ];
}
