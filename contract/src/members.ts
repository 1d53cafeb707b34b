import { z } from 'zod';
import { Email, text } from './fields.ts';
import { Id, Instant } from './page.ts';

export const Role = z.enum(['operator-administrator', 'reseller-manager', 'customer-owner']);
export type Role = z.infer<typeof Role>;

export const SignIn = z.object({
  email: Email,
  password: z.string('required').min(1, 'required').max(200, 'too-long'),
  panel: z.enum(['operator', 'customer']),
});
export type SignIn = z.infer<typeof SignIn>;

export const Member = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: Role,
  resellerId: Id.nullable(),
  customerId: Id.nullable(),
  active: z.boolean(),
  createdAt: Instant,
  lastSignInAt: Instant.nullable(),
});
export type Member = z.infer<typeof Member>;

export const Session = z.object({
  member: Member,
  /** Name of the operator, reseller or customer the member acts for. */
  organisation: z.string(),
  /** `simulator` is set while the simulator stands in for Microsoft. */
  mode: z.enum(['evaluation', 'production']),
  simulator: z.string().nullable(),
  now: Instant,
  preferences: z.record(z.string(), z.unknown()),
});
export type Session = z.infer<typeof Session>;

/** Sign-in for programs: the token goes into `Authorization: Bearer …`. */
export const SessionToken = z.object({ token: z.string(), expiresAt: Instant });

export const NewMember = z.object({
  name: text(100),
  email: Email,
  role: Role,
  resellerId: Id.optional(),
  customerId: Id.optional(),
});
export type NewMember = z.infer<typeof NewMember>;

/** The generated password is in this answer only. */
export const CreatedMember = Member.extend({ password: z.string() });
export type CreatedMember = z.infer<typeof CreatedMember>;
