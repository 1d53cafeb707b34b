import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import type { Handle } from '../http/handle.ts';
import { identify } from '../members/identify.ts';
import { setActive } from './activate.ts';
import { beginCheck } from './check.ts';
import { beginConsent, consentGuide, finishConsent } from './consent.ts';
import { deleteSet } from './delete.ts';
import { duplicateSet } from './duplicate.ts';
import { listSets } from './list.ts';
import { rotateKey } from './rotate-key.ts';
import { createSet, updateSet } from './save.ts';
import { findSet, latestCheck, readSet } from './store.ts';
import { readUsage } from './usage.ts';

export function settingsRoutes(handle: Handle, context: Context, app: FastifyInstance): void {
  const { clients } = context;
  handle('GET /settings-sets', ({ db, query, now }) => db((tx) => listSets(tx, query, now)));
  handle('POST /settings-sets', async (call) => {
    const set = await createSet(context, call);
    const check = await call.db((tx) => beginCheck(context, tx, set.id, call.now));
    return { ...set, check };
  });
  handle('GET /settings-sets/:id', ({ db, params }) => db((tx) => readSet(tx, params.id)));
  handle('PUT /settings-sets/:id', async (call) => {
    const set = await updateSet(context, call);
    const check = await call.db((tx) => beginCheck(context, tx, set.id, call.now));
    return { ...set, check };
  });
  handle('DELETE /settings-sets/:id', async ({ db, params, doer, now }) => {
    await db((tx) => deleteSet(tx, params.id, doer, now));
    return undefined;
  });
  handle('POST /settings-sets/:id/duplicate', duplicateSet);
  handle('POST /settings-sets/:id/activate', ({ db, params, doer, now }) =>
    db((tx) => setActive(tx, params.id, true, doer, now)),
  );
  handle('POST /settings-sets/:id/deactivate', ({ db, params, doer, now }) =>
    db((tx) => setActive(tx, params.id, false, doer, now)),
  );
  handle('GET /settings-sets/:id/usage', ({ db, params }) => db((tx) => readUsage(tx, params.id)));

  handle('POST /settings-sets/:id/checks', ({ db, params, now }) =>
    db((tx) => beginCheck(context, tx, params.id, now)),
  );
  handle('GET /settings-sets/:id/checks/latest', ({ db, params }) =>
    db(async (tx) => {
      await findSet(tx, params.id);
      return { check: await latestCheck(tx, params.id) };
    }),
  );
  handle('GET /settings-sets/:id/consent', async ({ db, params }) => {
    await db((tx) => findSet(tx, params.id));
    return consentGuide(context);
  });
  handle('POST /settings-sets/:id/consent', (call) => beginConsent(context, clients, call));
  handle('POST /settings-sets/:id/invitation-link', async ({ db, params }) => {
    await db((tx) => findSet(tx, params.id));
    const { forPerson } = await clients.for(params.id);
    return { link: await forPerson.invitationLink() };
  });
  handle('POST /secrets/rotate-key', ({ doer, actor }) => rotateKey(context, doer, actor.resellerId));

  // Entra sends the administrator's browser here: a page load, so the answer is a redirect.
  const access = ['operator-administrator', 'reseller-manager'] as const;
  app.get('/consent/callback', { schema: { hide: true }, config: { access } }, async (request, reply) => {
    const actor = await identify(context, request, access);
    const query = request.query as Record<string, string | undefined>;
    const { settingsSetId, reason } = await finishConsent(context, clients, actor.id, query);
    if (!reason)
      await context.db.in(actor.scope, (tx) => beginCheck(context, tx, settingsSetId, context.clock.now()));
    const outcome = reason ? `refused&reason=${encodeURIComponent(reason)}` : 'ok';
    return reply.redirect(`/operator/settings/office-365/${settingsSetId}/connection?consent=${outcome}`);
  });
}
