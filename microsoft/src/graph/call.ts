import type { Call, Door, Reply } from '../call.ts';

/** Whose token a call of Graph uses, and in whose directory. */
export interface GraphPlace {
  /** A customer's tenant id; by default the partner's own directory. */
  inTenant?: string;
  /** `user` by default: delegated rights, as GDAP gives them. `app` needs application permissions there. */
  as?: 'app' | 'user';
}

export type GraphCall<T> = Omit<Call<T>, 'service' | 'as' | 'inTenant'> & GraphPlace;

/**
 * A call through the one door to Microsoft Graph. Graph knows no idempotency key: a creation whose answer was lost is
 * not sent again, and the caller gets the error with `uncertain`.
 * @see https://learn.microsoft.com/graph/use-the-api
 */
export function callGraph<T = unknown>(door: Door, call: GraphCall<T>): Promise<Reply<T>> {
  const { as = 'user', ...rest } = call;
  return door.call({
    idempotent: call.method !== 'POST',
    ...rest,
    as,
    service: 'graph',
  });
}
