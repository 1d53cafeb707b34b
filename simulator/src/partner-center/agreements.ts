import { type Acceptance, agreementInForce, confirmationRetiredFrom } from '@concord/rules';
import { inPublicCloud } from '../clouds.ts';
import type { Agreement, Contact, Tenant } from '../entities.ts';
import { customerAgreementTemplate } from '../plant.ts';
import type { World } from '../world.ts';
import { record } from './audit.ts';
import { type CustomerCall, created, type Operation, ok } from './operation.ts';
import { Refusal, refuse, refuseNewer } from './refusal.ts';
import { collection, self } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';
const agreementLink = 'https://aka.ms/customeragreement';
const templates = [
  {
    templateId: '998b88de-aa99-4388-a42c-1b3517d49490',
    agreementType: 'MicrosoftCloudAgreement',
    agreementLink: 'https://docs.microsoft.com/en-us/partner-center/agreements',
    versionRank: 0,
  },
  {
    templateId: customerAgreementTemplate,
    agreementType: 'MicrosoftCustomerAgreement',
    agreementLink,
    versionRank: 1,
  },
];

/**
 * True when the customer has an acceptance in force, whichever way it was given. In a cloud without agreements none is
 * asked for [U].
 */
export function mayBuy(world: World, tenant: Tenant, at: string): boolean {
  if (!inPublicCloud(tenant)) return true;
  const acceptances: Acceptance[] = world.agreements
    .where('tenant', tenant.id)
    .filter((agreement) => agreement.type === 'MicrosoftCustomerAgreement')
    .map(({ dateAgreed, recordedAt, method }) => ({ dateAgreed, recordedAt, method }));
  if (tenant.directSignedAt !== undefined)
    acceptances.push({ dateAgreed: tenant.directSignedAt, method: 'direct' });
  return agreementInForce(acceptances, at);
}

const ofType = (type: string | undefined) => (item: { agreementType?: string; type?: string }) =>
  type === '*' ||
  (item.agreementType ?? item.type)?.toLowerCase() === (type ?? 'MicrosoftCloudAgreement').toLowerCase();

const wire = ({ primaryContact, templateId, dateAgreed, type }: Agreement) => ({
  primaryContact,
  templateId,
  dateAgreed,
  type,
  agreementLink,
});

/**
 * Binds an accepted enhanced attestation to the customer. The body of this step is not published: the simulator takes
 * `attestationId` [U].
 * @see https://learn.microsoft.com/partner-center/customers/integrate-sandbox-confirm-customer-accept
 */
function createAgreement(call: CustomerCall) {
  const { body, world, tenant, at } = call;
  const attestationId = body.text('attestationId');
  if (attestationId === undefined && Date.parse(at) < Date.parse(confirmationRetiredFrom))
    return confirmAgreement(call);
  if (attestationId === undefined)
    throw refuseNewer(
      400,
      800042,
      'PartnerConfirmationRetired',
      'The confirmation by the partner was retired in January 2026: use the enhanced attestation.',
    );
  const attestation = world.attestations.get(attestationId.toLowerCase());
  if (!attestation || attestation.partnerTenantId !== call.partner.id)
    throw refuse(404, 1000, 'The attestation was not found.');
  if (attestation.status === 'created')
    throw refuse(400, 800002, 'The customer has not accepted the agreement yet.');
  const primaryContact = attestation.signatory;
  refuseRepeated(call, primaryContact);
  if (attestation.status === 'finalised')
    throw refuseNewer(
      400,
      600061,
      'PartnerConfirmedAgreementAlreadyExists',
      'The attestation is bound already.',
    );
  const agreement = world.agreements.put({
    id: world.newId('agreement'),
    tenantId: tenant.id,
    templateId: customerAgreementTemplate,
    type: 'MicrosoftCustomerAgreement',
    dateAgreed: attestation.acceptedAt ?? at,
    recordedAt: at,
    method: 'enhanced-attestation',
    primaryContact,
    attestationId: attestation.id,
  });
  world.attestations.put({ ...attestation, status: 'finalised', tenantId: tenant.id });
  record(call, 'agreement', 'create_agreement', { id: tenant.id, name: tenant.companyName });
  return created({ ...wire(agreement), userId: call.user?.id, attestationId: attestation.id });
}

/**
 * The partner's own confirmation, as it was until January 2026.
 * @throws Refusal 403 900329 app-only, 400 800042 another template, 800002 without a contact, 600061 the same again
 * @see https://learn.microsoft.com/partner-center/developer/confirm-customer-consent-customer-agreement
 */
function confirmAgreement(call: CustomerCall) {
  const { body, world, tenant, at, user } = call;
  if (!user) throw refuse(403, 900329, 'App-only credentials are not supported here.');
  if (body.text('templateId')?.toLowerCase() !== customerAgreementTemplate)
    throw refuse(400, 800042, 'The template of the agreement is not the present one.');
  const contact = body.object('primaryContact');
  const [firstName, lastName, email] = ['firstName', 'lastName', 'email'].map((name) => contact.text(name));
  if (!firstName || !lastName || !email) throw refuse(400, 800002, 'primaryContact is not complete.');
  const phoneNumber = contact.text('phoneNumber');
  const primaryContact = { firstName, lastName, email, ...(phoneNumber !== undefined && { phoneNumber }) };
  refuseRepeated(call, primaryContact);
  const agreement = world.agreements.put({
    id: world.newId('agreement'),
    tenantId: tenant.id,
    templateId: customerAgreementTemplate,
    type: 'MicrosoftCustomerAgreement',
    dateAgreed: body.text('dateAgreed') ?? at,
    recordedAt: at,
    method: 'confirmation',
    primaryContact,
  });
  record(call, 'agreement', 'create_agreement', { id: tenant.id, name: tenant.companyName });
  return created({ ...wire(agreement), userId: user.id });
}

/** @throws Refusal 400 600061 when the customer has a confirmation with this contact */
function refuseRepeated({ world, tenant }: CustomerCall, contact: Contact): void {
  const known = world.agreements.where('tenant', tenant.id);
  if (known.some((one) => sameContact(one.primaryContact, contact)))
    throw refuseNewer(
      400,
      600061,
      'PartnerConfirmedAgreementAlreadyExists',
      'The same confirmation exists already.',
    );
}

function sameContact(a: Contact, b: Contact): boolean {
  return (['firstName', 'lastName', 'email', 'phoneNumber'] as const).every((name) => a[name] === b[name]);
}

export const agreementOperations: Operation[] = [
  {
    method: 'GET',
    path: '/agreements',
    auth: 'user',
    source: `${docs}/get-customer-agreement-metadata`,
    models: 'two templates, type filter; 403 without a body for indirect resellers',
    handle(call) {
      if (call.partner.kind === 'indirect-reseller')
        throw new Refusal({ status: 403 }, 'Indirect resellers confirm no agreements.');
      return ok(collection(templates.filter(ofType(call.query['agreementtype'])), '/agreements'));
    },
  },
  {
    method: 'GET',
    path: '/customers/:cid/agreements',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-confirmation-of-customer-agreement`,
    models: 'type filter',
    handle: ({ world, tenant, query }) =>
      ok({
        ...collection(
          world.agreements.where('tenant', tenant.id).filter(ofType(query['agreementtype'])).map(wire),
        ),
        links: self(`/customers/${tenant.id}/agreements`),
      }),
  },
  {
    method: 'POST',
    path: '/customers/:cid/agreements',
    of: 'customer',
    auth: 'any',
    source: `${docs}/confirm-customer-consent-customer-agreement`,
    models: 'binds an accepted attestation (body [U]); the partner’s confirmation until January 2026; 600061',
    handle: createAgreement,
  },
  {
    method: 'GET',
    path: '/customers/:cid/directSignedMicrosoftCustomerAgreementStatus',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-direct-sign-status-of-customer-agreement`,
    models: 'signed in the admin center or not',
    handle: ({ tenant }) => ok({ isSigned: tenant.directSignedAt !== undefined }),
  },
  {
    method: 'GET',
    path: '/agreementtemplates/:templateId/document',
    auth: 'user',
    source: `${docs}/download-customer-agreement-template`,
    models: 'links to a sample document',
    handle(call) {
      if (call.params['templateId'] !== customerAgreementTemplate)
        throw refuse(404, 1000, 'The template was not found.');
      const { language = 'en-US', country = 'US' } = call.query;
      const base = `${call.address()}/agreement-document/${language}/${country}`;
      // The download link is a new one each time.
      return ok({
        displayUri: base,
        downloadUri: `${base}?download=${call.world.newHex('document', 16)}`,
        language,
        country,
      });
    },
  },
];
