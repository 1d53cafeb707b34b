import { z } from 'zod';
import { Email, optional, Phone, text } from './fields.ts';
import { Id, Instant, Money, PageQuery } from './page.ts';

export const Signatory = z.object({
  firstName: text(50),
  lastName: text(50),
  email: Email,
  phone: optional(Phone),
});
export type Signatory = z.infer<typeof Signatory>;

/** What the order wizard must ask, for this customer and plan. */
export const Ordering = z.object({
  planId: Id,
  customerId: Id,
  customerName: z.string(),
  partnerAccountId: Id,
  /** The tenant that the order will go to, when one is bound already. */
  tenant: z.object({ tenantId: z.string(), domain: z.string() }).nullable(),
  agreement: z.object({
    needed: z.boolean(),
    link: z.string(),
    acceptedAt: Instant.nullable(),
    signatory: z
      .object({
        firstName: z.string(),
        lastName: z.string(),
        email: z.string(),
        phone: z.string().nullable(),
      })
      .nullable(),
  }),
  newTenants: z.object({ allowed: z.boolean(), suffix: z.string(), suggestion: z.string() }),
  invitationLink: z.string().nullable(),
  /** Why nothing can be ordered now; empty when all is well. */
  problems: z.array(z.object({ code: z.string(), text: z.string(), next: z.string() })),
});
export type Ordering = z.infer<typeof Ordering>;
export const OrderingQuery = z.object({ planId: Id, customerId: Id.optional() });

export const DomainQuery = z.object({ planId: Id, prefix: z.string().trim().max(200) });
/** `unknown` never passes for `free`. */
export const DomainAnswer = z.object({
  domain: z.string(),
  state: z.enum(['free', 'taken', 'unknown', 'invalid']),
  text: z.string(),
});
export type DomainAnswer = z.infer<typeof DomainAnswer>;

export const AttestationInput = z.object({
  planId: Id,
  customerId: Id.optional(),
  signatory: Signatory,
  accepted: z.literal(true, 'agreement-unaccepted'),
});
export type AttestationInput = z.infer<typeof AttestationInput>;
export const AttestationAnswer = z.object({
  id: Id,
  state: z.enum(['created', 'accepted', 'finalised']),
  link: z.string(),
});
export type AttestationAnswer = z.infer<typeof AttestationAnswer>;

const NewTenantChoice = z.object({ kind: z.literal('new'), prefix: text(200) });
const ExistingTenantChoice = z.object({
  kind: z.literal('existing'),
  withSubdomain: z.boolean(),
  /** Subdomain alone (with subdomain) or a whole domain name. */
  domain: text(253),
});
export const TenantChoice = z.discriminatedUnion('kind', [NewTenantChoice, ExistingTenantChoice]);
export type TenantChoice = z.infer<typeof TenantChoice>;

export const OrderInput = z.object({
  planId: Id,
  customerId: Id.optional(),
  seats: z.coerce.number('number').int('whole-number').min(1, 'positive').max(1_000_000, 'too-large'),
  tenant: TenantChoice.optional(),
  attestationId: Id.optional(),
});
export type OrderInput = z.infer<typeof OrderInput>;

export const PreflightFinding = z.object({
  level: z.enum(['refusal', 'warning']),
  /** Wizard page that can mend it. */
  page: z.enum(['plan', 'agreement', 'tenant', 'customer', 'settings']),
  code: z.string(),
  text: z.string(),
  next: z.string(),
});
export const Preflight = z.object({ findings: z.array(PreflightFinding), total: Money });
export type Preflight = z.infer<typeof Preflight>;

export const OrderState = z.enum([
  'placed',
  'provisioning',
  'waiting',
  'needs-attention',
  'completed',
  'cancelled',
]);
export type OrderState = z.infer<typeof OrderState>;

export const StepName = z.enum([
  'invitation',
  'ownership',
  'tenant',
  'agreement',
  'cart',
  'checkout',
  'activation',
  'complete',
]);
export type StepName = z.infer<typeof StepName>;

export const OrderStep = z.object({
  name: StepName,
  state: z.enum(['pending', 'running', 'waiting', 'retrying', 'failed', 'done', 'skipped']),
  attempts: z.int(),
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  /** When it is looked at again by itself. */
  dueAt: Instant.nullable(),
  requestId: z.string().nullable(),
  correlationId: z.string().nullable(),
  /** Why it waits or failed. */
  reason: z.string().nullable(),
  next: z.string().nullable(),
  code: z.string().nullable(),
});
export type OrderStep = z.infer<typeof OrderStep>;

export const Order = z.object({
  id: Id,
  number: z.int(),
  state: OrderState,
  customerId: Id,
  customerName: z.string(),
  resellerId: Id,
  resellerName: z.string(),
  planId: Id,
  planName: z.string(),
  settingsSetId: Id,
  seats: z.int(),
  price: Money,
  total: Money,
  termDuration: z.string(),
  billingCycle: z.string(),
  tenant: z.object({
    kind: z.enum(['new', 'existing', 'bound']),
    domain: z.string(),
    tenantId: z.string().nullable(),
  }),
  resellerMpnId: z.string().nullable(),
  placedBy: z.string(),
  placedAt: Instant,
  completedAt: Instant.nullable(),
  subscriptionId: Id.nullable(),
  steps: z.array(OrderStep),
  invitationLink: z.string().nullable(),
  /** What a member may do now. */
  actions: z.array(z.enum(['confirm-ownership', 'retry', 'check-now', 'cancel'])),
});
export type Order = z.infer<typeof Order>;

export const OrderRow = Order.pick({
  id: true,
  number: true,
  state: true,
  customerId: true,
  customerName: true,
  resellerName: true,
  planName: true,
  seats: true,
  total: true,
  placedAt: true,
}).extend({
  /** The step for which a waiting order waits. */
  waitsFor: StepName.nullable(),
});
export type OrderRow = z.infer<typeof OrderRow>;
export const OrderQuery = PageQuery.extend({
  state: OrderState.optional(),
  waitsFor: StepName.optional(),
  customerId: Id.optional(),
});
