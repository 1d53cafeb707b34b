import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { agreementRoutes } from '../agreements/routes.ts';
import { catalogueRoutes } from '../catalogue/routes.ts';
import type { Context } from '../context.ts';
import { customerRoutes } from '../customers/routes.ts';
import { newId } from '../db/ids.ts';
import { eventRoutes } from '../events/routes.ts';
import { memberRoutes } from '../members/routes.ts';
import { orderRoutes } from '../orders/routes.ts';
import { planRoutes } from '../plans/routes.ts';
import { reportRoutes } from '../reports/routes.ts';
import { resellerRoutes } from '../resellers/routes.ts';
import { settingsRoutes } from '../settings/routes.ts';
import { subscriptionRoutes } from '../subscriptions/routes.ts';
import { syncRoutes } from '../sync/routes.ts';
import { transferRoutes } from '../transfer/routes.ts';
import { transferDeskRoutes } from '../transfers/routes.ts';
import { userRoutes } from '../users/routes.ts';
import { handler } from './handle.ts';
import { healthRoutes } from './health.ts';
import { panels } from './panels.ts';
import { problems } from './problems.ts';

const rooms = [
  memberRoutes,
  settingsRoutes,
  resellerRoutes,
  customerRoutes,
  agreementRoutes,
  catalogueRoutes,
  planRoutes,
  userRoutes,
  orderRoutes,
  subscriptionRoutes,
  transferDeskRoutes,
  syncRoutes,
  reportRoutes,
  eventRoutes,
  transferRoutes,
];

/** The API and the panels as one Fastify application, not listening yet. */
export async function buildServer(context: Context): Promise<FastifyInstance> {
  const app = Fastify({
    // Of its own Fastify has nothing to say below a warning that we do not say ourselves.
    loggerInstance: context.log.child(
      {},
      { level: context.log.level === 'info' ? 'warn' : context.log.level },
    ),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: context.config.trustProxy,
    bodyLimit: 1024 * 1024,
    genReqId: () => newId(),
    routerOptions: { ignoreTrailingSlash: true },
    forceCloseConnections: true,
  }).withTypeProvider<ZodTypeProvider>() as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.addHook('onResponse', (request, reply, done) => {
    const ms = Math.round(reply.elapsedTime);
    request.log.debug(
      { method: request.method, url: request.routeOptions.url, status: reply.statusCode, ms },
      'request',
    );
    done();
  });
  problems(app);

  await app.register(cookie);
  await app.register(helmet, {
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Concord',
        version: '1',
        description: 'Settings, orders and sync for Microsoft CSP partners.',
      },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'concord_operator' },
        },
      },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });
  app.get('/api/openapi.json', { schema: { hide: true }, config: { access: 'anyone' } }, () => app.swagger());

  await app.register(async (scoped) => {
    const handle = handler(scoped, context);
    for (const room of rooms) room(handle, context, scoped);
  });
  healthRoutes(app, context);
  await panels(app);
  return app;
}
