import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from './context.ts';
import { type Fault, faultKinds } from './faults.ts';

/** What a room answers. `body` goes out as JSON, `text` and `bytes` as they are. */
export interface Answer {
  status: number;
  body?: unknown;
  text?: string;
  bytes?: Buffer;
  headers?: Record<string, string>;
  /** A byte order mark before the JSON, as Partner Center sends it. */
  bom?: boolean;
}

/** Does the work of one request: waits for `slow` where the work itself would take its time. */
export type Work = (slow: () => Promise<void>) => Promise<Answer> | Answer;

/**
 * One exchange: latency, faults before the work, the work, the journal, faults after it, the answer.
 * What was changed is on disk before anything goes out.
 */
export async function exchange(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  work: Work,
): Promise<FastifyReply> {
  const { faults, clock, journal, world } = context;
  const path = request.url;
  clock.catchUp();
  const { latencyMs } = world.settings();
  if (latencyMs > 0) await wait(latencyMs);

  const before = faults.fires(faultKinds.before, request.method, path);
  if (before?.kind === 'status') return send(context, request, reply, outage(before), before);
  if (before) return silence(context, request, reply, before);

  const answer = await work(async () => {
    const slow = faults.fires(faultKinds.during, request.method, path);
    if (slow) await wait(slow.ms ?? 1000);
  });
  await journal.flush();

  const after = faults.fires(faultKinds.after, request.method, path);
  if (after?.kind === 'hang-after' || after?.kind === 'lost-response')
    return silence(context, request, reply, after);
  return send(context, request, reply, answer, after);
}

function outage(fault: Fault): Answer {
  const status = fault.status ?? 503;
  const seconds = String(fault.retryAfter ?? 5);
  if (status === 429)
    return {
      status,
      body: { statusCode: 429, message: `Rate limit is exceeded. Try again in ${seconds} seconds.` },
      headers: { 'retry-after': seconds },
    };
  return {
    status,
    body: {
      code: fault.code ?? 800003,
      description: 'The service is not available.',
      data: [],
      source: 'PartnerFD',
    },
    ...(fault.retryAfter !== undefined && { headers: { 'retry-after': seconds } }),
  };
}

/** Gives no answer: holds the connection until the caller gives up, or cuts it. */
function silence(context: Context, request: FastifyRequest, reply: FastifyReply, fault: Fault): FastifyReply {
  log(context, request, null, undefined, fault);
  reply.hijack();
  const { socket } = request.raw;
  if (fault.kind.startsWith('hang')) socket.once('close', context.faults.hold());
  else socket.resetAndDestroy();
  return reply;
}

function send(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
  fault?: Fault,
): FastifyReply {
  const json = answer.body === undefined ? undefined : jsonOf(answer.body);
  log(context, request, answer.status, (json?.length ?? 0) > longBody ? omitted : answer.body, fault);
  if (answer.bytes && !fault) {
    reply.status(answer.status).headers(answer.headers ?? {});
    return reply.send(answer.bytes);
  }
  let payload = answer.text ?? (json === undefined ? '' : `${answer.bom ? '\uFEFF' : ''}${json}`);
  reply.status(answer.status);
  reply.header('date', new Date(context.clock.now()).toUTCString());
  if (json !== undefined) reply.header('content-type', 'application/json; charset=utf-8');
  reply.headers(answer.headers ?? {});
  if (fault?.kind === 'malformed') payload = `<html><body>${payload.slice(1)}`;
  if (fault?.kind === 'truncated') return cutOff(request, reply, payload);
  return reply.send(payload);
}

/** Announces the whole body, sends half of it and closes. */
function cutOff(request: FastifyRequest, reply: FastifyReply, payload: string): FastifyReply {
  const bytes = Buffer.from(payload);
  const headers = Object.fromEntries(
    Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined),
  );
  reply.hijack();
  reply.raw.writeHead(reply.statusCode, {
    ...(headers as Record<string, string>),
    'content-length': bytes.length,
  });
  reply.raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => request.raw.socket.destroy());
  return reply;
}

/** Longer answers are not kept in the log of requests. */
const longBody = 256 * 1024;
const omitted = { omitted: 'a long body' };

/** Nulls are left out; most bodies have none, and the plain way is faster. */
function jsonOf(body: unknown): string {
  const json = JSON.stringify(body);
  return json.includes('null') ? JSON.stringify(body, withoutNulls) : json;
}

const withoutNulls = (_: string, value: unknown) => (value === null ? undefined : value);

function log(
  context: Context,
  request: FastifyRequest,
  status: number | null,
  response: unknown,
  fault?: Fault,
): void {
  const header = (name: string) => request.headers[name]?.toString();
  const { url: route } = request.routeOptions;
  if (route !== undefined) {
    const { routes } = context.log;
    const asked = `${request.method} ${route}`;
    routes.set(asked, (routes.get(asked) ?? 0) + 1);
  }
  const requestId = header('ms-requestid') ?? header('client-request-id');
  const correlationId = header('ms-correlationid');
  context.log.add({
    at: context.clock.now(),
    method: request.method,
    path: request.url,
    status,
    ...(requestId !== undefined && { requestId }),
    ...(correlationId !== undefined && { correlationId }),
    ...(fault && { fault: fault.kind }),
    ...(request.body !== undefined && { request: request.body }),
    ...(response !== undefined && { response }),
  });
}
