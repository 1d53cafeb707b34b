import * as customers from '../customers.ts';
import { IdParam, pageOf } from '../page.ts';
import { everyone, managers, type Routes } from './route.ts';

export const customersRoutes = {
  'GET /customers': {
    summary: 'Customers',
    access: managers,
    query: customers.CustomerQuery,
    answer: pageOf(customers.CustomerRow),
  },
  'POST /customers': {
    summary: 'Create a customer',
    access: managers,
    body: customers.CustomerInput,
    answer: customers.Customer,
    status: 201,
  },
  'GET /customers/:id': {
    summary: 'One customer',
    access: everyone,
    params: IdParam,
    answer: customers.Customer,
  },
  'PUT /customers/:id': {
    summary: 'Save a customer',
    access: everyone,
    params: IdParam,
    body: customers.CustomerInput,
    answer: customers.Customer,
    versioned: true,
  },
} as const satisfies Routes;
