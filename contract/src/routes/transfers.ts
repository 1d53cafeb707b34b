import { IdParam, pageOf } from '../page.ts';
import * as transfers from '../transfers.ts';
import { managers, operator, type Routes } from './route.ts';

export const transfersRoutes = {
  'GET /transfers': {
    summary: 'Subscriptions that move between partners',
    access: managers,
    query: transfers.TransferQuery,
    answer: pageOf(transfers.TransferRow),
  },
  'POST /transfers': {
    summary: 'Ask another partner for a customer’s subscriptions',
    access: operator,
    body: transfers.TransferRequestInput,
    answer: transfers.Transfer,
    status: 201,
    idempotent: true,
  },
  'POST /transfer-request-preview': {
    summary: 'What asking another partner would do, said before',
    access: operator,
    body: transfers.TransferRequestInput,
    answer: transfers.TransferPreview,
  },
  'GET /transfers/:id': {
    summary: 'One transfer',
    access: managers,
    params: IdParam,
    answer: transfers.Transfer,
  },
  'POST /transfers/:id/read': {
    summary: 'Read the transfers of its tenant at Microsoft now',
    access: managers,
    params: IdParam,
    answer: transfers.Transfer,
  },
  'POST /transfers/:id/preview': {
    summary: 'What a verb would do to a transfer, said before',
    access: operator,
    params: IdParam,
    body: transfers.TransferPreviewInput,
    answer: transfers.TransferPreview,
  },
  'POST /transfers/:id/accept': {
    summary: 'Accept a transfer: outgoing, with what moves; incoming, all of it',
    access: operator,
    params: IdParam,
    body: transfers.TransferLinesInput,
    answer: transfers.Transfer,
    idempotent: true,
  },
  'POST /transfers/:id/reject': {
    summary: 'Reject what another partner offers',
    access: operator,
    params: IdParam,
    answer: transfers.Transfer,
    idempotent: true,
  },
  'POST /transfers/:id/withdraw': {
    summary: 'Take back an own request or offer',
    access: operator,
    params: IdParam,
    answer: transfers.Transfer,
    idempotent: true,
  },
} as const satisfies Routes;
