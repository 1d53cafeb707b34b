import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const dist = join(import.meta.dirname, '../../../panel/dist');

/** Serves the two built panels; every address below them is the panel's own to route. */
export async function panels(app: FastifyInstance): Promise<void> {
  const open = { schema: { hide: true }, config: { access: 'anyone' as const } };
  app.get('/', open, (_request, reply) => reply.redirect('/operator'));
  if (!existsSync(dist)) return;
  await app.register(fastifyStatic, {
    root: dist,
    index: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/');
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  for (const panel of ['operator', 'customer']) {
    for (const path of [`/${panel}`, `/${panel}/*`]) {
      app.get(path, open, (_request, reply) => reply.sendFile(`${panel}.html`));
    }
  }
}
