import type { Role } from '@concord/contract/members';
import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { operatorScope, type Scope } from '../db/database.ts';
import { Refusal } from '../errors.ts';
import { cookieOf, hashToken, type PanelName } from './sessions.ts';
import { findSession } from './store.ts';

/** The member behind a request. */
export interface Actor {
  id: string;
  name: string;
  role: Role;
  resellerId: string;
  customerId: string | null;
  sessionHash: Buffer;
  scope: Scope;
}

/**
 * Finds who calls, by cookie or `Authorization: Bearer`.
 * @throws Refusal 401 without a session in force, 403 for another role or a forged cross-site request.
 */
export async function identify(
  context: Context,
  request: FastifyRequest,
  roles: readonly Role[],
): Promise<Actor> {
  const token = tokenOf(request);
  if (!token) throw new Refusal(401, 'signed-out');
  const sessionHash = hashToken(token);
  const session = await context.db.in(operatorScope, (tx) =>
    findSession(tx, sessionHash, context.clock.now()),
  );
  if (!session) throw new Refusal(401, 'signed-out');
  const actor = { ...session, sessionHash, scope: scopeOf(session) };
  if (!roles.includes(actor.role)) throw new Refusal(403, 'role', { params: { role: actor.role } });
  return actor;
}

export function scopeOf(member: { role: Role; resellerId: string; customerId: string | null }): Scope {
  if (member.role === 'operator-administrator') return operatorScope;
  if (member.role === 'reseller-manager') return { kind: 'reseller', id: member.resellerId };
  if (member.customerId) return { kind: 'customer', id: member.customerId };
  throw new Refusal(403, 'role', { params: { role: member.role } });
}

function tokenOf(request: FastifyRequest): string | undefined {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return bearer;
  const panel = panelOf(request);
  const cookies = panel ? [cookieOf(panel)] : [cookieOf('operator'), cookieOf('customer')];
  const token = cookies.map((name) => request.cookies[name]).find(Boolean);
  if (token && !['GET', 'HEAD'].includes(request.method)) refuseForgery(request, panel);
  return token;
}

export function panelOf(request: FastifyRequest): PanelName | undefined {
  const named =
    request.headers['x-concord-panel'] ?? (request.query as { panel?: unknown } | undefined)?.panel;
  return named === 'operator' || named === 'customer' ? named : undefined;
}

/** A page elsewhere can send our cookie, but neither our header nor our origin. */
function refuseForgery(request: FastifyRequest, panel: PanelName | undefined): void {
  const site = request.headers['sec-fetch-site'];
  const ownPage = site === undefined || site === 'same-origin';
  if (!ownPage || !panel || !request.headers['x-concord-panel']) throw new Refusal(403, 'cross-site');
}
