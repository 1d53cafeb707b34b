import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import type { Handle } from '../http/handle.ts';
import { changesRoutes } from './changes-routes.ts';
import { importRoutes } from './import/routes.ts';
import { pullRoutes } from './pull/routes.ts';
import { reconcileRoutes } from './reconcile/routes.ts';

/** The HTTP face of the sync, by what it is about. */
export function syncRoutes(handle: Handle, context: Context, app: FastifyInstance): void {
  pullRoutes(handle, context);
  changesRoutes(handle, context, app);
  reconcileRoutes(handle, context);
  importRoutes(handle, context, app);
}
