import type { Problem } from '@concord/contract/problem';
import { MicrosoftError } from '@concord/microsoft';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { Refusal } from '../errors.ts';
import { text } from '../texts/texts.ts';

/** Turns whatever was thrown into problem+json. Unknown errors are logged; their texts stay inside. */
export function problems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { problem, retryAfter } = describe(error, request);
    if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, 'request failed');
    if (retryAfter) reply.header('retry-after', retryAfter);
    return send(reply, problem);
  });
  app.setNotFoundHandler((request, reply) => send(reply, write(404, 'not-found', { kind: request.url })));
}

function send(reply: FastifyReply, problem: Problem) {
  return reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem);
}

function describe(error: FastifyError, request: FastifyRequest): { problem: Problem; retryAfter?: number } {
  if (error instanceof Refusal) {
    const { fields, microsoft, current, uses, params } = error.details;
    const problem = write(error.status, error.code, {
      ...params,
      uses: uses?.map((use) => use.name).join(', '),
    });
    return {
      problem: {
        ...problem,
        fields: fields?.map((field) => worded(field.path, field.problem, params)),
        microsoft,
        current,
        uses,
      },
      retryAfter: error.details.retryAfterSeconds,
    };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) =>
      worded(issue.instancePath.split('/').filter(Boolean).join('.'), issue.message ?? 'invalid'),
    );
    const status = error.validationContext === 'body' ? 422 : 400;
    return { problem: { ...write(status, status === 422 ? 'invalid' : 'bad-request'), fields } };
  }
  if (error instanceof MicrosoftError) {
    const { code, requestId, correlationId } = error;
    const problem = write(502, 'microsoft', { explanation: error.explanation });
    return { problem: { ...problem, microsoft: { code, requestId, correlationId } } };
  }
  if (isDatabaseAway(error)) return { problem: write(503, 'database-away'), retryAfter: 2 };
  if (error.statusCode && error.statusCode < 500)
    return { problem: write(error.statusCode, 'bad-request', { reason: error.message }) };
  return { problem: write(500, 'unexpected', { id: request.id }) };
}

function worded(path: string, problem: string, params: Record<string, unknown> = {}) {
  return { path, problem, text: text(`field.${problem}`, params) ?? problem };
}

/** Lost or refused connections, and a server that is shutting down or starting (57P01–57P03). */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', '57P01', '57P02', '57P03', '08006', '08003'].includes(
      code ?? '',
    ) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      message ?? '',
    )
  );
}

function write(status: number, code: string, params: Record<string, unknown> = {}): Problem {
  return {
    type: `urn:concord:problem:${code}`,
    title: text(`problem.${code}.title`, params) ?? code,
    status,
    code,
    detail: text(`problem.${code}.detail`, params),
    next: text(`problem.${code}.next`, params),
  };
}
