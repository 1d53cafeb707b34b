import type { Handle } from '../http/handle.ts';
import { createCustomer, updateCustomer } from './save.ts';
import { listCustomers, readCustomer } from './store.ts';

export function customerRoutes(handle: Handle): void {
  handle('GET /customers', ({ db, query }) => db((tx) => listCustomers(tx, query)));
  handle('POST /customers', createCustomer);
  handle('GET /customers/:id', ({ db, params }) => db((tx) => readCustomer(tx, params.id)));
  handle('PUT /customers/:id', updateCustomer);
}
