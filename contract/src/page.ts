import { z } from 'zod';

/** Keyset paging: `cursor` is opaque and comes from `next` or `previous` of an earlier page. */
export const PageQuery = z.object({
  q: z.string().trim().max(200).optional(),
  sort: z.string().max(40).optional(),
  order: z.enum(['asc', 'desc']).default('asc'),
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PageQuery = z.infer<typeof PageQuery>;

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z.string().optional(),
    previous: z.string().optional(),
    /** Exact below 10,000 rows, then the planner's estimate. */
    total: z.int(),
  });
}

export type Page<T> = { items: T[]; next?: string; previous?: string; total: number };

/** Every object that is edited carries the version its next edit must name in `If-Match`. */
export const Versioned = z.object({ version: z.int() });
export const Id = z.uuid();
export const IdParam = z.object({ id: Id });
export const Instant = z.iso.datetime();
export const Money = z.object({
  amount: z.string().regex(/^-?\d+(\.\d+)?$/),
  currency: z.string().length(3),
});
export type Money = z.infer<typeof Money>;
