import type { SettingsSet, SettingsSetInput } from '@concord/contract/settings';
import type { Context } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { notFound, Refusal, refusedField } from '../errors.ts';
import { changes, record } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { partnerAccountFor } from './account.ts';
import { dropSecret, putSecret } from './secrets.ts';
import { findSet, readSet } from './store.ts';

export async function createSet(context: Context, call: Call<'POST /settings-sets'>): Promise<SettingsSet> {
  const { body, doer, now } = call;
  return call.db(async (tx) => {
    const columns = await columnsOf(tx, context, body, call.actor.resellerId, now);
    const id = newId();
    await tx
      .insertInto('settingsSets')
      .values({ id, ...columns, createdAt: now })
      .execute();
    const fingerprints = await keepSecrets(tx, context, id, columns.resellerId, body, now);
    await record(tx, now, doer, {
      kind: 'settings-set.created',
      objectKind: 'settings-set',
      objectId: id,
      resellerId: columns.resellerId,
      data: { name: body.name, changes: changes({}, { ...visible(columns), ...fingerprints }) },
    });
    return readSet(tx, id);
  });
}

/** @throws Refusal 412 with the stored set, when it was saved by somebody else since it was read. */
export async function updateSet(
  context: Context,
  call: Call<'PUT /settings-sets/:id'>,
): Promise<SettingsSet> {
  const { body, doer, now, params, version } = call;
  return call.db(async (tx) => {
    const before = await findSet(tx, params.id);
    const columns = await columnsOf(tx, context, body, before.resellerId, now);
    const identityChanged =
      before.tenantId !== columns.tenantId || before.applicationId !== columns.applicationId;
    const updated = await tx
      .updateTable('settingsSets')
      .set({ ...columns, version: version + 1, ...(identityChanged && { consent: null }) })
      .where('id', '=', params.id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n)
      throw new Refusal(412, 'stale', { current: await readSet(tx, params.id) });
    // A consent belongs to one application in one tenant.
    if (identityChanged) await dropSecret(tx, params.id, 'refresh-token');
    const fingerprints = await keepSecrets(tx, context, params.id, columns.resellerId, body, now);
    await record(tx, now, doer, {
      kind: 'settings-set.updated',
      objectKind: 'settings-set',
      objectId: params.id,
      resellerId: columns.resellerId,
      data: { name: body.name, changes: changes(visible(before), { ...visible(columns), ...fingerprints }) },
    });
    return readSet(tx, params.id);
  });
}

async function columnsOf(
  tx: Tx,
  { config }: Pick<Context, 'config'>,
  input: SettingsSetInput,
  fallbackReseller: string,
  now: Date,
) {
  if (config.mode === 'production' && input.environment === 'simulator') {
    throw refusedField('environment', 'simulator-in-production');
  }
  const resellerId = input.resellerId ?? fallbackReseller;
  const owner = await tx.selectFrom('resellers').select('id').where('id', '=', resellerId).executeTakeFirst();
  if (!owner) throw notFound('reseller');
  if (input.resellerAttribute) {
    const attribute = await tx
      .selectFrom('attributes')
      .select('id')
      .where('key', '=', input.resellerAttribute)
      .executeTakeFirst();
    if (!attribute)
      throw refusedField('resellerAttribute', 'attribute-unknown', { key: input.resellerAttribute });
  }
  const address = input.address?.replace(/\/+$/, '') ?? null;
  return {
    name: input.name,
    environment: input.environment,
    address,
    api: input.api,
    agreementLink: input.agreementLink,
    domainPrefix: input.domainPrefix,
    applicationId: input.applicationId,
    secretExpiresOn: input.secretExpiresOn ?? null,
    login: input.login ?? null,
    tenantId: input.tenantId,
    invitationPath: input.invitationPath,
    resellerAttribute: input.resellerAttribute ?? null,
    newTenantsDisabled: input.newTenantsDisabled,
    defaultCountry: input.defaultCountry,
    defaultLanguage: input.defaultLanguage,
    note: input.note ?? null,
    resellerId,
    partnerAccountId: await partnerAccountFor(tx, { ...input, address, resellerId }, now),
    updatedAt: now,
  };
}

async function keepSecrets(
  tx: Tx,
  context: Context,
  id: string,
  resellerId: string,
  input: SettingsSetInput,
  now: Date,
) {
  const owner = { ownerId: id, resellerId };
  const kept: Record<string, string> = {};
  if (input.applicationSecret) {
    const expiresAt = input.secretExpiresOn ? new Date(`${input.secretExpiresOn}T00:00:00Z`) : null;
    kept.applicationSecret = await putSecret(
      tx,
      context.keyring,
      owner,
      'application-secret',
      input.applicationSecret,
      now,
      expiresAt,
    );
  }
  if (input.password)
    kept.password = await putSecret(tx, context.keyring, owner, 'partner-password', input.password, now);
  return kept;
}

/** The columns a person edits: what the event compares. */
function visible(row: Record<string, unknown>): Record<string, unknown> {
  const hidden = [
    'id',
    'number',
    'version',
    'createdAt',
    'updatedAt',
    'partnerAccountId',
    'consent',
    'active',
  ];
  return Object.fromEntries(Object.entries(row).filter(([key]) => !hidden.includes(key)));
}
