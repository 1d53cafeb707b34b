import { z } from 'zod';
import * as imports from '../imports.ts';
import { IdParam, pageOf } from '../page.ts';
import { operator, type Routes } from './route.ts';

export const importsRoutes = {
  'GET /sync/imports': {
    summary: 'Partner accounts and what of them is imported',
    access: operator,
    answer: z.object({ items: z.array(imports.Import) }),
  },
  'GET /partner-accounts/:id/import': {
    summary: 'How far the import of a partner account is',
    access: operator,
    params: IdParam,
    answer: imports.Import,
  },
  'GET /partner-accounts/:id/import/rows': {
    summary: 'Tenants that nobody was bound to, with what becomes of them',
    access: operator,
    params: IdParam,
    query: imports.ImportQuery,
    answer: pageOf(imports.ImportRow),
  },
  'POST /partner-accounts/:id/import/match': {
    summary: 'Look anew for the customers and resellers of tenants that nobody decided of',
    access: operator,
    params: IdParam,
    answer: imports.Import,
  },
  'POST /partner-accounts/:id/import/decisions': {
    summary: 'Say what becomes of tenants, named or by filter',
    access: operator,
    params: IdParam,
    body: imports.ImportDecisionInput,
    answer: imports.ImportDecisionAnswer,
  },
  'POST /partner-accounts/:id/import/apply': {
    summary: 'Carry out what is decided',
    access: operator,
    params: IdParam,
    body: imports.ImportApplyInput,
    answer: imports.Import,
    status: 202,
  },
  'POST /partner-accounts/:id/import/stop': {
    summary: 'Carry out no more; what is done stays done',
    access: operator,
    params: IdParam,
    answer: imports.Import,
  },
} as const satisfies Routes;
