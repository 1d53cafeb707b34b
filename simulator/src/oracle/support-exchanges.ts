import type { Simulator } from '../server.ts';
import { type Exchange, provider } from '../testing/partner.ts';

type Call = (method: string, template: string, path: string, body?: unknown) => Promise<Exchange>;

const ofCustomer = '/customers/:cid/servicerequests';

/** Types of the successful answers about support and the state of services. */
export const supportAnswers: Record<string, string> = {
  'GET /servicerequests': 'collection<ServiceRequest>',
  'GET /servicerequests/:id': 'ServiceRequest',
  'PATCH /servicerequests/:id': 'ServiceRequest',
  'POST /servicerequests/:agentLocale': 'ServiceRequest',
  'GET /servicerequests/supporttopics': 'collection<SupportTopic>',
  [`GET ${ofCustomer}`]: 'collection<ServiceRequest>',
  [`GET ${ofCustomer}/:id`]: 'ServiceRequest',
  [`PATCH ${ofCustomer}/:id`]: 'ServiceRequest',
  'GET /serviceincidents/office': 'collection<ServiceIncidents>',
  'GET /customers/:cid/managedservices': 'collection<ManagedService>',
};

/** Asks for all of them, as a person of the provider. */
export async function supportExchanges(simulator: Simulator, cid: string, user: Call): Promise<void> {
  const { world, clock } = simulator;
  const at = clock.now();
  const of = (template: string) => template.replace(':cid', cid).replace(':id', '616122292874576');
  world.serviceRequests.put({
    id: '616122292874576',
    partnerTenantId: provider.tenantId,
    tenantId: cid,
    title: 'Sample',
    description: 'A sample',
    severity: 'moderate',
    status: 'open',
    supportTopicId: '32444671',
    supportTopicName: 'Profile',
    productId: '15960',
    createdAt: at,
    modifiedAt: at,
    notes: [],
  });
  const one = '/servicerequests/:id';
  await user('PATCH', one, of(one), { Status: 'AttentionNeeded', NewNote: { Text: 'Done' } });
  await user('GET', one, of(one));
  await user('GET', '/servicerequests', '/servicerequests?status=attention_needed');
  await user('GET', ofCustomer, of(ofCustomer));
  await user('PATCH', `${ofCustomer}/:id`, of(`${ofCustomer}/:id`), { Severity: 1 });
  await user('GET', `${ofCustomer}/:id`, of(`${ofCustomer}/:id`));
  const topics = '/servicerequests/supporttopics';
  const { body: list } = await user('GET', topics, topics);
  await user('POST', '/servicerequests/:agentLocale', '/servicerequests/en-US', {
    Title: 'Sample',
    Description: 'A sample',
    Severity: 'Minimal',
    SupportTopicId: list.items[0].id,
  });

  world.serviceIncidents.put({
    id: 'EX1',
    workload: 'Exchange',
    messageType: 'incident',
    status: 'warning',
    startTime: at,
    endTime: at,
    resolved: false,
    impactedArea: 'Mail flow',
    messages: [{ at, text: 'Mail is late.' }],
  });
  world.serviceIncidents.put({
    id: 'MC1',
    workload: 'Exchange',
    messageType: 'message_center',
    status: 'information',
    startTime: at,
    resolved: true,
    messages: [],
  });
  await user('GET', '/serviceincidents/office', '/serviceincidents/office');
  const services = '/customers/:cid/managedservices';
  await user('GET', services, of(services));
}
