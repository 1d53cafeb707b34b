import type { Event, EventQuery } from '@concord/contract/events';
import type { Page } from '@concord/contract/page';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { Refusal } from '../errors.ts';
import type { Handle } from '../http/handle.ts';
import { identify } from '../members/identify.ts';
import { text } from '../texts/texts.ts';

export function eventRoutes(handle: Handle, context: Context, app: FastifyInstance): void {
  handle('GET /events', ({ db, query, actor }) =>
    db(async (tx) => {
      const found = await listEvents(tx, query);
      // Microsoft's ids are the operator's side of the story.
      if (actor.role !== 'customer-owner') return found;
      return { ...found, items: found.items.map((event) => ({ ...event, data: {} })) };
    }),
  );

  const access = ['operator-administrator', 'reseller-manager', 'customer-owner'] as const;
  app.get('/api/v1/live', { schema: { hide: true }, config: { access } }, async (request, reply) => {
    const actor = await identify(context, request, access);
    const subtree = await context.db.in(actor.scope, (tx) =>
      tx.selectFrom('resellers').select('id').execute(),
    );
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    stream.write('retry: 1000\n\n');
    const stop = context.live.listen(actor.scope, new Set(subtree.map(({ id }) => id)), (message) =>
      stream.write(`data: ${JSON.stringify(message)}\n\n`),
    );
    const beat = setInterval(() => stream.write(': beat\n\n'), 20_000);
    request.raw.once('close', () => {
      clearInterval(beat);
      stop();
    });
  });
}

async function listEvents(tx: Tx, query: z.output<typeof EventQuery>): Promise<Page<Event>> {
  let rows = tx
    .selectFrom('events')
    .select(['seq', 'at', 'kind', 'actor', 'objectKind', 'objectId', 'data'])
    .select(sql<string>`encode(hash, 'hex')`.as('hash'));
  if (query.objectKind) rows = rows.where('objectKind', '=', query.objectKind);
  if (query.objectId) rows = rows.where('objectId', '=', query.objectId);
  if (query.kind) rows = rows.where('kind', 'like', `${query.kind.replace(/[\\%_]/g, '\\$&')}%`);
  if (query.q)
    rows = rows.where(
      sql<boolean>`(actor ilike ${`%${query.q}%`} or kind ilike ${`%${query.q}%`} or data::text ilike ${`%${query.q}%`})`,
    );
  const before = query.cursor === undefined ? undefined : Number(query.cursor);
  if (before !== undefined && !Number.isInteger(before)) throw new Refusal(400, 'unknown-cursor');
  const shown = before === undefined ? rows : rows.where('seq', '<', before);
  const found = await shown
    .orderBy('seq', 'desc')
    .limit(query.limit + 1)
    .execute();
  const items = found.slice(0, query.limit);
  const total = await tx
    .selectFrom(rows.limit(10_000).as('rows'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return {
    items: items.map((row) => {
      const data = row.data as Record<string, unknown>;
      return { ...row, data, at: row.at.toISOString(), text: text(`event.${row.kind}`, data) ?? row.kind };
    }),
    next: found.length > query.limit ? String(items.at(-1)?.seq) : undefined,
    total: total.count,
  };
}
