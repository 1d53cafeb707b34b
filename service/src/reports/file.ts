import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { ReportFilter, ReportParam } from '@concord/contract/reports';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import { identify } from '../members/identify.ts';
import { writeCsv } from './write-csv.ts';

const access = ['operator-administrator', 'reseller-manager'] as const;

/** All of a report as a file, streamed. */
export function reportFile(context: Context, app: FastifyInstance): void {
  app.get(
    '/api/v1/reports/:report/rows.csv',
    { schema: { hide: true, params: ReportParam, querystring: ReportFilter }, config: { access } },
    async (request, reply) => {
      const { scope } = await identify(context, request, access);
      const { report } = request.params as z.output<typeof ReportParam>;
      const now = context.clock.now();
      const out = new PassThrough();
      const write = async (text: string) => {
        if (!out.write(text)) await once(out, 'drain');
      };
      const filter = request.query as z.output<typeof ReportFilter>;
      // A reader that stops half-way must not look complete: the connection is cut instead of ended.
      context.db
        .in(scope, (tx) => writeCsv(context, tx, report, filter, now, write), 'repeatable read')
        .then(
          () => out.end(),
          (error: Error) => out.destroy(error),
        );
      return reply
        .type('text/csv; charset=utf-8')
        .header(
          'content-disposition',
          `attachment; filename="${report}-${now.toISOString().slice(0, 10)}.csv"`,
        )
        .send(out);
    },
  );
}
