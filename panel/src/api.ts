import type { Answer, Problem, RouteName, Sent } from '@concord/contract';

type Given<K extends string, T> = undefined extends T ? { [P in K]?: T } : { [P in K]: T };

/** What a call sends: parameters of the address and body where the route has them, and what goes into headers. */
export type Options<N extends RouteName> = Given<'params', Sent<N>['params']> & {
  query?: Partial<Sent<N>['query']>;
} & Given<'body', Sent<N>['body']> & {
    /** Version that was read, for `If-Match`. */
    version?: number;
    idempotencyKey?: string;
    signal?: AbortSignal;
  };

/** A refusal by the API, with what happened, why and what to do next. Status 0: no answer came. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }
  get code(): string {
    return this.problem.code;
  }
  /** Seconds to wait before another try, when the API said so. */
  retryAfter: number | undefined;
}

/** Which panel this page is, by its address: the API keeps a session for each. */
export const panelName = location.pathname.split('/')[1] === 'customer' ? 'customer' : 'operator';

interface Sending {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  version?: number;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/**
 * Calls one route of the contract, e.g. `call('GET /plans/:id', { params: { id } })`.
 * @throws {ApiProblem} when the API refuses or does not answer
 */
export async function call<N extends RouteName>(name: N, options?: Options<N>): Promise<Answer<N>> {
  const { params, query, body, version, idempotencyKey, signal } = (options ?? {}) as Sending;
  const [method = '', path = ''] = name.split(' ');
  const headers = new Headers({ accept: 'application/json', 'x-concord-panel': panelName });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (version !== undefined) headers.set('if-match', `"${version}"`);
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey);
  const response = await fetch(`/api/v1${fill(path, params)}${search(query)}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
    credentials: 'same-origin',
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ApiProblem(noAnswer);
  });
  if (!response.ok) throw await refusal(response);
  return (response.status === 204 ? undefined : await response.json()) as Answer<N>;
}

/**
 * Sends a file to an address of the API that is no route of the contract.
 * @returns the answer's JSON
 * @throws {ApiProblem} when the API refuses or does not answer
 */
export async function send(path: string, content: Blob, type: string): Promise<unknown> {
  const headers = { accept: 'application/json', 'content-type': type, 'x-concord-panel': panelName };
  const response = await fetch(path, {
    method: 'POST',
    headers,
    body: content,
    credentials: 'same-origin',
  }).catch(() => {
    throw new ApiProblem(noAnswer);
  });
  if (!response.ok) throw await refusal(response);
  return response.json();
}

const noAnswer: Problem = { type: 'about:blank', title: 'no-answer', status: 0, code: 'no-answer' };

async function refusal(response: Response): Promise<ApiProblem> {
  const json = response.headers.get('content-type')?.includes('json');
  const problem: Problem = json
    ? await response.json()
    : { type: 'about:blank', title: response.statusText, status: response.status, code: 'unexpected' };
  const refused = new ApiProblem(problem);
  const seconds = Number(response.headers.get('retry-after'));
  if (seconds > 0) refused.retryAfter = seconds;
  return refused;
}

function fill(path: string, params: Record<string, string> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function search(query: Record<string, unknown> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
}
