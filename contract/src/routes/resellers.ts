import { z } from 'zod';
import { IdParam, pageOf } from '../page.ts';
import * as resellers from '../resellers.ts';
import { managers, operator, type Routes } from './route.ts';

export const resellersRoutes = {
  'GET /attributes': {
    summary: 'Custom attributes of resellers',
    access: managers,
    answer: z.object({ items: z.array(resellers.Attribute) }),
  },
  'POST /attributes': {
    summary: 'Create an attribute',
    access: operator,
    body: resellers.AttributeInput,
    answer: resellers.Attribute,
    status: 201,
  },
  'PUT /attributes/:id': {
    summary: 'Change an attribute',
    access: operator,
    params: IdParam,
    body: resellers.AttributeInput,
    answer: resellers.Attribute,
    versioned: true,
  },
  'GET /resellers': {
    summary: 'Resellers',
    access: managers,
    query: resellers.ResellerQuery,
    answer: pageOf(resellers.Reseller),
  },
  'POST /resellers': {
    summary: 'Create a reseller',
    access: managers,
    body: resellers.ResellerInput,
    answer: resellers.Reseller,
    status: 201,
  },
  'GET /resellers/:id': {
    summary: 'One reseller',
    access: managers,
    params: IdParam,
    answer: resellers.Reseller,
  },
  'PUT /resellers/:id': {
    summary: 'Save a reseller',
    access: managers,
    params: IdParam,
    body: resellers.ResellerInput,
    answer: resellers.Reseller,
    versioned: true,
  },
} as const satisfies Routes;
