import type { Door } from '../call.ts';
import type { CallIds, Signatory } from '../commerce.ts';
import { count, type Json, text } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { reader } from './resource.ts';

/** A version of an agreement. */
export interface AgreementMetadata extends Json {
  templateId: string;
  /** `MicrosoftCustomerAgreement`, `MicrosoftCloudAgreement` */
  agreementType?: string;
  agreementLink: string;
  /** The newest has the highest. */
  versionRank: number;
}

export interface AgreementDocument extends Json {
  /** Both are new with each call and dead after five minutes. */
  displayUri: string;
  downloadUri: string;
  language?: string;
  country?: string;
}

/** An acceptance that this partner put on record. */
export interface Agreement extends Json {
  type: string;
  templateId?: string;
  /** The day on which the customer accepted. */
  dateAgreed?: string;
  primaryContact?: Json;
  agreementLink?: string;
  /** Object id of the partner's person who recorded it. */
  userId?: string;
}

const metadataOf = reader<AgreementMetadata>(['templateId', 'agreementLink'], { versionRank: count });
const agreementOf = reader<Agreement>(['type'], { dateAgreed: text });

/**
 * The agreements that customers can accept.
 * @param agreementType `MicrosoftCustomerAgreement`, `MicrosoftCloudAgreement`, or `*` for all
 * @see https://learn.microsoft.com/partner-center/developer/get-customer-agreement-metadata
 */
export async function agreementMetadata(door: Door, agreementType: string): Promise<AgreementMetadata[]> {
  return allItems(door, {
    path: '/v1/agreements',
    query: { agreementType },
    as: 'user',
    read: metadataOf,
  });
}

/**
 * The text of an agreement to show or print.
 *
 * @param templateId of `agreementTemplates`; upper and lower case matter in it and in `country`
 * @param where by default the US and `en-US`
 * @see https://learn.microsoft.com/partner-center/developer/download-customer-agreement-template
 */
export async function agreementDocument(
  door: Door,
  templateId: string,
  where: { language?: string; country?: string } = {},
): Promise<AgreementDocument> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/agreementtemplates/${templateId}/document`,
    query: where,
    as: 'user',
    read: reader<AgreementDocument>(['displayUri', 'downloadUri']),
  });
  return body;
}

/**
 * The acceptances on record for a customer; empty when there is none.
 * @param agreementType `MicrosoftCustomerAgreement`, `MicrosoftCloudAgreement`, or `*` for all
 * @see https://learn.microsoft.com/partner-center/developer/get-confirmation-of-customer-agreement
 */
export async function agreementsOf(
  door: Door,
  tenantId: string,
  agreementType: string,
): Promise<Agreement[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/agreements`,
    query: { agreementType },
    as: 'user',
    read: agreementOf,
  });
}

/**
 * Records an acceptance the old way. Microsoft retired it in January 2026 for the public cloud; `startAttestation`
 * and `bindAgreement` replace it.
 *
 * @param acceptance `dateAgreed` in UTC, e.g. `2024-06-14T00:00:00.000Z`
 * @throws MicrosoftError 600061 when the same contact is on record already
 * @see https://learn.microsoft.com/partner-center/developer/confirm-customer-consent-customer-agreement
 */
export async function confirmAgreement(
  door: Door,
  tenantId: string,
  acceptance: { templateId: string; dateAgreed: string; type: string; primaryContact: Signatory },
  ids?: CallIds,
): Promise<Agreement> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/agreements`,
    as: 'user',
    ids,
    body: acceptance,
    read: agreementOf,
  });
  return body;
}
