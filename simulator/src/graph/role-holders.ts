import type { ServicePrincipal, User } from '../entities.ts';
import { peopleOf } from '../people.ts';
import type { GraphCall } from './operation.ts';
import { notFound } from './refusal.ts';
import { principalResource } from './service-principal-resource.ts';
import { principalsIn } from './service-principals.ts';
import { userResource } from './user-resource.ts';

/** Who may hold a directory role: the people and the service principals of a tenant. */
export function holdersIn(call: GraphCall): (User | ServicePrincipal)[] {
  return [...peopleOf(call.world, call.tenant.id), ...principalsIn(call)];
}

const isUser = (holder: User | ServicePrincipal): holder is User => 'userPrincipalName' in holder;

/** Those with the role of this name, as directory objects. */
export const principalsWith = (call: GraphCall, role: string): object[] =>
  holdersIn(call)
    .filter((holder) => holder.roles.includes(role))
    .map((holder) =>
      isUser(holder)
        ? { '@odata.type': '#microsoft.graph.user', ...userResource(holder) }
        : { '@odata.type': '#microsoft.graph.servicePrincipal', ...principalResource(call.world, holder) },
    );

/**
 * Changes the roles of a person or a service principal.
 * @throws GraphRefusal 404 when it is not in the tenant
 */
export function keepRoles(call: GraphCall, id: string, change: (roles: string[]) => string[]): void {
  const holder = holdersIn(call).find((one) => one.id === id.toLowerCase());
  if (!holder) throw notFound(`Resource '${id}' does not exist.`);
  const roles = change(holder.roles);
  if (isUser(holder)) call.world.users.put({ ...holder, roles });
  else call.world.servicePrincipals.put({ ...holder, roles });
}
