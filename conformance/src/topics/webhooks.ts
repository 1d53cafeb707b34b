import { X509Certificate } from 'node:crypto';
import { downloadCertificate, verifyWebhook } from '@concord/microsoft/partner-center';
import { query } from '../http.ts';
import { type Received, startReceiver } from '../receiver.ts';
import { Unsupported, type Values } from '../row.ts';
import { partnerId, type Scene } from '../scene.ts';
import { type Action, type Draft, oneOf, only, plant, type Topic } from '../topic.ts';
import { webhookEffects } from './webhook-effects.ts';

export const registration = '/webhooks/v1/registration';

/** Registers an address with what `given` says of it. */
export function register(scene: Scene, url: string, events: readonly string[]) {
  const webhook: Values = scene.given['webhook'] ?? {};
  return scene.call('POST', registration, {
    WebhookUrl: url,
    WebhookEvents: webhook['events'] ?? events,
    ...('SignatureTokenToMsSignatureHeader' in webhook && {
      SignatureTokenToMsSignatureHeader: webhook['SignatureTokenToMsSignatureHeader'],
    }),
  });
}

/** Whether the client takes the delivery for Microsoft's. */
async function verified(scene: Scene, { headers, body }: Received): Promise<boolean> {
  const { certificates } = await scene.simulator.control('GET', 'webhooks');
  const trust = {
    certificateOrigins: [new URL(scene.simulator.url).origin],
    issuerOrigins: [],
    anchors: [certificates.root, certificates.issuing].map((pem: string) => new X509Certificate(pem)),
    issuerOrganization: 'Microsoft Corporation',
    download: downloadCertificate,
  };
  const { now } = await scene.simulator.control('GET', 'clock');
  try {
    await verifyWebhook({ headers, body }, trust, new Date(now));
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'WebhookRejected') return false;
    throw error;
  }
}

/** The body with another resource in it. */
function tampered(body: Uint8Array): Uint8Array {
  const text = Buffer.from(body).toString('utf8');
  return Buffer.from(text.replace(/"ResourceName":"?\w*"?/, '"ResourceName":"tampered"'));
}

/** An event goes from Microsoft to a receiver; what the client says of it is whether it may be processed. */
const receiveEvent: Action = async (scene, params) => {
  only(params, 'event', 'bodyChangedInTransit');
  const status: number = scene.given['receiver']?.answers ?? 200;
  const receiver = await startReceiver(status);
  try {
    const { event } = params;
    await register(scene, receiver.url, [event]);
    const ids = { customerId: scene.customerId, subscriptionId: 'own', resourceId: 'G000000001' };
    await scene.simulator.control('POST', 'webhooks/events', { event, partnerId: scene.partnerId, ...ids });
    await scene.simulator.control('GET', 'webhooks');
    const [first] = receiver.received;
    if (!first) return { allowed: false, values: { received: [] } };
    const got = params['bodyChangedInTransit'] ? { ...first, body: tampered(first.body) } : first;
    const allowed = await verified(scene, got);
    if (status >= 300) await scene.advance('P7D');
    const received = [...receiver.received];
    if (status >= 300) await scene.advance('P30D');
    const { deliveries } = await scene.simulator.control('GET', 'webhooks');
    return {
      allowed,
      values: { received, later: receiver.received.length - received.length, deliveries, allowed },
    };
  } finally {
    await receiver.close();
  }
};

const registerWebhook: Action = async (scene, params) => {
  only(params, 'method', 'events', 'url', 'SignatureTokenToMsSignatureHeader');
  const method = oneOf('method', params['method'] ?? 'POST', 'POST', 'PUT');
  if (scene.given['webhook']?.registered)
    await register(scene, 'http://127.0.0.1:9/first', ['subscription-updated']);
  const before = await scene.call('GET', registration);
  const body = {
    WebhookUrl: params['url'] ?? 'http://127.0.0.1:9/second',
    WebhookEvents: params['events'] ?? ['invoice-ready'],
    ...('SignatureTokenToMsSignatureHeader' in params && {
      SignatureTokenToMsSignatureHeader: params['SignatureTokenToMsSignatureHeader'],
    }),
  };
  const answer = await scene.call(method, registration, body);
  return { answer, first: before, again: await scene.call('GET', registration) };
};

const listAuditRecords: Action = async (scene, params) => {
  only(params, 'startDate', 'endDate', 'filter', 'size');
  const filter = params['filter'] && JSON.stringify(params['filter']);
  return { answer: await scene.call('GET', `/v1/auditrecords?${query({ ...params, filter })}`) };
};

/** An activity record of each of the last hundred days. */
function plantRecords(draft: Draft): void {
  for (let days = 0; days < 100; days += 1)
    plant(draft, 'audit', {
      id: `record-${days}`,
      partnerId,
      resourceType: 'order',
      operationType: 'create_order',
      operationDate: new Date(Date.parse(draft.at) - days * 86_400_000).toISOString(),
      correlationId: `record-${days}`,
      details: {},
    });
}

/** Registration and delivery of events, and the activity records behind them. */
export const webhooks: Topic = {
  name: 'webhooks',
  given: {
    webhook: ['registered', 'events', 'SignatureTokenToMsSignatureHeader'],
    receiver: ['answers'],
  },
  prepare(draft) {
    const { given } = draft;
    if ('rangeStart' in draft.row.then.effects) plantRecords(draft);
    if (given['webhook']?.registered === false && given['webhook'].events)
      throw new Unsupported('webhook.events of a webhook that is not registered');
  },
  actions: { receiveEvent, registerWebhook, listAuditRecords },
  effects: webhookEffects,
};
