import type { Session } from '@concord/contract/members';
import type { FastifyReply } from 'fastify';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { Refusal } from '../errors.ts';
import type { Handle } from '../http/handle.ts';
import { addMember } from './add.ts';
import { scopeOf } from './identify.ts';
import { cookieOf, type PanelName } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { findMember, listMembers, organisationOf, toMember } from './store.ts';

export function memberRoutes(handle: Handle, context: Context): void {
  const secure = () => context.publicUrl().startsWith('https:');
  const setCookie = (reply: FastifyReply, panel: PanelName, token: string, expires: Date) =>
    reply.setCookie(cookieOf(panel), token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: secure(),
      expires,
    });

  async function session(memberId: string): Promise<Session> {
    return context.db.in(operatorScope, async (tx) => {
      const row = await findMember(tx, memberId);
      if (!row) throw new Refusal(401, 'signed-out');
      return {
        member: toMember(row),
        organisation: await organisationOf(tx, row),
        mode: context.config.mode,
        simulator: context.simulator,
        now: context.clock.now().toISOString(),
        preferences: row.preferences as Record<string, unknown>,
      };
    });
  }

  handle('POST /session', async ({ body, request, reply }) => {
    const { token, expiresAt, member } = await signIn(context, body, request.ip);
    setCookie(reply, body.panel, token, expiresAt);
    return session(member.id);
  });

  handle('POST /session/token', async ({ body, request }) => {
    const { token, expiresAt } = await signIn(context, body, request.ip);
    return { token, expiresAt: expiresAt.toISOString() };
  });

  handle('GET /session', ({ actor }) => session(actor.id));

  handle('DELETE /session', async ({ actor, reply }) => {
    await context.db.in(operatorScope, (tx) =>
      tx.deleteFrom('sessions').where('tokenHash', '=', actor.sessionHash).execute(),
    );
    reply.clearCookie(cookieOf(actor.role === 'customer-owner' ? 'customer' : 'operator'), { path: '/' });
    return undefined;
  });

  handle('DELETE /sessions', async ({ actor, reply }) => {
    await context.db.in(operatorScope, (tx) =>
      tx.deleteFrom('sessions').where('memberId', '=', actor.id).execute(),
    );
    reply.clearCookie(cookieOf(actor.role === 'customer-owner' ? 'customer' : 'operator'), { path: '/' });
    return undefined;
  });

  handle('PUT /preferences/:page', async ({ actor, params, body }) => {
    await context.db.in(scopeOf(actor), async (tx) => {
      const row = await findMember(tx, actor.id);
      const preferences = { ...(row?.preferences as Record<string, unknown>), [params.page]: body };
      if (JSON.stringify(preferences).length > 50_000) throw new Refusal(422, 'preferences-too-large');
      await tx
        .updateTable('members')
        .set({ preferences: JSON.stringify(preferences) })
        .where('id', '=', actor.id)
        .execute();
    });
    return undefined;
  });

  handle('GET /members', async ({ db, query, actor }) => {
    const of = actor.customerId ? { customerId: actor.customerId } : query;
    return { items: await db((tx) => listMembers(tx, of)) };
  });
  handle('POST /members', (call) => addMember(call));
}
