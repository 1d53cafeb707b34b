import { type Answer, api, type Route, type RouteName, type Sent } from '@concord/contract/api';
import type { Problem } from '@concord/contract/problem';

/** A refused call, as a caller sees it. */
export class Refused extends Error {
  problem: Problem;
  constructor(name: string, problem: Problem) {
    super(
      `${name}: ${problem.status} ${problem.code} – ${problem.detail ?? ''} ${JSON.stringify(problem.fields ?? '')}`,
    );
    this.problem = problem;
  }
}

type Optional<T> = { [K in keyof T as T[K] extends undefined ? never : K]?: T[K] };
export type Input<N extends RouteName> = Optional<Sent<N>> & { version?: number; key?: string };
export type Caller = <N extends RouteName>(name: N, input?: Input<N>) => Promise<Answer<N>>;

/** Calls the API as a program does, by the contract's route table. */
export function caller(url: string, token?: string): Caller {
  return async (name, input = {}) => {
    const route: Route = api[name];
    const { params, query, body, version, key } = input as {
      params?: Record<string, string>;
      query?: object;
      body?: unknown;
      version?: number;
      key?: string;
    };
    const [method, template] = name.split(' ') as [string, string];
    const path = template.replace(/:(\w+)/g, (_, field: string) => encodeURIComponent(params?.[field] ?? ''));
    const search = query
      ? `?${new URLSearchParams(Object.entries(query).map(([field, value]): [string, string] => [field, String(value)])).toString()}`
      : '';
    const response = await fetch(`${url}/api/v1${path}${search}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
        ...(route.idempotent && { 'idempotency-key': key ?? crypto.randomUUID() }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Refused(name, (await response.json()) as Problem);
    return (response.status === 204 ? undefined : await response.json()) as Answer<typeof name>;
  };
}

export async function signedIn(
  url: string,
  panel: 'operator' | 'customer',
  signIn: { email: string; password?: string },
): Promise<Caller> {
  const { token } = await caller(url)('POST /session/token', {
    body: { email: signIn.email, password: signIn.password ?? '', panel },
  });
  return caller(url, token);
}
