import { z } from 'zod';
import { IdParam, pageOf } from '../page.ts';
import * as plans from '../plans.ts';
import { everyone, managers, operator, type Routes } from './route.ts';

export const plansRoutes = {
  'GET /services': {
    summary: 'Services',
    access: managers,
    answer: z.object({ items: z.array(plans.Service) }),
  },
  'POST /services': {
    summary: 'Create a service',
    access: operator,
    body: plans.ServiceInput,
    answer: plans.Service,
    status: 201,
  },
  'GET /services/:id': { summary: 'One service', access: managers, params: IdParam, answer: plans.Service },
  'PUT /services/:id': {
    summary: 'Save a service',
    access: operator,
    params: IdParam,
    body: plans.ServiceInput,
    answer: plans.Service,
    versioned: true,
  },
  'GET /plans': { summary: 'Plans', access: everyone, query: plans.PlanQuery, answer: pageOf(plans.Plan) },
  'POST /plans': {
    summary: 'Create a plan',
    access: operator,
    body: plans.PlanInput,
    answer: plans.Plan,
    status: 201,
  },
  'GET /plans/:id': { summary: 'One plan', access: everyone, params: IdParam, answer: plans.Plan },
  'PUT /plans/:id': {
    summary: 'Save a plan',
    access: operator,
    params: IdParam,
    body: plans.PlanInput,
    answer: plans.Plan,
    versioned: true,
  },
  'GET /catalogue': {
    summary: 'What Microsoft sells under one SKU',
    access: operator,
    query: plans.CatalogueQuery,
    answer: plans.CatalogueAnswer,
  },
} as const satisfies Routes;
