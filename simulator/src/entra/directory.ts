import type { Context } from '../context.ts';
import type { Application, User } from '../entities.ts';
import { EntraRefusal } from './errors.ts';

/**
 * Id of the tenant that a path names by id or domain; `undefined` for `common` and its like.
 * @throws EntraRefusal 90002 when there is none
 */
export function tenantOf({ world }: Context, name: string): string | undefined {
  if (['common', 'organizations', 'consumers'].includes(name.toLowerCase())) return undefined;
  const id = world.tenants.get(name.toLowerCase())?.id ?? world.domains.get(name.toLowerCase())?.tenantId;
  if (id === undefined) throw new EntraRefusal(90002);
  return id;
}

/** @throws EntraRefusal 900144 without an id, 700016 when the tenant has no such application */
export function applicationOf({ world }: Context, id: string | undefined, tenantId?: string): Application {
  if (!id) throw new EntraRefusal(900144);
  const application = world.applications.get(id.toLowerCase());
  if (!application || (tenantId !== undefined && application.tenantId !== tenantId))
    throw new EntraRefusal(700016);
  return application;
}

/** @throws EntraRefusal 7000218 missing, 7000215 wrong, 7000222 expired */
export function checkSecret(context: Context, application: Application, secret: string | undefined): void {
  if (!secret) throw new EntraRefusal(7000218);
  const found = application.secrets.find((one) => one.value === secret);
  if (!found) throw new EntraRefusal(7000215);
  const expired = context.faults.fires(['secret-expired'], 'POST', '/oauth2/token');
  if (expired || Date.parse(found.expires) <= Date.parse(context.clock.now()))
    throw new EntraRefusal(7000222);
}

/** @throws EntraRefusal 50034 unknown, 50126 wrong password, 50057 disabled */
export function checkPassword({ world }: Context, name: string, password: string, tenantId?: string): User {
  const user = world.users.where('name', name.trim().toLowerCase()).find((one) => one.state === 'active');
  if (!user || (tenantId !== undefined && user.tenantId !== tenantId)) throw new EntraRefusal(50034);
  if (user.password !== password) throw new EntraRefusal(50126);
  if (user.accountEnabled === false) throw new EntraRefusal(50057);
  return user;
}

/** Applications of the simulator may send people back to any port of this machine, besides what is registered. */
export function redirectAllowed(application: Application, uri: string): boolean {
  return (
    application.redirectUris.includes(uri) || /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/.test(uri)
  );
}

/** Address of Entra as the caller reached it. */
export function entraAddress(context: Context, host: string | undefined): string {
  return /^login\./i.test(host ?? '') ? `https://${host}` : context.address();
}
