import { mask } from './mask.ts';

/** One exchange as it can be looked at: secrets are masked. */
export interface LoggedRequest {
  at: string;
  method: string;
  path: string;
  /** `null` when no answer was given. */
  status: number | null;
  requestId?: string;
  correlationId?: string;
  fault?: string;
  request?: unknown;
  response?: unknown;
}

export interface RequestLog {
  add(entry: LoggedRequest): void;
  /** The newest last. */
  last(count: number): LoggedRequest[];
  clear(): void;
  /** How often a path was asked for that is not modelled, by `METHOD /path`. */
  unmodelled: Map<string, number>;
}

/** Keeps the newest `limit` exchanges in memory. */
export function createRequestLog(limit = 500): RequestLog {
  let entries: LoggedRequest[] = [];
  const unmodelled = new Map<string, number>();
  return {
    add(entry) {
      entries.push({ ...entry, request: mask(entry.request), response: mask(entry.response) });
      if (entries.length > limit * 2) entries = entries.slice(-limit);
    },
    last: (count) => entries.slice(-Math.min(count, limit)),
    clear() {
      entries = [];
      unmodelled.clear();
    },
    unmodelled,
  };
}
