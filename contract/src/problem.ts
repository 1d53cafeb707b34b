import { z } from 'zod';

/** An error of the API, `application/problem+json` (RFC 9457). `code` is stable; the texts may change. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  /** What happened and why. */
  detail: z.string().optional(),
  /** What to do next, and who can do it. */
  next: z.string().optional(),
  /** Fields that were refused: path in the request body and a message key. */
  fields: z.array(z.object({ path: z.string(), problem: z.string(), text: z.string() })).optional(),
  /** Microsoft's own code and ids, for a support request. */
  microsoft: z
    .object({
      code: z.string().optional(),
      requestId: z.string().optional(),
      correlationId: z.string().optional(),
    })
    .optional(),
  /** The stored object, when a stale edit was refused (412). */
  current: z.unknown().optional(),
  /** What stands in the way, when something is still in use (409). */
  uses: z.array(z.object({ kind: z.string(), id: z.string(), name: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;
