import type { Handle } from '../http/handle.ts';
import { createReseller, updateReseller } from './save.ts';
import { createAttribute, updateAttribute } from './save-attribute.ts';
import { listAttributes, listResellers, readReseller } from './store.ts';

export function resellerRoutes(handle: Handle): void {
  handle('GET /attributes', async ({ db }) => ({ items: await db(listAttributes) }));
  handle('POST /attributes', createAttribute);
  handle('PUT /attributes/:id', updateAttribute);
  handle('GET /resellers', ({ db, query }) => db((tx) => listResellers(tx, query)));
  handle('POST /resellers', createReseller);
  handle('GET /resellers/:id', ({ db, params }) => db((tx) => readReseller(tx, params.id)));
  handle('PUT /resellers/:id', updateReseller);
}
