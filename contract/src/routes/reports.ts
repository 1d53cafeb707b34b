import * as reports from '../reports.ts';
import { managers, type Routes } from './route.ts';

export const reportsRoutes = {
  'GET /reports': {
    summary: 'Reports, and to whom they are mailed',
    access: managers,
    answer: reports.Reports,
  },
  'GET /reports/:report': {
    summary: 'One page of a report; `rows.csv` below it is all of it',
    access: managers,
    params: reports.ReportParam,
    query: reports.ReportQuery,
    answer: reports.ReportPage,
  },
  'PUT /reports/:report/schedule': {
    summary: 'Have a report mailed to oneself, or no more',
    access: managers,
    params: reports.ReportParam,
    body: reports.ReportScheduleInput,
    answer: reports.Reports,
  },
} as const satisfies Routes;
