import { mask } from './mask.ts';

/** One exchange as it can be looked at. */
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
  /** The newest last; secrets are masked. */
  last(count: number): LoggedRequest[];
  clear(): void;
  /** How often each modelled endpoint was asked for, by `METHOD /path/:parameter`. */
  routes: Map<string, number>;
  /** How often a path was asked for that is not modelled, by `METHOD /path`. */
  unmodelled: Map<string, number>;
}

/** Keeps the newest `limit` exchanges in memory. */
export function createRequestLog(limit = 500): RequestLog {
  let entries: LoggedRequest[] = [];
  const unmodelled = new Map<string, number>();
  const routes = new Map<string, number>();
  return {
    add(entry) {
      entries.push(entry);
      if (entries.length > limit * 2) entries = entries.slice(-limit);
    },
    last: (count) =>
      entries
        .slice(Math.max(0, entries.length - Math.min(count, limit)))
        .map((entry) => ({ ...entry, request: mask(entry.request), response: mask(entry.response) })),
    clear() {
      entries = [];
      unmodelled.clear();
      routes.clear();
    },
    unmodelled,
    routes,
  };
}
