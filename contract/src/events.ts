import { z } from 'zod';
import { Id, Instant, PageQuery } from './page.ts';

export const Event = z.object({
  seq: z.int(),
  at: Instant,
  /** e.g. `settings-set.updated` */
  kind: z.string(),
  /** Who: a member's name, or `Concord`. */
  actor: z.string(),
  objectKind: z.string(),
  objectId: Id,
  /** One sentence for people. */
  text: z.string(),
  data: z.record(z.string(), z.unknown()),
  hash: z.string(),
});
export type Event = z.infer<typeof Event>;

export const EventQuery = PageQuery.pick({ cursor: true, limit: true, q: true }).extend({
  objectKind: z.string().max(40).optional(),
  objectId: Id.optional(),
  kind: z.string().max(60).optional(),
});

/** Sent over `GET /api/v1/live` (server-sent events): what changed, never the content. */
export const LiveMessage = z.object({ objectKind: z.string(), objectId: Id });
export type LiveMessage = z.infer<typeof LiveMessage>;
