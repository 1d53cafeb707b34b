import type { Handle } from '../http/handle.ts';
import { createPlan, updatePlan } from './save-plan.ts';
import { createService, updateService } from './save-service.ts';
import { listPlans, listServices, readPlan, readService } from './store.ts';

export function planRoutes(handle: Handle): void {
  handle('GET /services', async ({ db }) => ({ items: await db(listServices) }));
  handle('POST /services', createService);
  handle('GET /services/:id', ({ db, params }) => db((tx) => readService(tx, params.id)));
  handle('PUT /services/:id', updateService);
  handle('GET /plans', ({ db, query }) => db((tx) => listPlans(tx, query)));
  handle('POST /plans', createPlan);
  handle('GET /plans/:id', ({ db, params }) => db((tx) => readPlan(tx, params.id)));
  handle('PUT /plans/:id', updatePlan);
}
