import type { Context } from '../context.ts';
import type { Handle } from '../http/handle.ts';
import { act } from './act.ts';
import { deskOf, readTransfers } from './desk.ts';
import { previewAct, previewRequest } from './preview.ts';
import { requestTransfer } from './request.ts';
import { findTransfer, listTransfers, readTransfer } from './store.ts';

export function transferDeskRoutes(handle: Handle, context: Context): void {
  handle('GET /transfers', ({ db, query }) => db((tx) => listTransfers(tx, query)));
  handle('POST /transfers', (call) => requestTransfer(context, call));
  handle('POST /transfer-request-preview', (call) => previewRequest(context, call));
  handle('GET /transfers/:id', ({ db, params }) => db((tx) => readTransfer(tx, params.id)));
  handle('POST /transfers/:id/read', async ({ db, params }) => {
    const found = await db((tx) => findTransfer(tx, params.id));
    await readTransfers(context, await deskOf(context, found.partnerAccountId), found);
    return db((tx) => readTransfer(tx, params.id));
  });
  handle('POST /transfers/:id/preview', (call) => previewAct(context, call));
  handle('POST /transfers/:id/accept', (call) => act(context, call, 'accept', call.body.lines));
  handle('POST /transfers/:id/reject', (call) => act(context, call, 'reject'));
  handle('POST /transfers/:id/withdraw', (call) => act(context, call, 'withdraw'));
}
