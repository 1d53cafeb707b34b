import { type DirectoryTask, mayDo } from '@concord/rules';
import type { Context } from '../context.ts';
import type { Application, Partner, Tenant, User } from '../entities.ts';
import type { Answer } from '../exchange.ts';
import { rolesIn } from '../gdap.ts';
import type { Body } from '../partner-center/body.ts';
import { badRequest, forbidden, GraphRefusal } from './refusal.ts';
import { selected } from './select.ts';

/** One call of Microsoft Graph, in the tenant for which its token was made out. */
export interface GraphCall extends Context {
  at: string;
  tenant: Tenant;
  application: Application;
  /** Absent for app-only. May be a partner's, in a customer's tenant. */
  user?: User;
  params: Record<string, string>;
  /** First value of each query parameter; names in lower case, with their `$`. */
  query: Record<string, string | undefined>;
  body: Body;
  /** Address of Graph as the caller reached it, with the version. */
  base: string;
  /** Path with query below `base`, as asked for. */
  path: string;
  header(name: string): string | undefined;
  requestId: string;
}

export interface GraphOperation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/v1.0`. */
  path: string;
  source: string;
  /** What is modelled; [U] where Microsoft does not say. */
  models?: string;
  handle(call: GraphCall): Answer;
}

/**
 * The partner whose tenant it is.
 * @throws GraphRefusal 403 when it is no partner's, or the person may not act for the partner
 */
export function partnerOf({ world, tenant, user }: GraphCall): Partner {
  const partner = world.partners.get(tenant.id);
  if (!partner || (user && !user.roles.includes('AdminAgents'))) throw forbidden();
  return partner;
}

/** @throws GraphRefusal 403 without a directory role that allows the task; an application with consent may */
export function need({ world, tenant, user }: GraphCall, task: DirectoryTask): void {
  if (!user) return;
  const own = user.tenantId === tenant.id;
  if (own && world.partners.get(tenant.id)) return;
  const roles = own ? user.roles : rolesIn(world, user.tenantId, tenant.id, user);
  if (!mayDo(task, roles)) throw forbidden();
}

/** An entity's ETag. */
export const etagOf = (version: number): string => `W/"${Buffer.from(`'${version}'`).toString('base64')}"`;

/**
 * `If-Match` is documented as required; clients in use send none, so that its absence passes [U].
 * @throws GraphRefusal 412 when it is of another version
 * @see https://learn.microsoft.com/graph/api/delegatedadminrelationship-update
 */
export function checkMatch(call: GraphCall, version: number): void {
  const given = call.header('if-match');
  if (given === undefined) return;
  if (given !== '*' && given !== etagOf(version))
    throw new GraphRefusal(412, 'preconditionFailed', 'The resource has changed: read it again.');
}

/** @throws GraphRefusal 400 when it is missing */
export function needText(body: Body, name: string): string {
  const text = body.text(name);
  if (text === undefined) throw badRequest(`${name} is required.`);
  return text;
}

/** One entity with its context; only what is asked for by `$select`. */
export const entity = (call: GraphCall, set: string, value: object): Answer => ({
  status: 200,
  body: { '@odata.context': `${call.base}/$metadata#${set}/$entity`, ...selected(call, value) },
});

/** The entity that was made. */
export const made = (call: GraphCall, set: string, value: object): Answer => ({
  ...entity(call, set, value),
  status: 201,
});

/**
 * Id of the object to which `@odata.id` leads, as `…/users/{id}` or `…/directoryObjects('{id}')`.
 * @throws GraphRefusal 400 when it is missing
 * @see https://learn.microsoft.com/graph/api/group-post-members
 */
export function referenced(body: Body): string {
  const id = /([^/'(]+)'?\)?$/.exec(needText(body, '@odata.id'))?.[1];
  if (id === undefined) throw badRequest('@odata.id must be the address of an object.');
  return decodeURIComponent(id);
}
