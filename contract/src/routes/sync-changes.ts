import { z } from 'zod';
import { IdParam, pageOf } from '../page.ts';
import * as heard from '../sync-changes.ts';
import { managers, operator, type Routes } from './route.ts';

export const syncChangesRoutes = {
  'GET /partner-accounts/:id/webhook': {
    summary: 'Where Microsoft sends its events',
    access: operator,
    params: IdParam,
    answer: heard.Webhook,
  },
  'POST /partner-accounts/:id/webhook': {
    summary: 'Register our address at Microsoft and test it',
    access: operator,
    params: IdParam,
    body: heard.WebhookInput,
    answer: heard.Webhook,
    status: 202,
  },
  'GET /partner-accounts/:id/flow': {
    summary: 'How word of changes comes: lag and lost events',
    access: operator,
    params: IdParam,
    query: heard.ChangeFlowQuery,
    answer: heard.ChangeFlow,
  },
  'GET /partner-accounts/:id/inbox': {
    summary: 'Word of changes, one by one',
    access: operator,
    params: IdParam,
    query: heard.InboxQuery,
    answer: pageOf(heard.InboxEvent),
  },
  'GET /partner-accounts/:id/pace': {
    summary: 'The rate budget, minute by minute',
    access: operator,
    params: IdParam,
    query: heard.PaceQuery,
    answer: heard.PaceGraph,
  },
  'GET /sync/freshness': {
    summary: 'How old what is shown is, by reseller and kind',
    access: managers,
    query: heard.FreshnessQuery,
    answer: z.object({ items: z.array(heard.FreshnessGroup) }),
  },
  'GET /sync/freshness/tenants': {
    summary: 'How old what is shown of each tenant is',
    access: managers,
    query: heard.FreshnessRowQuery,
    answer: pageOf(heard.FreshnessRow),
  },
  'GET /sync/health': {
    summary: 'Whether sync is well, for machines',
    access: managers,
    answer: heard.SyncHealth,
  },
  'GET /alerts': {
    summary: 'What a person has to know of now',
    access: managers,
    query: heard.AlertQuery,
    answer: pageOf(heard.Alert),
  },
  'POST /alerts/:id/clear': {
    summary: 'Say that an alert is dealt with',
    access: managers,
    params: IdParam,
    body: heard.ClearAlertInput,
    answer: heard.Alert,
  },
} as const satisfies Routes;
