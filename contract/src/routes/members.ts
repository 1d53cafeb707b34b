import { z } from 'zod';
import * as members from '../members.ts';
import { Id } from '../page.ts';
import { everyone, managers, type Routes } from './route.ts';

export const membersRoutes = {
  'POST /session': { summary: 'Sign in', access: 'anyone', body: members.SignIn, answer: members.Session },
  'POST /session/token': {
    summary: 'Sign in as a program',
    access: 'anyone',
    body: members.SignIn,
    answer: members.SessionToken,
  },
  'GET /session': { summary: 'Who is signed in', access: everyone, answer: members.Session },
  'DELETE /session': { summary: 'Sign out', access: everyone, answer: null },
  'DELETE /sessions': { summary: 'Sign out everywhere', access: everyone, answer: null },
  'PUT /preferences/:page': {
    summary: 'Keep what a member chose for a page',
    access: everyone,
    params: z.object({ page: z.string().max(60) }),
    body: z.record(z.string(), z.unknown()),
    answer: null,
  },
  'GET /members': {
    summary: 'Members of a reseller or customer',
    access: everyone,
    query: z.object({ resellerId: Id.optional(), customerId: Id.optional() }),
    answer: z.object({ items: z.array(members.Member) }),
  },
  'POST /members': {
    summary: 'Add a member',
    access: managers,
    body: members.NewMember,
    answer: members.CreatedMember,
    status: 201,
  },
} as const satisfies Routes;
