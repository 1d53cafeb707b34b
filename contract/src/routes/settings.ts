import { z } from 'zod';
import { IdParam, pageOf } from '../page.ts';
import * as settings from '../settings.ts';
import { managers, operator, type Routes } from './route.ts';

export const settingsRoutes = {
  'GET /settings-sets': {
    summary: 'Sets of integration settings',
    access: managers,
    query: settings.SettingsSetQuery,
    answer: pageOf(settings.SettingsSetRow),
  },
  'POST /settings-sets': {
    summary: 'Create a set',
    access: managers,
    body: settings.NewSettingsSetInput,
    answer: settings.SettingsSet,
    status: 201,
  },
  'GET /settings-sets/:id': {
    summary: 'One set',
    access: managers,
    params: IdParam,
    answer: settings.SettingsSet,
  },
  'PUT /settings-sets/:id': {
    summary: 'Save a set',
    access: managers,
    params: IdParam,
    body: settings.SettingsSetInput,
    answer: settings.SettingsSet,
    versioned: true,
  },
  'DELETE /settings-sets/:id': {
    summary: 'Delete a set that no service uses',
    access: managers,
    params: IdParam,
    answer: null,
  },
  'POST /settings-sets/:id/duplicate': {
    summary: 'Copy a set without its secrets',
    access: managers,
    params: IdParam,
    answer: settings.SettingsSet,
    status: 201,
  },
  'POST /settings-sets/:id/deactivate': {
    summary: 'No new orders on this set',
    access: managers,
    params: IdParam,
    answer: settings.SettingsSet,
  },
  'POST /settings-sets/:id/activate': {
    summary: 'Allow orders again',
    access: managers,
    params: IdParam,
    answer: settings.SettingsSet,
  },
  'GET /settings-sets/:id/usage': {
    summary: 'Where a set is used',
    access: managers,
    params: IdParam,
    answer: settings.Usage,
  },
  'POST /settings-sets/:id/checks': {
    summary: 'Check the connection',
    access: managers,
    params: IdParam,
    answer: settings.ConnectionCheck,
    status: 202,
  },
  'GET /settings-sets/:id/checks/latest': {
    summary: 'The last connection check',
    access: managers,
    params: IdParam,
    answer: z.object({ check: settings.ConnectionCheck.nullable() }),
  },
  'GET /settings-sets/:id/consent': {
    summary: 'Redirect address and permissions to register',
    access: managers,
    params: IdParam,
    answer: settings.ConsentGuide,
  },
  'POST /settings-sets/:id/consent': {
    summary: 'Begin the consent at Entra',
    access: managers,
    params: IdParam,
    answer: settings.ConsentRequest,
  },
  'POST /settings-sets/:id/invitation-link': {
    summary: 'Fetch the invitation link from Microsoft',
    access: managers,
    params: IdParam,
    answer: settings.InvitationFetched,
  },
  'POST /secrets/rotate-key': {
    summary: 'Seal all secrets under a new master key',
    access: operator,
    answer: z.object({ sealed: z.int(), keyId: z.string() }),
  },
} as const satisfies Routes;
