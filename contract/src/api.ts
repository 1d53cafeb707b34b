/**
 * Every route of `/api/v1`: what goes in, what comes out, who may call it. The service registers exactly
 * these, the panels and the CLI call exactly these, OpenAPI is written from them.
 */
import type { z } from 'zod';
import { customersRoutes } from './routes/customers.ts';
import { eventsRoutes } from './routes/events.ts';
import { importsRoutes } from './routes/imports.ts';
import { membersRoutes } from './routes/members.ts';
import { ordersRoutes } from './routes/orders.ts';
import { plansRoutes } from './routes/plans.ts';
import { reconcilingRoutes } from './routes/reconciling.ts';
import { reportsRoutes } from './routes/reports.ts';
import { resellersRoutes } from './routes/resellers.ts';
import type { RouteShape } from './routes/route.ts';
import { settingsRoutes } from './routes/settings.ts';
import { subscriptionsRoutes } from './routes/subscriptions.ts';
import { syncRoutes } from './routes/sync.ts';
import { syncChangesRoutes } from './routes/sync-changes.ts';
import { transfersRoutes } from './routes/transfers.ts';
import { usersRoutes } from './routes/users.ts';

export const api = {
  ...membersRoutes,
  ...settingsRoutes,
  ...resellersRoutes,
  ...customersRoutes,
  ...plansRoutes,
  ...ordersRoutes,
  ...subscriptionsRoutes,
  ...syncRoutes,
  ...reconcilingRoutes,
  ...usersRoutes,
  ...transfersRoutes,
  ...reportsRoutes,
  ...eventsRoutes,
  ...importsRoutes,
  ...syncChangesRoutes,
};

export type Api = typeof api;
export type RouteName = keyof Api;
export type Route = RouteShape;

type In<R, K extends string> = R extends Record<K, infer S extends z.ZodType> ? z.input<S> : undefined;
type Out<R, K extends string> = R extends Record<K, infer S extends z.ZodType> ? z.output<S> : undefined;

/** What a caller sends. */
export type Sent<N extends RouteName> = {
  params: In<Api[N], 'params'>;
  query: In<Api[N], 'query'>;
  body: In<Api[N], 'body'>;
};
/** What a handler gets after validation. */
export type Received<N extends RouteName> = {
  params: Out<Api[N], 'params'>;
  query: Out<Api[N], 'query'>;
  body: Out<Api[N], 'body'>;
};
export type Answer<N extends RouteName> = Api[N]['answer'] extends z.ZodType
  ? z.output<Api[N]['answer']>
  : undefined;
