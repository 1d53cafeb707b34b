import type { Door } from '../call.ts';
import type { AgreementTerms } from '../commerce.ts';
import { MicrosoftError } from '../errors.ts';
import { flag, object } from '../fields.ts';
import { at } from '../path.ts';
import { agreementMetadata, agreementsOf } from './agreement-documents.ts';

const customerAgreement = 'MicrosoftCustomerAgreement';

/**
 * Acceptances from before this day had to be renewed and block purchases since October 2025.
 * @see https://support.manageprotect.com/support/solutions/articles/44002771431-microsoft-customer-agreement-reacceptance
 */
const firstDayInForce = '2023-04-01';

/** The agreements that customers can accept, in the words of the port. */
export async function agreementTemplates(door: Door, agreementType: string): Promise<AgreementTerms[]> {
  const templates = await agreementMetadata(door, agreementType);
  return templates.map(({ templateId, agreementLink, versionRank }) => ({
    templateId,
    link: agreementLink,
    version: versionRank,
  }));
}

/**
 * The Microsoft Customer Agreement in its newest version.
 * @throws MicrosoftError also when this cloud has none, as in the US Government cloud and 21Vianet
 */
export async function agreementTerms(door: Door): Promise<AgreementTerms> {
  const [newest] = (await agreementTemplates(door, customerAgreement)).sort((a, b) => b.version - a.version);
  if (newest) return newest;
  throw new MicrosoftError({
    remedy: 'configuration',
    code: 'agreement-missing',
    description: '',
    explanation:
      'Microsoft lists no Customer Agreement for this partner. Check the environment of the settings set.',
  });
}

/** Accepted by the customer at Microsoft, or confirmed by this partner, and still in force. */
export async function agreementAccepted(door: Door, tenantId: string): Promise<boolean> {
  return (await directlyAccepted(door, tenantId)) || (await acceptanceListed(door, tenantId));
}

/** @see https://learn.microsoft.com/partner-center/developer/get-direct-sign-status-of-customer-agreement */
export async function directlyAccepted(door: Door, tenantId: string): Promise<boolean> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/directSignedMicrosoftCustomerAgreementStatus`,
    as: 'user',
    read: (answer) => flag(object(answer).isSigned),
  });
  return body;
}

/** Whether this partner put an acceptance on record that is in force. */
export async function acceptanceListed(door: Door, tenantId: string): Promise<boolean> {
  const acceptances = await agreementsOf(door, tenantId, customerAgreement);
  return acceptances.some(
    ({ type, dateAgreed }) => type === customerAgreement && (dateAgreed ?? '') >= firstDayInForce,
  );
}
