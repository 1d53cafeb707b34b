import type { Simulator } from '../server.ts';
import { control } from '../testing/partner.ts';
import { type Call, teller } from './tell.ts';

/** Types of the successful answers about agreements. */
export const agreementAnswers: Record<string, string> = {
  'GET /agreements': 'collection<AgreementMetaData>',
  'GET /customers/:cid/agreements': 'collection<Agreement>',
  'POST /customers/:cid/agreements': 'Agreement',
  'GET /customers/:cid/directSignedMicrosoftCustomerAgreementStatus': 'DirectSignedCustomerAgreementStatus',
  'GET /agreementtemplates/:templateId/document': 'AgreementDocument',
  'POST /attestations/enhanced': 'EnhancedAttestation',
  'GET /attestations/enhanced/:id': 'EnhancedAttestation',
};

/**
 * Asks for all of them; the customer has accepted then.
 * @param app calls app-only
 */
export async function agreementExchanges(
  { url }: Simulator,
  cid: string,
  app: Call,
  user: Call,
): Promise<void> {
  const [tell, ask] = [teller(app, cid), teller(user, cid)];
  await ask('GET', '/customers/:cid/directSignedMicrosoftCustomerAgreementStatus');
  const signatory = {
    firstName: 'Ada',
    lastName: 'Berg',
    email: 'ada@fabrikam.example',
    phoneNumber: '4255550101',
  };
  const asked = { country: 'US', language: 'en', companyName: 'Fabrikam', signatory };
  const attestation = await tell('POST', '/attestations/enhanced', {}, asked);
  const attestationId: string = attestation.body.id;
  await control(url, 'POST', 'actions/accept-attestation', { attestationId });
  await tell('GET', '/attestations/enhanced/:id', { ':id': attestationId });
  await ask('POST', '/customers/:cid/agreements', {}, { attestationId });
  await ask('GET', '/customers/:cid/agreements', {}, undefined, '?agreementType=*');
  await ask('GET', '/agreements', {}, undefined, '?agreementType=*');
  await ask(
    'GET',
    '/agreementtemplates/:templateId/document',
    { ':templateId': '117a77b0-9360-443b-8795-c6dedc750cf9' },
    undefined,
    '?language=de-DE&country=DE',
  );
}
