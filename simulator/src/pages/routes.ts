import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import type { Answer } from '../exchange.ts';
import { customerPage } from './customers.ts';
import { home } from './home.ts';

/** The simulator's own web page, which faults and the log leave alone; all it shows, control calls tell as well. */
export function pageRoutes(server: FastifyInstance, context: Context): void {
  const show =
    (page: (request: FastifyRequest) => Answer) => (request: FastifyRequest, reply: FastifyReply) => {
      context.clock.catchUp();
      const { status, headers = {}, text } = page(request);
      return reply.status(status).headers(headers).send(text);
    };
  server.get(
    '/',
    show((request) => home(context, request.query as Record<string, string | undefined>)),
  );
  server.get(
    '/_simulator/pages/customers/:id',
    show((request) => customerPage(context, (request.params as { id: string }).id)),
  );
}
