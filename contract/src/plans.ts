import { z } from 'zod';
import { Country, Currency, optional, text } from './fields.ts';
import { Id, Instant, PageQuery } from './page.ts';

export const ServiceInput = z.object({
  name: text(100),
  settingsSetId: Id,
  description: optional(z.string().trim().max(2000, 'too-long')),
});
export type ServiceInput = z.infer<typeof ServiceInput>;
export const Service = z.object({
  id: Id,
  number: z.int(),
  version: z.int(),
  name: z.string(),
  description: z.string().nullable(),
  settingsSetId: Id,
  settingsSetName: z.string(),
  plans: z.int(),
  updatedAt: Instant,
});
export type Service = z.infer<typeof Service>;

export const Segment = z.enum(['commercial', 'education', 'government', 'nonprofit']);
export const TermDuration = z.enum(['P1M', 'P1Y', 'P3Y']);
export const BillingCycle = z.enum(['monthly', 'annual', 'triennial']);

export const PlanInput = z
  .object({
    name: text(200),
    description: optional(z.string().trim().max(2000, 'too-long')),
    serviceId: Id,
    productId: text(60),
    skuId: text(60),
    segment: Segment,
    market: Country,
    termDuration: TermDuration,
    billingCycle: BillingCycle,
    /** Price of one seat for one billing cycle, before tax. */
    price: z
      .string('required')
      .trim()
      .regex(/^\d{1,10}(\.\d{1,4})?$/, 'money'),
    currency: Currency,
    minimumSeats: z.coerce
      .number('number')
      .int('whole-number')
      .min(1, 'positive')
      .max(1_000_000, 'too-large'),
    maximumSeats: z.coerce
      .number('number')
      .int('whole-number')
      .min(1, 'positive')
      .max(1_000_000, 'too-large'),
    active: z.boolean().default(true),
  })
  .refine((plan) => plan.maximumSeats >= plan.minimumSeats, {
    path: ['maximumSeats'],
    message: 'below-minimum',
  });
export type PlanInput = z.infer<typeof PlanInput>;

export const Plan = z.object({
  id: Id,
  number: z.int(),
  version: z.int(),
  name: z.string(),
  description: z.string().nullable(),
  serviceId: Id,
  serviceName: z.string(),
  settingsSetId: Id,
  productId: z.string(),
  skuId: z.string(),
  segment: Segment,
  market: z.string(),
  termDuration: TermDuration,
  billingCycle: BillingCycle,
  price: z.string(),
  currency: z.string(),
  minimumSeats: z.int(),
  maximumSeats: z.int(),
  active: z.boolean(),
  updatedAt: Instant,
});
export type Plan = z.infer<typeof Plan>;
export const PlanQuery = PageQuery.extend({
  serviceId: Id.optional(),
  active: z.enum(['true', 'false']).optional(),
});

/** What Microsoft's catalogue says about one SKU: fills and checks the plan form. */
export const CatalogueQuery = z.object({
  settingsSetId: Id,
  productId: text(60),
  skuId: text(60),
  market: Country,
  segment: Segment,
});
export const CatalogueAnswer = z.object({
  productTitle: z.string(),
  skuTitle: z.string(),
  currency: z.string(),
  minimumSeats: z.int(),
  maximumSeats: z.int(),
  isTrial: z.boolean(),
  /** Only licence-based products can be ordered. */
  orderable: z.boolean(),
  terms: z.array(z.object({ termDuration: z.string(), billingCycle: z.string() })),
});
export type CatalogueAnswer = z.infer<typeof CatalogueAnswer>;
