import type { FastifyInstance } from 'fastify';
import { derOf } from '../certificates.ts';
import type { Context } from '../context.ts';
import type { Chain } from './chain.ts';

/** The certificates that receivers of events fetch, in the binary form. */
export function certificateRoutes(server: FastifyInstance, context: Context): void {
  const files: Record<string, (chain: Chain) => string> = {
    'pcnotifications-dispatch.microsoft.com.cer': (chain) => chain.leaf,
    'issuing.cer': (chain) => chain.issuing,
    'root.cer': (chain) => chain.root,
  };
  for (const [name, pick] of Object.entries(files))
    server.get(`/cert/${name}`, async (_, reply) => {
      const pem = pick(await context.webhooks.chain());
      return reply.type('application/pkix-cert').send(derOf(pem));
    });
}
