import { createHash, randomBytes } from 'node:crypto';
import { addDuration } from '@concord/rules';
import { SignJWT } from 'jose';
import type { Application, Grant, User } from '../entities.ts';
import type { World } from '../world.ts';
import type { SigningKeys } from './keys.ts';

/** Seconds that an access token lives. */
export const accessTokenLife = 3600;
/** Entra's limit for a refresh token that nobody uses. https://learn.microsoft.com/entra/identity-platform/refresh-tokens */
const refreshTokenLife = 'P90D';
/** Of a single-page application, from the sign-in on. */
export const singlePageTokenLife = 'P1D';
const codeLife = 'PT10M';

const wellKnownRoles: Record<string, string> = {
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
};

export interface Subject {
  application: Application;
  tenantId: string;
  /** Absent for app-only. */
  user?: User;
  mfa?: boolean;
}

/** The secret text of a grant is never kept, only its digest. */
export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Makes an authorization code or a refresh token and returns its secret text. */
export function issueGrant(
  world: World,
  at: string,
  grant: Omit<Grant, 'id' | 'issuedAt' | 'expiresAt'> & { expiresAt?: string },
): string {
  const secret = `${grant.kind === 'code' ? '0.A' : '1.A'}${randomBytes(48).toString('base64url')}`;
  const expiresAt = grant.expiresAt ?? addDuration(at, grant.kind === 'code' ? codeLife : refreshTokenLife);
  world.grants.put({ ...grant, id: digest(secret), issuedAt: at, expiresAt });
  return secret;
}

/**
 * An access token in the v1 form, which Partner Center as a v1 resource gets from both endpoints. The claim `roles`
 * with Partner Center's roles is the simulator's own: Microsoft looks the groups up.
 */
export function accessToken(
  keys: SigningKeys,
  subject: Subject,
  audience: string,
  at: string,
): Promise<string> {
  const { application, tenantId, user } = subject;
  const claims = {
    appid: application.id,
    appidacr: '1',
    idp: `https://sts.windows.net/${tenantId}/`,
    tid: tenantId,
    ver: '1.0',
    ...(user
      ? {
          oid: user.id,
          amr: subject.mfa ? ['pwd', 'mfa'] : ['pwd'],
          scp: 'user_impersonation',
          name: user.displayName,
          upn: user.userPrincipalName,
          unique_name: user.userPrincipalName,
          roles: user.roles,
          wids: user.roles.flatMap((role) => wellKnownRoles[role] ?? []),
        }
      : { oid: application.id }),
  };
  return sign(keys, claims, `https://sts.windows.net/${tenantId}/`, audience, user?.id ?? application.id, at);
}

/** An id token for the application. */
export function idToken(
  keys: SigningKeys,
  subject: Subject & { user: User },
  issuer: string,
  at: string,
  nonce?: string,
) {
  const { user, tenantId } = subject;
  const claims = {
    tid: tenantId,
    oid: user.id,
    name: user.displayName,
    preferred_username: user.userPrincipalName,
    upn: user.userPrincipalName,
    amr: subject.mfa ? ['pwd', 'mfa'] : ['pwd'],
    ver: issuer.endsWith('v2.0') ? '2.0' : '1.0',
    ...(nonce !== undefined && { nonce }),
  };
  return sign(keys, claims, issuer, subject.application.id, user.id, at);
}

function sign(
  keys: SigningKeys,
  claims: object,
  issuer: string,
  audience: string,
  subject: string,
  at: string,
) {
  const seconds = Math.floor(Date.parse(at) / 1000);
  return new SignJWT({ ...claims })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: keys.kid, x5t: keys.kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject)
    .setIssuedAt(seconds)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + accessTokenLife)
    .sign(keys.privateKey);
}
