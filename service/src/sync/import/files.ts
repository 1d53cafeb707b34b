import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { ImportFilter } from '@concord/contract/imports';
import { Id } from '@concord/contract/page';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { identify } from '../../members/identify.ts';
import { findAccount } from './store.ts';
import { takeFile } from './take-file.ts';
import { writeFile } from './write-file.ts';

const access = ['operator-administrator'] as const;
const largest = 32 * 1024 * 1024;
const url = '/api/v1/partner-accounts/:id/import/rows.csv';
const params = z.object({ id: Id });

/** Decisions as a file: what is filtered goes out, and comes back decided. */
export function importFiles(context: Context, app: FastifyInstance): void {
  app.get(
    url,
    { schema: { hide: true, params, querystring: ImportFilter }, config: { access } },
    async (request, reply) => {
      const { scope } = await identify(context, request, access);
      const { id } = request.params as z.output<typeof params>;
      await context.db.in(scope, (tx) => findAccount(tx, id));
      const out = new PassThrough();
      const write = async (text: string) => {
        if (!out.write(text)) await once(out, 'drain');
      };
      // A reader that stops half-way must not look complete: the connection is cut instead of ended.
      context.db
        .in(scope, (tx) => writeFile(tx, id, request.query as ImportFilter, write), 'repeatable read')
        .then(
          () => out.end(),
          (error: Error) => out.destroy(error),
        );
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="import.csv"')
        .send(out);
    },
  );

  app.register(async (own) => {
    own.addContentTypeParser('text/csv', { parseAs: 'string', bodyLimit: largest }, (_request, body, done) =>
      done(null, body),
    );
    own.post(
      url,
      { schema: { hide: true, params }, config: { access }, bodyLimit: largest },
      async (request, reply) => {
        const { id: memberId, name, scope } = await identify(context, request, access);
        const { id } = request.params as z.output<typeof params>;
        const file = typeof request.body === 'string' ? request.body : '';
        const doer = { id: memberId, name };
        const answer = await context.db.in(scope, (tx) => takeFile(tx, id, file, doer, context.clock.now()));
        return reply.send(answer);
      },
    );
  });
}
