import * as events from '../events.ts';
import { pageOf } from '../page.ts';
import { everyone, type Routes } from './route.ts';

export const eventsRoutes = {
  'GET /events': {
    summary: 'Events',
    access: everyone,
    query: events.EventQuery,
    answer: pageOf(events.Event),
  },
} as const satisfies Routes;
