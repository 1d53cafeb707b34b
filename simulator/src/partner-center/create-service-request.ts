import { oneOf } from './one-of.ts';
import { type Call, created } from './operation.ts';
import { refuse } from './refusal.ts';
import { serviceRequestResource, severities } from './service-request-resource.ts';
import { supportTopics } from './support-topics.ts';

/** @throws Refusal 400 800002 without a title, a description, or a known topic */
export function createServiceRequest(call: Call) {
  const { body, world, at, partner } = call;
  const topicId = body.needText('supportTopicId');
  const topic = supportTopics.find(({ id }) => String(id) === topicId);
  if (!topic)
    throw refuse(400, 800002, 'supportTopicId is not valid: take one of /servicerequests/supporttopics.');
  const number = BigInt(`0x${world.newHex('service-request', 13)}`);
  const one = world.serviceRequests.put({
    id: String(number).padStart(15, '0').slice(0, 15),
    partnerTenantId: partner.id,
    title: body.needText('title'),
    description: body.needText('description'),
    severity: oneOf(severities, body.text('severity') ?? 'unknown', 'severity'),
    status: 'open',
    supportTopicId: topicId,
    supportTopicName: topic.name,
    productId: body.text('productId') ?? '15960',
    createdAt: at,
    modifiedAt: at,
    notes: [],
  });
  return created(serviceRequestResource(call, one));
}
