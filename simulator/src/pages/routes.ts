import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { exchange } from '../exchange.ts';
import { customerPage } from './customers.ts';
import { home } from './home.ts';

/** The simulator's own web page: everything that it shows can also be asked for by control calls. */
export function pageRoutes(server: FastifyInstance, context: Context): void {
  const query = (request: FastifyRequest) => request.query as Record<string, string | undefined>;
  server.get('/', (request, reply) => exchange(context, request, reply, () => home(context, query(request))));
  server.get('/_simulator/pages/customers/:id', (request, reply) =>
    exchange(context, request, reply, () => customerPage(context, (request.params as { id: string }).id)),
  );
}
