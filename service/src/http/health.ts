import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Context } from '../context.ts';

/** `/healthz`: the process lives. `/readyz`: it can reach its database. `/metrics`: Prometheus. */
export function healthRoutes(app: FastifyInstance, context: Context): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const open = { schema: { hide: true }, config: { access: 'anyone' as const } };
  app.get('/healthz', open, () => ({ status: 'alive' }));
  app.get('/readyz', open, async (_request, reply) => {
    try {
      await context.db.pool.query('select 1');
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'database away' });
    }
  });
  app.get('/metrics', open, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
