import type { Problem } from '@concord/contract/problem';

/** Calls the API. @throws Error that says what happened and what to do next */
export async function request(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { CONCORD_URL: url = 'http://localhost:8365', CONCORD_TOKEN: token } = process.env;
  const response = await fetch(`${url.replace(/\/+$/, '')}/api/v1${path}`, {
    method,
    headers: {
      ...headers,
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Error(`Concord does not answer at ${url}. Start it, or set CONCORD_URL.`);
  });
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  throw new Error(
    [problem.title ?? `Status ${response.status}`, problem.detail, problem.next].filter(Boolean).join('\n'),
  );
}
