import { query } from '../http.ts';
import type { Values } from '../row.ts';
import { type Action, bodyOf, customerPath, only, type Topic } from '../topic.ts';

const asked =
  (path: string, ...names: string[]): Action =>
  async (scene, params) => {
    only(params, ...names);
    return { answer: await scene.call('GET', `${path}?${query(params)}`) };
  };

const createSandboxReseller: Action = async (scene, params) => {
  only(params, 'mpnId', 'domainPrefix', 'country');
  const { mpnId = '4700001', domainPrefix = 'goldenreseller', country = scene.market } = params;
  const person = {
    firstName: 'Ada',
    lastName: 'Berg',
    email: 'ada@fabrikam.example',
    phoneNumber: '4255550101',
  };
  const body = {
    mpnId,
    tenant: {
      domainPrefix,
      name: 'Golden reseller',
      displayName: 'Golden reseller',
      adminUserName: 'admin',
      adminFirstName: person.firstName,
      adminLastName: person.lastName,
      adminAlternateEmail: person.email,
      country,
      culture: 'en-US',
    },
    legalBusinessProfile: {
      companyName: 'Golden reseller',
      address: { country, city: 'Redmond', state: 'WA', addressLine1: '1 Main St', postalCode: '98052' },
      primaryContact: person,
      culture: 'en-US',
    },
    organizationProfileLanguage: 'en-US',
  };
  return { answer: await scene.call('POST', '/v1/sandboxIndirectReseller', body) };
};

/** Indirect providers, their resellers, and partners of record. */
export const resellers: Topic = {
  name: 'resellers',
  actions: {
    listRelationships: asked('/v1/relationships', 'relationship_type'),
    getMpnProfile: asked('/v1/profiles/mpn', 'mpnId'),
    getAgreementStatus: asked('/v1/compliance/csp/agreementstatus', 'mpnId', 'tenantId'),
    createSandboxReseller,
    listCustomerRelationships: async (scene, params) => {
      only(params);
      return { answer: await scene.call('GET', customerPath(scene, '/relationships')) };
    },
    validateResellers: async (scene, params) => {
      only(params, 'partnerIds');
      return { answer: await scene.call('POST', '/v1/partners/validateresellers', params) };
    },
    removeResellerPartnership: async (scene, params) => {
      only(params, 'reseller');
      const id = `${scene.partnerId}|${params['reseller']}`;
      await scene.simulator.control('DELETE', `state?collection=partnerships&id=${encodeURIComponent(id)}`);
      return {};
    },
  },
  effects: {
    /** Whose profile it is: the caller's, or that of the partner with this PartnerID. */
    profileOf: async (outcome, scene, expected) => {
      const { mpnId } = bodyOf(outcome);
      const own = (await scene.state('partners')).find((one) => one['id'] === scene.partnerId)?.['mpnId'];
      return mpnId === own && /^(self|own|caller|provider|partner|callingPartner)$/.test(String(expected))
        ? expected
        : mpnId;
    },
    relationshipType: (outcome) => bodyOf(outcome)['items'][0].relationshipType,
    userCredentialsReturned: (outcome) => typeof bodyOf(outcome)['tenant']?.password === 'string',
    /** A valid PartnerID has no further fields; of an invalid one, those that are asked for. */
    validationResults: (outcome, _, expected) =>
      (bodyOf(outcome)['validationResults'] as Values[]).map((one, index) => {
        if (one['isValidPartnerIdOnRecord'] === true) return one;
        const names = Object.keys((expected as Values[])[index] ?? one);
        return Object.fromEntries(names.map((name) => [name, one[name]]));
      }),
    adminPrivilegesChanged: async (_, scene) => {
      const kept = (await scene.state('gdap')).filter(
        (one) => one['status'] === 'active' && one['accessAssignments'].length > 0,
      );
      return (await scene.state('relationships')).some(
        (one) => !kept.some((gdap) => gdap['tenantId'] === one['tenantId']),
      );
    },
    resellerListed: async (_, scene) =>
      (await scene.state('partnerships')).some(
        (one) =>
          one['providerTenantId'] === scene.partnerId &&
          one['resellerTenantId'] === scene.row.when.params['reseller'],
      ),
  },
};
