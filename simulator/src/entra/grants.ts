import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import type { Grant, User } from '../entities.ts';
import { checkPassword } from './directory.ts';
import { EntraRefusal } from './errors.ts';
import { digest, type Subject } from './tokens.ts';

export type Form = Record<string, string | undefined>;

/** What a grant proves: who, with or without a second factor; `until` = when it ends, whether it is used or not. */
export type Proven = Omit<Subject, 'user'> & { user: User; nonce?: string; scope: string; until?: string };

/** @throws EntraRefusal 70000, 70008, 54005, 50011, 501481 */
export function redeemCode(context: Context, form: Form, application: Subject['application']): Proven {
  const grant = grantOf(context, form['code'], 'code', application.id);
  if (Date.parse(grant.expiresAt) <= Date.parse(context.clock.now())) throw new EntraRefusal(70008);
  if (
    grant.redirectUri !== undefined &&
    form['redirect_uri'] !== undefined &&
    form['redirect_uri'] !== grant.redirectUri
  )
    throw new EntraRefusal(50011);
  if (
    grant.codeChallenge !== undefined &&
    challengeOf(grant, form['code_verifier'] ?? '') !== grant.codeChallenge
  )
    throw new EntraRefusal(501481);
  context.world.grants.remove(grant.id);
  return proven(context, grant, application);
}

/**
 * @throws EntraRefusal 70000 unknown, 700082 unused for 90 days, 700084 a day after the sign-in, 50173 revoked, 65001 consent withdrawn
 * @see https://learn.microsoft.com/entra/identity-platform/refresh-tokens
 */
export function redeemRefreshToken(
  context: Context,
  form: Form,
  application: Subject['application'],
  tenantId?: string,
): Proven {
  const grant = grantOf(context, form['refresh_token'], 'refresh', application.id);
  if (Date.parse(grant.expiresAt) <= Date.parse(context.clock.now()))
    throw new EntraRefusal(application.isSinglePage ? 700084 : 700082);
  const result = proven(context, grant, application);
  const validFrom = result.user.tokensValidFrom;
  if (validFrom !== undefined && Date.parse(grant.issuedAt) < Date.parse(validFrom))
    throw new EntraRefusal(50173);
  // A new password ends the tokens of public clients; those of confidential ones stay alive.
  if (grant.passwordDigest !== undefined && grant.passwordDigest !== digest(result.user.password))
    throw new EntraRefusal(50173);
  const revoked = context.faults.fires(['consent-revoked'], 'POST', '/oauth2/token');
  if (revoked) throw new EntraRefusal(65001);
  if (tenantId === undefined || tenantId === result.tenantId) return result;
  // In a customer's tenant the application needs a consent there; the person stays the partner's.
  if (!context.world.consents.get(`${tenantId}|${application.id}`)) throw new EntraRefusal(65001);
  return { ...result, tenantId };
}

/** User name and password without a person: no second factor. @throws EntraRefusal 50034, 50126, 50076 */
export function usePassword(
  context: Context,
  form: Form,
  application: Subject['application'],
  tenantId?: string,
): Proven {
  const user = checkPassword(context, form['username'] ?? '', form['password'] ?? '', tenantId);
  if (context.world.settings().mfaRequiredAtSignIn) throw new EntraRefusal(50076);
  return { application, tenantId: user.tenantId, user, mfa: false, scope: 'openid' };
}

function grantOf(
  context: Context,
  secret: string | undefined,
  kind: Grant['kind'],
  applicationId: string,
): Grant {
  if (!secret) throw new EntraRefusal(900144);
  const grant = context.world.grants.get(digest(secret));
  if (!grant) throw new EntraRefusal(kind === 'code' ? 54005 : 70000);
  if (grant.kind !== kind || grant.applicationId !== applicationId) throw new EntraRefusal(70000);
  return grant;
}

function proven(context: Context, grant: Grant, application: Subject['application']): Proven {
  const user = context.world.users.get(grant.userId);
  if (user?.state !== 'active') throw new EntraRefusal(50173);
  return {
    application,
    tenantId: user.tenantId,
    user,
    mfa: grant.mfa,
    scope: grant.scope,
    ...(grant.nonce !== undefined && { nonce: grant.nonce }),
    ...(grant.kind === 'refresh' && application.isSinglePage && { until: grant.expiresAt }),
  };
}

function challengeOf(grant: Grant, verifier: string): string {
  if (grant.codeChallengeMethod?.toUpperCase() !== 'S256') return verifier;
  return createHash('sha256').update(verifier).digest('base64url');
}
