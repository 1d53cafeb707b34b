import type { Attestation } from '../entities.ts';
import { record } from './audit.ts';
import { type Call, created, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';

const source =
  'https://learn.microsoft.com/partner-center/customers/integrate-sandbox-confirm-customer-accept';

/**
 * What is published: app-only credentials, the fields of the request, that an attestation id comes back and that a
 * component's address is built from it. Names in the answer, the status call and the states are not published [U].
 */
function wire(call: Call, attestation: Attestation) {
  const { id, status, country, language, companyName, signatory, createdAt, acceptedAt } = attestation;
  return {
    id,
    status,
    agreementUrl: `${call.address()}/attestation/${id}`,
    country,
    language,
    companyName,
    signatory,
    createdDate: createdAt,
    acceptedDate: acceptedAt,
  };
}

export const attestationOperations: Operation[] = [
  {
    method: 'POST',
    path: '/attestations/enhanced',
    auth: 'app',
    source,
    models: 'app-only; three states; the shape of the answer is not published [U]',
    handle(call) {
      const { body, world, partner, at } = call;
      if (partner.kind === 'indirect-reseller')
        throw refuse(403, 900150, 'The partner cannot attest agreements.');
      const signatory = body.object('signatory');
      const email = signatory.text('email');
      const phoneNumber = signatory.text('phoneNumber');
      const attestation = world.attestations.put({
        id: world.newId('attestation'),
        partnerTenantId: partner.id,
        country: body.needText('country').toUpperCase(),
        language: body.needText('language'),
        companyName: body.needText('companyName'),
        signatory: {
          firstName: signatory.needText('firstName'),
          lastName: signatory.needText('lastName'),
          email: email ?? '',
          ...(phoneNumber !== undefined && { phoneNumber }),
        },
        status: 'created',
        createdAt: at,
      });
      record(call, 'agreement', 'create_agreement', undefined, { AttestationId: attestation.id });
      return created(wire(call, attestation));
    },
  },
  {
    method: 'GET',
    path: '/attestations/enhanced/:id',
    auth: 'app',
    source,
    models: 'the call for the status is not published [U]',
    handle(call) {
      const attestation = call.world.attestations.get(call.params['id']?.toLowerCase());
      if (!attestation || attestation.partnerTenantId !== call.partner.id)
        throw refuse(404, 1000, 'The attestation was not found.');
      return ok(wire(call, attestation));
    },
  },
];
