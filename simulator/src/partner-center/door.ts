import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { signingKeys } from '../entra/keys.ts';
import { type Answer, exchange } from '../exchange.ts';
import { uuidOf } from '../ids.ts';
import { Body } from './body.ts';
import { checkCaller, createCallers } from './caller.ts';
import { noteUserCall } from './mfa-reports.ts';
import { notModelled } from './not-modelled.ts';
import { ofCustomer } from './of-customer.ts';
import { type Call, type Operation, routeOf } from './operation.ts';
import { operations } from './operations.ts';
import { Refusal } from './refusal.ts';
import { createRepeats } from './repeats.ts';
import { createThrottle } from './throttle.ts';

/**
 * Partner Center's one door: token, quota, repeated requests, relationship; then the operation; then the headers and
 * the byte order mark that Microsoft puts before the JSON of successful answers.
 */
export async function partnerCenterRoutes(server: FastifyInstance, context: Context): Promise<void> {
  const callerOf = createCallers(context, await signingKeys(context.world));
  const throttle = createThrottle(context);
  const once = createRepeats(context);
  let calls = 0;

  for (const operation of operations)
    server.route({
      method: operation.method,
      url: routeOf(operation),
      handler: (request, reply) =>
        exchange(context, request, reply, (slow) => serve(operation, request, slow)),
    });

  const modelled = new Set(operations.map((one) => `${one.method} ${routeOf(one)}`));
  for (const url of notModelled)
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE'] as const)
      if (!modelled.has(`${method} ${url}`))
        server.route({ method, url, handler: (_, reply) => reply.callNotFound() });

  async function serve(
    operation: Operation,
    request: FastifyRequest,
    slow: () => Promise<void>,
  ): Promise<Answer> {
    calls += 1;
    const header = (name: string) => request.headers[name.toLowerCase()]?.toString();
    const requestId = requestIdOf(header('ms-requestid'));
    const ownRequestId = requestId ?? uuidOf(`request/${calls}`);
    const correlationId = header('ms-correlationid') ?? uuidOf(`correlation/${calls}`);
    const validateMfa = header('validatemfa')?.toLowerCase() === 'true';
    let isMfaCompliant: boolean | undefined;

    const answer = await orRefusal(async () => {
      const caller = await callerOf(header('authorization'), operation.audience);
      if (validateMfa && caller.user) isMfaCompliant = caller.mfa;
      throttle(caller.partner.id, operation, (request.params as Record<string, string>)['cid']);
      noteUserCall(context.world, caller, {
        requestId: ownRequestId,
        correlationId,
        operationName: `${operation.method} /v1${operation.path}`,
        at: context.clock.now(),
        ipAddress: request.ip,
      });
      checkCaller(context, caller, operation, validateMfa);
      const call: Call = {
        ...context,
        ...caller,
        at: context.clock.now(),
        method: request.method,
        url: request.url,
        params: request.params as Record<string, string>,
        query: queryOf(request.query),
        body: new Body(request.body),
        header,
        correlationId,
      };
      const work = async () => {
        await slow();
        return orRefusal(async () => perform(operation, { ...call, at: context.clock.now() }));
      };
      if (operation.method !== 'POST' || requestId === undefined) return work();
      return once({ partner: caller.partner.id, path: request.url, requestId, body: request.body }, work);
    });

    return {
      ...answer,
      ...(answer.status < 400 && { bom: true }),
      headers: {
        'ms-requestid': ownRequestId,
        'ms-correlationid': correlationId,
        'ms-cv':
          header('ms-cv') ??
          `${Buffer.from(uuidOf(`cv/${calls}`))
            .toString('base64')
            .slice(0, 16)}.0`,
        'ms-serverid': '00000SIM',
        'x-locale': header('x-locale') ?? 'en-US',
        ...(isMfaCompliant !== undefined && { ismfacompliant: String(isMfaCompliant) }),
        ...answer.headers,
      },
    };
  }
}

/** Microsoft's Java SDK sends zeros with every call: no id [U], and no repetition. */
function requestIdOf(given: string | undefined): string | undefined {
  return given === undefined || /^[0-]*$/.test(given) ? undefined : given;
}

function perform(operation: Operation, call: Call): Answer {
  if (operation.of === undefined) return operation.handle(call);
  return operation.handle(ofCustomer(call, call.params['cid'] ?? ''));
}

async function orRefusal(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

function queryOf(query: unknown): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(query ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      String(Array.isArray(value) ? value[0] : value),
    ]),
  );
}
