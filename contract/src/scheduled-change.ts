import { z } from 'zod';

/** What can be decided for the end of a term: a new one, the end, or month by month from then on. */
export const AtTermEnd = z.enum(['renew', 'cancel', 'extend']);

/** What is decided for the end of the term, as Microsoft has it. */
export const ScheduledChange = z.object({
  atTermEnd: AtTermEnd,
  quantity: z.int().optional(),
  productId: z.string().optional(),
  skuId: z.string().optional(),
  termDuration: z.string().optional(),
  billingCycle: z.string().optional(),
  promotionId: z.string().optional(),
  customTermEndDate: z.string().optional(),
});
export type ScheduledChange = z.infer<typeof ScheduledChange>;
