import type { Problem } from '@concord/contract/problem';

type Details = Pick<Problem, 'fields' | 'microsoft' | 'current' | 'uses'> & {
  /** Values that the texts of this code name. */
  params?: Record<string, string | number>;
  cause?: unknown;
  retryAfterSeconds?: number;
};

/** A request that is refused. `code` finds the texts (`problem.<code>`) and is stable for callers. */
export class Refusal extends Error {
  override name = 'Refusal';
  status: number;
  code: string;
  details: Details;

  constructor(status: number, code: string, details: Details = {}) {
    super(code, { cause: details.cause });
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export const notFound = (kind: string) => new Refusal(404, 'not-found', { params: { kind } });

/** A field that only the service can judge, e.g. a key that is taken. */
export const refusedField = (path: string, problem: string, params?: Record<string, string | number>) =>
  new Refusal(422, 'invalid', { fields: [{ path, problem, text: '' }], params });
