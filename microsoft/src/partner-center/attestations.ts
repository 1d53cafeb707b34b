import { Malformed } from '../body.ts';
import type { Door } from '../call.ts';
import type { Attestation, AttestationRequest, CallIds } from '../commerce.ts';
import { MicrosoftError } from '../errors.ts';
import { object, text, word } from '../fields.ts';
import { at } from '../path.ts';
import { acceptanceListed } from './agreements.ts';

/*
 * Enhanced attestation, the way since January 2026 to put a customer's acceptance of the Microsoft Customer Agreement
 * on record. Microsoft describes its steps and inputs but publishes no JSON: every name of an answer that is only
 * assumed is in this file, and nowhere else. It takes app-only tokens only.
 * https://learn.microsoft.com/partner-center/customers/integrate-sandbox-confirm-customer-accept
 */

/** Code of a call that wants a signed-in person. */
const wantsUser = '900329';
/** The same acceptance is on record already. */
const alreadyOnRecord = '600061';

export async function startAttestation(
  door: Door,
  input: AttestationRequest,
  ids: CallIds,
): Promise<Attestation> {
  const { body } = await door.call({
    method: 'POST',
    path: '/v1/attestations/enhanced',
    as: 'app',
    ids,
    body: input,
    read: attestationOf,
  });
  return body;
}

export async function attestation(door: Door, attestationId: string): Promise<Attestation> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/attestations/enhanced/${attestationId}`,
    as: 'app',
    read: attestationOf,
  });
  return body;
}

/**
 * Ties an accepted attestation to a tenant.
 * @throws MicrosoftError 600061 when the same contact is on record with an acceptance that is not in force
 */
export async function bindAgreement(
  door: Door,
  tenantId: string,
  attestationId: string,
  ids: CallIds,
): Promise<void> {
  const bind = (as: 'app' | 'user') =>
    door.call({
      method: 'POST',
      path: at`/v1/customers/${tenantId}/agreements`,
      as,
      ids,
      body: { attestationId, type: 'MicrosoftCustomerAgreement' },
    });
  try {
    // Unpublished: the attestation is app-only, while this path wanted a person as long as it confirmed by itself.
    await bind('app').catch((error) => {
      if (codeOf(error) === wantsUser) return bind('user');
      throw error;
    });
  } catch (error) {
    if (codeOf(error) !== alreadyOnRecord || !(await acceptanceListed(door, tenantId))) throw error;
  }
}

function attestationOf(answer: unknown): Attestation {
  const fields = object(answer);
  const attestationId = text(fields.attestationId) ?? text(fields.id);
  const link = text(fields.agreementUrl) ?? text(fields.url) ?? text(fields.link);
  if (!attestationId || !link) throw new Malformed('The attestation lacks its id or link.');
  return {
    attestationId,
    link,
    state: stateOf(word(fields.state ?? fields.status)),
    acceptedAt: text(fields.acceptedAt) ?? text(fields.dateAgreed),
  };
}

/** Anything unknown counts as not accepted. */
function stateOf(state: string): Attestation['state'] {
  if (/^finali[sz]ed$/.test(state)) return 'finalised';
  return state === 'accepted' ? 'accepted' : 'created';
}

function codeOf(error: unknown): string | undefined {
  return error instanceof MicrosoftError ? error.code : undefined;
}
