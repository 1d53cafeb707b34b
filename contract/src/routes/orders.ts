import * as orders from '../orders.ts';
import { IdParam, pageOf } from '../page.ts';
import { everyone, managers, type Routes } from './route.ts';

export const ordersRoutes = {
  'GET /ordering': {
    summary: 'What the order wizard must ask',
    access: everyone,
    query: orders.OrderingQuery,
    answer: orders.Ordering,
  },
  'GET /ordering/domain': {
    summary: 'Is a domain name free at Microsoft',
    access: everyone,
    query: orders.DomainQuery,
    answer: orders.DomainAnswer,
  },
  'POST /ordering/attestations': {
    summary: 'Begin the acceptance of the agreement',
    access: everyone,
    body: orders.AttestationInput,
    answer: orders.AttestationAnswer,
    status: 201,
  },
  'GET /ordering/attestations/:id': {
    summary: 'State of an acceptance',
    access: everyone,
    params: IdParam,
    answer: orders.AttestationAnswer,
  },
  'POST /ordering/preflight': {
    summary: 'What would refuse an order',
    access: everyone,
    body: orders.OrderInput,
    answer: orders.Preflight,
  },
  'GET /orders': {
    summary: 'Orders',
    access: everyone,
    query: orders.OrderQuery,
    answer: pageOf(orders.OrderRow),
  },
  'POST /orders': {
    summary: 'Place an order',
    access: everyone,
    body: orders.OrderInput,
    answer: orders.Order,
    status: 202,
    idempotent: true,
  },
  'GET /orders/:id': { summary: 'One order', access: everyone, params: IdParam, answer: orders.Order },
  'POST /orders/:id/confirm-ownership': {
    summary: 'Confirm that the customer owns the tenant',
    access: managers,
    params: IdParam,
    answer: orders.Order,
  },
  'POST /orders/:id/retry': {
    summary: 'Try the failed step again',
    access: managers,
    params: IdParam,
    answer: orders.Order,
  },
  'POST /orders/:id/check-now': {
    summary: 'Look again at once',
    access: everyone,
    params: IdParam,
    answer: orders.Order,
  },
  'POST /orders/:id/cancel': {
    summary: 'Cancel an order before anything is bought',
    access: everyone,
    params: IdParam,
    answer: orders.Order,
  },
} as const satisfies Routes;
