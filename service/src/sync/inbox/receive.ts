import { verifyWebhook, WebhookRejected } from '@concord/microsoft/partner-center';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../../context.ts';
import { aboutEvent } from './about.ts';
import { createDoors, type Door } from './doors.ts';
import { webhookPath } from './path.ts';
import { createQueue } from './queue.ts';
import { createTrusts, type Trusts } from './trust.ts';

const longestBody = 64 * 1024;
/** Calls of one address in a minute. */
const perMinute = 120_000;

/**
 * Takes Microsoft's events in: proves the signature over the bytes as they came, keeps the event, and only then says
 * yes. Whatever else is answered, Microsoft tries again.
 * @see https://learn.microsoft.com/partner-center/developer/partner-center-webhooks
 */
export function receiveWebhooks(app: FastifyInstance, context: Context): void {
  const doors = createDoors(context);
  const trusts = createTrusts();
  const queue = createQueue(context);
  void app.register(async (raw) => {
    raw.removeAllContentTypeParsers();
    raw.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: longestBody }, (_request, body, done) =>
      done(null, body),
    );
    await raw.register(rateLimit, {
      max: perMinute,
      timeWindow: 60_000,
      keyGenerator: (request: FastifyRequest) => tokenOf(request),
    });
    raw.post(
      `${webhookPath}/:token`,
      { schema: { hide: true }, config: { access: 'anyone' }, bodyLimit: longestBody },
      async (request, reply) => {
        const door = await doors.find(tokenOf(request));
        if (!door) return say(reply, 404, 'Nobody listens at this address.');
        try {
          const event = await verified(context, trusts, door, request);
          const kept = await queue.put({ ...aboutEvent(event, context.clock.now()), ...door.addressee });
          if (kept) return say(reply, 200, 'Thank you.');
          return say(reply.header('retry-after', '30'), 503, 'Too many events wait. Send it again later.');
        } catch (error) {
          if (error instanceof WebhookRejected) {
            const { reason, message } = error;
            context.log.warn({ reason, ...door.addressee }, `an event was not believed: ${message}`);
            return say(reply, error.status, message);
          }
          context.log.warn({ err: error }, 'an event of Microsoft could not be kept');
          return say(
            reply.header('retry-after', '30'),
            503,
            'The event could not be kept. Send it again later.',
          );
        }
      },
    );
  });
}

const tokenOf = (request: FastifyRequest): string => (request.params as { token?: string }).token ?? '';

function say(reply: FastifyReply, status: number, message: string) {
  return reply.code(status).type('text/plain').send(message);
}

async function verified(context: Context, trusts: Trusts, door: Door, request: FastifyRequest) {
  const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
  const check = async () =>
    verifyWebhook(
      { headers: request.headers, body },
      await trusts.of(door.environment, door.address),
      context.clock.now(),
    );
  try {
    return await check();
  } catch (error) {
    const isChain = error instanceof WebhookRejected && error.reason === 'certificate';
    if (!isChain || !trusts.forget(door.environment, door.address)) throw error;
    return check();
  }
}
