import { z } from 'zod';
import { AttributeKey, Country, Currency, optional, text } from './fields.ts';
import { Id, Instant, PageQuery } from './page.ts';

export const AttributeType = z.enum(['string', 'text', 'checkbox', 'date', 'list']);

/** Definition of a custom attribute of resellers. */
export const AttributeInput = z.object({
  key: AttributeKey,
  name: text(100),
  type: AttributeType,
  /** Regular expression the value must match as a whole. */
  format: optional(
    z
      .string()
      .max(200, 'too-long')
      .refine((source) => {
        try {
          new RegExp(source, 'u');
          return true;
        } catch {
          return false;
        }
      }, 'regular-expression'),
  ),
  options: z.array(text(100)).max(100).default([]),
  required: z.boolean().default(false),
});
export type AttributeInput = z.infer<typeof AttributeInput>;
export const Attribute = AttributeInput.extend({
  id: Id,
  format: z.string().nullable(),
  version: z.int(),
  updatedAt: Instant,
});
export type Attribute = z.infer<typeof Attribute>;

export const ResellerInput = z.object({
  name: text(200),
  parentId: Id.optional(),
  country: Country,
  currency: Currency,
  domain: optional(z.string().trim().max(253, 'too-long')),
  /** The reseller's own Microsoft tenant; sent as `associatedPartnerId` by an indirect provider. */
  tenantId: optional(
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'guid'),
  ),
  attributes: z.record(z.string(), z.string().max(2000, 'too-long')).default({}),
});
export type ResellerInput = z.infer<typeof ResellerInput>;

export const Reseller = z.object({
  id: Id,
  number: z.int(),
  version: z.int(),
  name: z.string(),
  parentId: Id.nullable(),
  parentName: z.string().nullable(),
  /** Number of steps below the operator. */
  level: z.int(),
  country: z.string(),
  currency: z.string(),
  domain: z.string().nullable(),
  tenantId: z.string().nullable(),
  attributes: z.record(z.string(), z.string()),
  customers: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Reseller = z.infer<typeof Reseller>;
export const ResellerQuery = PageQuery;
