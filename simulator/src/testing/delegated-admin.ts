import { control, type DemoPartner, partnerCenter, userTokens } from './partner.ts';

/** Graph as the partner's administrator sees it. */
export async function graphOf(url: string, partner: DemoPartner) {
  const { access_token } = await userTokens(url, partner, undefined, 'https://graph.microsoft.com/.default');
  return partnerCenter(url, access_token);
}

/** Gives all roles of the default relationship with a new customer to the partner's agents, and waits for them. */
export async function letAgentsAdminister(url: string, partner: DemoPartner, tenantId: string) {
  const graph = await graphOf(url, partner);
  const root = '/v1.0/tenantRelationships/delegatedAdminRelationships';
  const filter = encodeURIComponent(`customer/tenantId eq '${tenantId}' and status eq 'active'`);
  const [relationship] = (await graph('GET', `${root}?$filter=${filter}`)).body.value;
  const groups = (await graph('GET', `/v1.0/groups?$filter=displayName eq 'AdminAgents'`)).body.value;
  const made = await graph('POST', `${root}/${relationship.id}/accessAssignments`, {
    accessContainer: { accessContainerId: groups[0].id, accessContainerType: 'securityGroup' },
    accessDetails: relationship.accessDetails,
  });
  await control(url, 'POST', 'clock', { advance: 'PT1M' });
  return { graph, root: `${root}/${relationship.id}`, relationship, assignment: made.body };
}
