import { z } from 'zod';
import { Country, Email, Language, optional, Phone, text } from './fields.ts';
import { Id, Instant, PageQuery } from './page.ts';

export const AddressInput = z.object({
  country: Country,
  state: optional(z.string().trim().max(80, 'too-long')),
  city: text(80),
  addressLine1: text(200),
  addressLine2: optional(z.string().trim().max(200, 'too-long')),
  postalCode: z.string('required').trim().max(20, 'too-long').default(''),
});
export const ContactInput = z.object({
  firstName: text(50),
  lastName: text(50),
  email: Email,
  phone: optional(Phone),
});
export const CustomerInput = z.object({
  companyName: text(200),
  resellerId: Id.optional(),
  address: AddressInput,
  contact: ContactInput,
  language: Language,
  registrationNumber: optional(z.string().trim().max(60, 'too-long')),
});
export type CustomerInput = z.infer<typeof CustomerInput>;

export const Binding = z.object({
  id: Id,
  partnerAccountId: Id,
  partnerAccountName: z.string(),
  tenantId: z.string(),
  domain: z.string(),
  origin: z.enum(['created', 'existing', 'imported']),
  resellerMpnId: z.string().nullable(),
  boundAt: Instant,
});
export type Binding = z.infer<typeof Binding>;

export const Acceptance = z.object({
  id: Id,
  partnerAccountId: Id,
  tenantId: z.string().nullable(),
  method: z.enum(['attestation', 'direct']),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  acceptedAt: Instant,
  link: z.string(),
  templateId: z.string().nullable(),
  templateVersion: z.int().nullable(),
  language: z.string(),
  ipAddress: z.string().nullable(),
});
export type Acceptance = z.infer<typeof Acceptance>;

export const Customer = z.object({
  id: Id,
  number: z.int(),
  version: z.int(),
  companyName: z.string(),
  resellerId: Id,
  resellerName: z.string(),
  address: z.object({
    country: z.string(),
    state: z.string().nullable(),
    city: z.string(),
    addressLine1: z.string(),
    addressLine2: z.string().nullable(),
    postalCode: z.string(),
  }),
  contact: z.object({
    firstName: z.string(),
    lastName: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
  }),
  language: z.string(),
  registrationNumber: z.string().nullable(),
  /** Fields of the form that are empty although it asks for them, e.g. `contact.email`: Microsoft did not know them. */
  incomplete: z.array(z.string()),
  subscriptions: z.int(),
  bindings: z.array(Binding),
  acceptances: z.array(Acceptance),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Customer = z.infer<typeof Customer>;

export const CustomerRow = Customer.pick({
  id: true,
  number: true,
  companyName: true,
  resellerId: true,
  resellerName: true,
  subscriptions: true,
  updatedAt: true,
}).extend({ country: z.string(), tenants: z.int() });
export type CustomerRow = z.infer<typeof CustomerRow>;
export const CustomerQuery = PageQuery.extend({ resellerId: Id.optional() });
