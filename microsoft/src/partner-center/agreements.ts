import type { Door } from '../call.ts';
import type { AgreementTerms } from '../commerce.ts';
import { MicrosoftError } from '../errors.ts';
import { count, flag, need, object, text } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';

const customerAgreement = 'MicrosoftCustomerAgreement';

/**
 * Acceptances from before this day had to be renewed and block purchases since October 2025.
 * @see https://support.manageprotect.com/support/solutions/articles/44002771431-microsoft-customer-agreement-reacceptance
 */
const firstDayInForce = '2023-04-01';

/** @see https://learn.microsoft.com/partner-center/developer/get-customer-agreement-metadata */
export async function agreementTemplates(door: Door, agreementType: string): Promise<AgreementTerms[]> {
  return allItems(door, {
    path: '/v1/agreements',
    query: { agreementType },
    as: 'user',
    read: (item): AgreementTerms => {
      const template = object(item);
      return {
        templateId: need(template, 'templateId'),
        link: need(template, 'agreementLink'),
        version: count(template.versionRank),
      };
    },
  });
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

/** @see https://learn.microsoft.com/partner-center/developer/get-confirmation-of-customer-agreement */
export async function acceptanceListed(door: Door, tenantId: string): Promise<boolean> {
  const acceptances = await allItems(door, {
    path: at`/v1/customers/${tenantId}/agreements`,
    query: { agreementType: customerAgreement },
    as: 'user',
    read: object,
  });
  return acceptances.some(
    ({ type, dateAgreed }) => type === customerAgreement && (text(dateAgreed) ?? '') >= firstDayInForce,
  );
}
