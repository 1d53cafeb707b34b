import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import type { Handle } from '../http/handle.ts';
import { identify } from '../members/identify.ts';
import { exportAll } from './export.ts';

export function transferRoutes(_handle: Handle, context: Context, app: FastifyInstance): void {
  const access = ['operator-administrator'] as const;
  app.get('/api/v1/export', { schema: { hide: true }, config: { access } }, async (request, reply) => {
    await identify(context, request, access);
    const out = new PassThrough();
    // A reader that stops half-way must not look complete: the connection is cut instead of ended.
    exportAll(context, async (line) => {
      if (!out.write(`${line}\n`)) await once(out, 'drain');
    }).then(
      () => out.end(),
      (error: Error) => out.destroy(error),
    );
    return reply.type('application/x-ndjson').send(out);
  });
}
