import type { z } from 'zod';
import type { Role } from '../members.ts';

type Access = 'anyone' | readonly Role[];

export interface RouteShape {
  summary: string;
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Answer of success; `null` is 204 without a body. */
  answer: z.ZodType | null;
  status?: 200 | 201 | 202;
  /** Needs `If-Match` with the version that was read. */
  versioned?: boolean;
  /** Takes `Idempotency-Key`: the same key answers the same again. */
  idempotent?: boolean;
}

export const operator = ['operator-administrator'] as const;
export const managers = ['operator-administrator', 'reseller-manager'] as const;
export const everyone = ['operator-administrator', 'reseller-manager', 'customer-owner'] as const;

export type Routes = Record<string, RouteShape>;
