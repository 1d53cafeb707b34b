import type { Context } from '../context.ts';
import type { Application, Partner, Relationship, Tenant, User } from '../entities.ts';
import type { Answer } from '../exchange.ts';
import type { Body } from './body.ts';

/** Who calls, as the token proves. */
export interface Caller {
  partner: Partner;
  application: Application;
  /** Absent for app-only. */
  user?: User;
  mfa: boolean;
}

/** One call of Partner Center, ready to be worked on. */
export interface Call extends Context, Caller {
  /** Instant of the call. */
  at: string;
  method: string;
  /** Path with query, as asked for. */
  url: string;
  params: Record<string, string>;
  /** First value of each query parameter; names in lower case. */
  query: Record<string, string | undefined>;
  body: Body;
  header(name: string): string | undefined;
  correlationId: string;
}

/** A call about a customer with whom the partner has a relationship. */
export interface CustomerCall extends Call {
  tenant: Tenant;
  relationship: Relationship;
}

interface Base {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'HEAD' | 'DELETE';
  /** Below `/v1`, or below `base`. */
  path: string;
  /** Where the path begins when that is not `/v1`. */
  base?: string;
  /** `any`: app-only or app+user; `user`: app+user only; `app`: app-only only. */
  auth: 'any' | 'user' | 'app';
  /** The only audience of tokens that it takes, where that is not Partner Center's. */
  audience?: string;
  /** Where the behaviour is described. */
  source: string;
  /** What of it is modelled, for COVERAGE.md; `[U]` marks what Microsoft does not publish. */
  models?: string;
}

/** An endpoint: everything else about a call is done at the door. */
export type Operation =
  | (Base & { of?: undefined; handle(call: Call): Answer })
  | (Base & { of: 'customer'; handle(call: CustomerCall): Answer });

/** The path of an operation as it is asked for. */
export const routeOf = ({ base = '/v1', path }: Operation): string => base + path;

/** 200 with a body. */
export const ok = (body: unknown): Answer => ({ status: 200, body });
/** 201 with a body. */
export const created = (body: unknown, headers?: Record<string, string>): Answer => ({
  status: 201,
  body,
  ...(headers && { headers }),
});
