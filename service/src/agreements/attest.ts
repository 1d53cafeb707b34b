import { randomUUID } from 'node:crypto';
import type { AttestationAnswer, AttestationInput } from '@concord/contract/orders';
import type { Context } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { operatorScope } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { notFound, Refusal } from '../errors.ts';
import { record } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { findAcceptance, settingsOfPlan } from './store.ts';

type Row = Awaited<ReturnType<typeof findAcceptance>>;

const toAnswer = ({
  id,
  state,
  attestationLink,
}: Pick<Row, 'id' | 'state' | 'attestationLink'>): AttestationAnswer => ({
  id,
  state: state as AttestationAnswer['state'],
  link: attestationLink ?? '',
});

/**
 * Begins the acceptance of Microsoft's agreement. A tick of ours is no proof any more: the signatory reads and
 * accepts on Microsoft's own page, and the attestation ties that to the tenant.
 * https://learn.microsoft.com/partner-center/customers/integrate-sandbox-confirm-customer-accept
 */
export async function beginAttestation(
  context: Context,
  call: Call<'POST /ordering/attestations'>,
): Promise<AttestationAnswer> {
  const { body, actor, now, request } = call;
  const customerId = actor.customerId ?? body.customerId;
  if (!customerId) throw new Refusal(422, 'customer-missing');
  const customer = await call.db(async (tx) => {
    const plan = await tx.selectFrom('plans').select('id').where('id', '=', body.planId).executeTakeFirst();
    if (!plan) throw notFound('plan');
    return findCustomer(tx, customerId);
  });
  const set = await context.db.in(operatorScope, (tx) => settingsOfPlan(tx, body.planId));
  const { forPerson: commerce } = await context.clients.for(set.id);
  const terms = await commerce.agreementTerms();
  const ids = { requestId: randomUUID(), correlationId: randomUUID() };
  const row = {
    id: newId(),
    resellerId: customer.resellerId,
    customerId,
    partnerAccountId: set.partnerAccountId,
    method: 'attestation',
    state: 'created',
    templateId: terms.templateId,
    templateVersion: terms.version,
    link: set.agreementLink,
    language: customer.language,
    country: customer.country,
    ...person(body),
    memberId: actor.id,
    ipAddress: request.ip,
    userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
    ...ids,
    createdAt: now,
  };
  await call.db((tx) => tx.insertInto('acceptances').values(row).execute());
  const { firstName, lastName, email, phone } = row;
  const attestation = await commerce.startAttestation(
    {
      country: customer.country,
      language: customer.language,
      companyName: customer.companyName,
      signatory: { firstName, lastName, email, phoneNumber: phone ?? undefined },
    },
    ids,
  );
  const asked = { attestationId: attestation.attestationId, attestationLink: attestation.link };
  await call.db((tx) => tx.updateTable('acceptances').set(asked).where('id', '=', row.id).execute());
  return toAnswer({ ...row, ...asked });
}

const person = ({ signatory }: AttestationInput) => ({
  firstName: signatory.firstName,
  lastName: signatory.lastName,
  email: signatory.email,
  phone: signatory.phone ?? null,
});

/** Asks Microsoft whether the signatory has accepted meanwhile, and keeps the answer. */
export async function readAttestation(
  context: Context,
  call: Call<'GET /ordering/attestations/:id'>,
): Promise<AttestationAnswer> {
  const row = await call.db((tx) => findAcceptance(tx, call.params.id));
  if (row.state !== 'created') return toAnswer(row);
  return toAnswer(await refreshAcceptance(context, row));
}

export async function refreshAcceptance(context: Context, row: Row): Promise<Row> {
  if (row.state !== 'created' || !row.attestationId) return row;
  const set = await context.db.in(operatorScope, (tx) =>
    tx
      .selectFrom('settingsSets')
      .select('id')
      .where('partnerAccountId', '=', row.partnerAccountId)
      .orderBy('active', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
  const { forPerson: commerce } = await context.clients.for(set.id);
  const attestation = await commerce.attestation(row.attestationId);
  if (attestation.state === 'created') return row;
  const now = context.clock.now();
  const accepted = {
    state: 'accepted',
    acceptedAt: attestation.acceptedAt ? new Date(attestation.acceptedAt) : now,
  };
  await context.db.in(operatorScope, async (tx) => {
    const changed = await tx
      .updateTable('acceptances')
      .set(accepted)
      .where('id', '=', row.id)
      .where('state', '=', 'created')
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return;
    await record(
      tx,
      now,
      { id: row.memberId, name: `${row.firstName} ${row.lastName}` },
      {
        kind: 'agreement.accepted',
        objectKind: 'customer',
        objectId: row.customerId,
        resellerId: row.resellerId,
        customerId: row.customerId,
        data: {
          email: row.email,
          templateId: row.templateId,
          version: row.templateVersion,
          language: row.language,
          requestId: row.requestId,
        },
      },
    );
  });
  return { ...row, ...accepted };
}
