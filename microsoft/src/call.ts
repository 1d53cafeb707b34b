import type { Priority } from './budget.ts';
import type { Service } from './clouds.ts';
import type { CallIds } from './commerce.ts';
import type { Query } from './path.ts';
import type { TokenKind } from './tokens.ts';

export interface Call<T> {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Whose host and audience; Partner Center's by default. */
  service?: Service;
  /** In whose directory the token is asked for: a customer's tenant id, by default the partner's own. */
  inTenant?: string;
  /** Starts with `/v1/` or the like; values in it are escaped, see `at`. */
  path: string;
  query?: Query;
  /** Sent as JSON; a `FormData` as `multipart/form-data`. */
  body?: unknown;
  as: TokenKind;
  /** Made by the caller when it has to store them before the call. */
  ids?: CallIds;
  /** ETag; one without quotes gets them. */
  ifMatch?: string;
  headers?: Record<string, string>;
  /** `false`: a lost answer comes back as an error at once instead of being sent again under the same id. */
  idempotent?: boolean;
  priority?: Priority;
  signal?: AbortSignal;
  /** Statuses besides 2xx that the caller understands; `read` sees their bodies too. */
  expect?: readonly number[];
  /** The answer is a file: `read` gets its bytes (`Uint8Array`) as they came. */
  file?: boolean;
  /** Makes `T` of the body; what it throws as `Malformed` is treated like a damaged answer. */
  read?: (body: unknown, status: number) => T;
}

export interface Reply<T> {
  status: number;
  body: T;
  headers: Headers;
  requestId: string;
  correlationId: string;
}

/** One attempt, for logs, timelines and the clock check. Carries no query, body, token or secret. */
export interface Exchange {
  at: Date;
  method: string;
  path: string;
  /** Absent when no answer came. */
  status?: number;
  requestId: string;
  correlationId: string;
  ms: number;
  attempt: number;
  errorCode?: string;
  /** Microsoft's clock, to the second. */
  microsoftTime?: Date;
  /** Part of the partner's rate: Partner Center counts, Graph and Entra do not. */
  counted: boolean;
}

export interface Door {
  /**
   * @throws MicrosoftError when Microsoft refuses, or when no attempt brought a usable answer
   * @throws the signal's reason when aborted
   */
  call<T = unknown>(call: Call<T>): Promise<Reply<T>>;
}

export const isWrite = (call: { method: string }): boolean => call.method !== 'GET' && call.method !== 'HEAD';
