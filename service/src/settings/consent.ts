import { createHash } from 'node:crypto';
import type { ConsentGuide } from '@concord/contract/settings';
import { createPkce, createState, MicrosoftError } from '@concord/microsoft';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { Refusal } from '../errors.ts';
import { record } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { type Clients, saveConsent } from './client.ts';
import { dropSecret, openSecret, putSecret } from './secrets.ts';
import { findSet } from './store.ts';

const minutesToConsent = 30;

// https://learn.microsoft.com/partner-center/developer/enable-secure-app-model
const permissions = [
  'Microsoft Partner Center (fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd): user_impersonation, delegated',
  'Microsoft Graph: User.Read, delegated',
  'Microsoft Graph: DelegatedAdminRelationship.ReadWrite.All, delegated',
  'Microsoft Graph: User.ReadWrite.All, delegated',
  'Microsoft Graph: Directory.Read.All, delegated',
];

const hash = (state: string) => createHash('sha256').update(state).digest();

export function consentGuide(context: Context): ConsentGuide {
  return { redirectUri: redirectUri(context), permissions };
}

const redirectUri = (context: Context) => `${context.publicUrl()}/consent/callback`;

/** Where the administrator goes to sign in and consent. The answer finds its way back by `state`. */
export async function beginConsent(
  context: Context,
  clients: Clients,
  call: Call<'POST /settings-sets/:id/consent'>,
) {
  const { params, actor, now } = call;
  const set = await call.db((tx) => findSet(tx, params.id));
  const { tokens } = await clients.for(set.id);
  const state = createState();
  const { codeVerifier, codeChallenge } = await createPkce();
  const id = newId();
  const expiresAt = new Date(now.getTime() + minutesToConsent * 60_000);
  const uri = redirectUri(context);
  await call.db(async (tx) => {
    const { resellerId } = set;
    await tx.deleteFrom('consents').where('expiresAt', '<', now).execute();
    await tx
      .insertInto('consents')
      .values({
        id,
        settingsSetId: set.id,
        resellerId,
        memberId: actor.id,
        stateHash: hash(state),
        redirectUri: uri,
        expiresAt,
      })
      .execute();
    await putSecret(
      tx,
      context.keyring,
      { ownerId: id, resellerId },
      'consent-verifier',
      codeVerifier,
      now,
      expiresAt,
    );
  });
  return {
    url: tokens.authorizationUrl({
      redirectUri: uri,
      state,
      codeChallenge,
      loginHint: set.login ?? undefined,
    }),
  };
}

export interface ConsentAnswer {
  code?: string;
  state?: string;
  error?: string;
  errorDescription?: string;
}

/**
 * Entra sends the browser back with a code: it becomes a sealed refresh token, if the sign-in had a second
 * factor and was in the set's own tenant.
 * @returns the set and, when consent was refused, why.
 */
export async function finishConsent(
  context: Context,
  clients: Clients,
  memberId: string,
  answer: ConsentAnswer,
) {
  const now = context.clock.now();
  const consent = await context.db.in(operatorScope, async (tx) => {
    const row = await tx
      .deleteFrom('consents')
      .where('stateHash', '=', hash(answer.state ?? ''))
      .where('memberId', '=', memberId)
      .where('expiresAt', '>', now)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw new Refusal(400, 'consent-unknown');
    const codeVerifier = (await openSecret(tx, context.keyring, row.id, 'consent-verifier')) ?? '';
    await dropSecret(tx, row.id);
    return { ...row, codeVerifier };
  });
  const refused = (reason: string) => ({ settingsSetId: consent.settingsSetId, reason });
  if (!answer.code) return refused(answer.error === 'access_denied' ? 'denied' : (answer.error ?? 'no-code'));

  const { set, tokens } = await clients.for(consent.settingsSetId);
  const { redirectUri: uri, codeVerifier } = consent;
  const redeemed = await tokens
    .redeemCode({ code: answer.code, redirectUri: uri, codeVerifier })
    .catch((error: unknown) => {
      if (error instanceof MicrosoftError) return error;
      throw error;
    });
  if (redeemed instanceof MicrosoftError) return refused(redeemed.code);
  const { claims, refreshToken, refreshTokenExpiresAt } = redeemed;
  if (claims.tenantId?.toLowerCase() !== set.tenantId) return refused('other-tenant');
  // A refresh token obtained without a second factor never becomes good enough.
  if (!claims.mfa) return refused('no-mfa');
  await context.db.in(operatorScope, async (tx) => {
    await saveConsent(tx, context, set, refreshToken, refreshTokenExpiresAt, claims, now);
    await tx
      .updateTable('settingsSets')
      .set((row) => ({ version: row('version', '+', 1), updatedAt: now }))
      .where('id', '=', set.id)
      .execute();
    const member = await tx
      .selectFrom('members')
      .select(['id', 'name'])
      .where('id', '=', memberId)
      .executeTakeFirstOrThrow();
    await record(tx, now, member, {
      kind: 'settings-set.consented',
      objectKind: 'settings-set',
      objectId: set.id,
      resellerId: set.resellerId,
      data: {
        name: set.name,
        by: claims.userPrincipalName ?? '',
        expiresAt: refreshTokenExpiresAt.toISOString(),
      },
    });
  });
  return { settingsSetId: set.id, reason: null };
}
