import { query } from '../http.ts';
import { type Action, bodyOf, field, only, type Topic } from '../topic.ts';

const asked =
  (path: string, ...names: string[]): Action =>
  async (scene, params) => {
    only(params, ...names);
    return { answer: await scene.call('GET', `${path}?${query(params)}`) };
  };

/** Indirect providers, their resellers, and partners of record. */
export const resellers: Topic = {
  name: 'resellers',
  actions: {
    listRelationships: asked('/v1/relationships', 'relationship_type'),
    getMpnProfile: asked('/v1/profiles/mpn', 'mpnId'),
    getAgreementStatus: asked('/v1/compliance/csp/agreementstatus', 'mpnId', 'tenantId'),
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
    relationshipType: (outcome) => bodyOf(outcome)['items'][0].relationshipType,
    validationResults: field('validationResults'),
    adminPrivilegesChanged: async (_, scene) =>
      (await scene.state('relationships')).some(
        (one) => one['partnerTenantId'] === scene.partnerId && one['gdapRoles'].length === 0,
      ),
    resellerListed: async (_, scene) =>
      (await scene.state('partnerships')).some(
        (one) =>
          one['providerTenantId'] === scene.partnerId &&
          one['resellerTenantId'] === scene.row.when.params['reseller'],
      ),
  },
};
