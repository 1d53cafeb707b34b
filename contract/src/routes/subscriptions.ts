import { IdParam, pageOf } from '../page.ts';
import * as changes from '../subscription-changes.ts';
import * as subscriptions from '../subscriptions.ts';
import { everyone, managers, type Routes } from './route.ts';

export const subscriptionsRoutes = {
  'GET /subscriptions': {
    summary: 'Subscriptions',
    access: everyone,
    query: subscriptions.SubscriptionQuery,
    answer: pageOf(subscriptions.SubscriptionRow),
  },
  'GET /subscriptions/:id': {
    summary: 'One subscription',
    access: everyone,
    params: IdParam,
    answer: subscriptions.Subscription,
  },
  'POST /subscriptions/:id/reveal-password': {
    summary: 'Show the temporary admin password, once',
    access: ['customer-owner'],
    params: IdParam,
    answer: subscriptions.RevealedPassword,
  },
  'GET /subscriptions/:id/preview': {
    summary: 'What a verb would do, and whether Microsoft allows it',
    access: managers,
    params: IdParam,
    query: changes.PreviewQuery,
    answer: changes.ChangePreview,
  },
  'POST /subscriptions/:id/seats': {
    summary: 'Change seats',
    access: managers,
    params: IdParam,
    body: changes.SeatsInput,
    answer: changes.SubscriptionChange,
    versioned: true,
    idempotent: true,
  },
  'POST /subscriptions/:id/suspend': {
    summary: 'Suspend',
    access: managers,
    params: IdParam,
    answer: changes.SubscriptionChange,
    versioned: true,
    idempotent: true,
  },
  'POST /subscriptions/:id/resume': {
    summary: 'Resume what was suspended',
    access: managers,
    params: IdParam,
    answer: changes.SubscriptionChange,
    versioned: true,
    idempotent: true,
  },
  'POST /subscriptions/:id/cancel': {
    summary: 'Cancel within the window',
    access: managers,
    params: IdParam,
    answer: changes.SubscriptionChange,
    versioned: true,
    idempotent: true,
  },
  'POST /subscriptions/:id/auto-renew': {
    summary: 'Switch auto-renew',
    access: managers,
    params: IdParam,
    body: changes.AutoRenewInput,
    answer: changes.SubscriptionChange,
    versioned: true,
    idempotent: true,
  },
  'POST /subscriptions/:id/scheduled-change': {
    summary: 'Say what happens at the end of the term',
    access: managers,
    params: IdParam,
    body: changes.ScheduledChangeInput,
    answer: changes.SubscriptionChange,
    versioned: true,
    idempotent: true,
  },
  'DELETE /subscriptions/:id/scheduled-change': {
    summary: 'Take back what was scheduled',
    access: managers,
    params: IdParam,
    answer: changes.SubscriptionChange,
    versioned: true,
    idempotent: true,
  },
} as const satisfies Routes;
