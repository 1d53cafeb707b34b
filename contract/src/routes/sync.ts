import { z } from 'zod';
import { IdParam, pageOf } from '../page.ts';
import * as sync from '../sync.ts';
import { managers, operator, type Routes } from './route.ts';

export const syncRoutes = {
  'GET /sync/accounts': {
    summary: 'What is read from Microsoft, and what next',
    access: managers,
    answer: z.object({ items: z.array(sync.SyncAccount) }),
  },
  'GET /sync/runs': {
    summary: 'Runs of the sync, newest first by default',
    access: managers,
    query: sync.SyncRunQuery,
    answer: pageOf(sync.SyncRun),
  },
  'GET /sync/runs/:id': {
    summary: 'One run of the sync',
    access: managers,
    params: IdParam,
    answer: sync.SyncRun,
  },
  'POST /sync/runs/:id/continue': {
    summary: 'Let a run go on: what a guard found is true, or it was stopped for a while',
    access: operator,
    params: IdParam,
    answer: sync.SyncRun,
  },
  'POST /sync/runs/:id/stop': {
    summary: 'Stop a run, for good or for a while; nothing is marked as gone',
    access: operator,
    params: IdParam,
    body: sync.StopRunInput,
    answer: sync.SyncRun,
  },
  'POST /settings-sets/:id/sync': {
    summary: 'Read everything of a set’s partner account now',
    access: operator,
    params: IdParam,
    answer: sync.SyncRun,
    status: 202,
  },
  'POST /customers/:id/sync': {
    summary: 'Read all tenants of a customer now, before everything else',
    access: managers,
    params: IdParam,
    answer: z.object({ items: z.array(sync.SyncRun) }),
    status: 202,
  },
  'GET /customers/:id/tenants': {
    summary: 'A customer’s tenants as Microsoft told of them last',
    access: managers,
    params: IdParam,
    answer: z.object({ items: z.array(sync.MirrorTenant) }),
  },
  'GET /mirror-subscriptions': {
    summary: 'Subscriptions as Microsoft told of them last, whatever the product',
    access: managers,
    query: sync.MirrorSubscriptionQuery,
    answer: pageOf(sync.MirrorSubscription),
  },
} as const satisfies Routes;
