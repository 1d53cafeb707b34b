import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context.ts';
import type { Handle } from '../../http/handle.ts';
import { applyImport, stopImport } from './apply.ts';
import { decideImport } from './decide.ts';
import { importFiles } from './files.ts';
import { proposeImport } from './propose.ts';
import { findAccount, listRows } from './store.ts';
import { listImports, readImport } from './summary.ts';

/** Everything of a partner account that nobody here is bound to. */
export function importRoutes(handle: Handle, context: Context, app: FastifyInstance): void {
  handle('GET /sync/imports', ({ db }) => db(async (tx) => ({ items: await listImports(tx) })));
  handle('GET /partner-accounts/:id/import', ({ db, params }) => db((tx) => readImport(tx, params.id)));
  handle('GET /partner-accounts/:id/import/rows', ({ db, params, query }) =>
    db((tx) => listRows(tx, params.id, query)),
  );
  handle('POST /partner-accounts/:id/import/match', ({ db, params }) =>
    db(async (tx) => {
      await findAccount(tx, params.id);
      await proposeImport(tx, params.id, 'all');
      return readImport(tx, params.id);
    }),
  );
  handle('POST /partner-accounts/:id/import/decisions', decideImport);
  handle('POST /partner-accounts/:id/import/apply', (call) => applyImport(context, call));
  handle('POST /partner-accounts/:id/import/stop', stopImport);
  importFiles(context, app);
}
