import { IdParam } from '../page.ts';
import * as users from '../users.ts';
import { everyone, managers, type Routes } from './route.ts';

export const usersRoutes = {
  'GET /bindings/:id/users': {
    summary: 'People of a customer’s tenant',
    access: everyone,
    params: IdParam,
    query: users.UserQuery,
    answer: users.UserPage,
  },
  'POST /bindings/:id/users': {
    summary: 'Create a person in the tenant',
    access: everyone,
    params: IdParam,
    body: users.NewUserInput,
    answer: users.CreatedUser,
    status: 201,
    idempotent: true,
  },
  'GET /bindings/:id/users/:userId': {
    summary: 'One person of the tenant, read at Microsoft now',
    access: everyone,
    params: users.UserParams,
    answer: users.User,
  },
  'PUT /bindings/:id/users/:userId': {
    summary: 'Change a person',
    access: everyone,
    params: users.UserParams,
    body: users.UserInput,
    answer: users.User,
    versioned: true,
  },
  'DELETE /bindings/:id/users/:userId': {
    summary: 'Delete a person; restorable for thirty days',
    access: everyone,
    params: users.UserParams,
    answer: null,
  },
  'POST /bindings/:id/users/:userId/restore': {
    summary: 'Bring a deleted person back',
    access: everyone,
    params: users.UserParams,
    answer: users.User,
  },
  'POST /bindings/:id/users/:userId/reset-password': {
    summary: 'Set a temporary password, shown once',
    access: everyone,
    params: users.UserParams,
    answer: users.NewPassword,
  },
  'POST /bindings/:id/users/:userId/licences': {
    summary: 'Assign and remove licences',
    access: everyone,
    params: users.UserParams,
    body: users.LicencesInput,
    answer: users.User,
  },
  'POST /bindings/:id/access': {
    summary: 'Get the rights that people and licences of a tenant need',
    access: managers,
    params: IdParam,
    answer: users.TenantAccess,
  },
  'GET /bindings/:id/licences': {
    summary: 'Licences of the tenant with seats assigned, free and over',
    access: everyone,
    params: IdParam,
    query: users.FreshQuery,
    answer: users.TenantLicences,
  },
  'GET /subscriptions/:id/licence': {
    summary: 'The licence that the seats of a subscription are',
    access: everyone,
    params: IdParam,
    answer: users.SubscriptionLicence,
  },
  'GET /bindings/:id/user-domains': {
    summary: 'Domains for sign-in names',
    access: everyone,
    params: IdParam,
    answer: users.UserDomains,
  },
} as const satisfies Routes;
