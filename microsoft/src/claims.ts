/** What an access token says about itself. Not verified: only Partner Center has to trust it. */
export interface Claims {
  tenantId?: string;
  /** Sign-in name of the person; absent in an app-only token. */
  userPrincipalName?: string;
  audience?: string;
  applicationId?: string;
  /** Whether the person signed in with a second factor. */
  mfa: boolean;
  /** Application roles. */
  roles: string[];
  /** Template ids of the person's directory roles (`wids`). */
  directoryRoles: string[];
  expiresAt?: Date;
}

/**
 * Reads the claims of a token; an opaque token has none.
 * @see https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function readClaims(token: string): Claims {
  const claims = payload(token);
  const first = (...names: string[]) =>
    names.map((name) => [claims[name]].flat()[0]).find((value): value is string => typeof value === 'string');
  const all = (name: string) =>
    [claims[name]].flat().filter((value): value is string => typeof value === 'string');
  return {
    tenantId: first('tid'),
    userPrincipalName: first('upn', 'unique_name', 'preferred_username'),
    audience: first('aud'),
    applicationId: first('appid', 'azp'),
    mfa: all('amr').includes('mfa'),
    roles: all('roles'),
    directoryRoles: all('wids'),
    expiresAt: typeof claims.exp === 'number' ? new Date(claims.exp * 1000) : undefined,
  };
}

function payload(token: string): Record<string, unknown> {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
