import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Simulator } from '../server.ts';
import { control, type Exchange } from '../testing/partner.ts';

const registration = '/webhooks/v1/registration';
const records = '/auditactivity/v1/auditrecords';
const tests = `${registration}/validationEvents`;

/** Types of the successful answers about events and activity records. */
export const activityAnswers: Record<string, string> = {
  [`GET ${records}`]: 'collection<AuditRecord>',
  [`GET ${records}/:id`]: 'AuditRecord',
  [`GET ${registration}/events`]: 'array<string>',
  [`GET ${registration}`]: 'WebhookRegistration',
  [`POST ${registration}`]: 'WebhookRegistration',
  [`PUT ${registration}`]: 'WebhookRegistration',
  [`POST ${tests}`]: 'WebhookTest',
  [`GET ${tests}/:correlation`]: 'WebhookTestResult',
};

/**
 * Asks for all of them, with a receiver of events that accepts each.
 * @param user Partner Center as a person of the provider sees it
 * @param note keeps the answer of an operation
 */
export async function activityExchanges(
  { url, world }: Simulator,
  user: (method: string, path: string, body?: unknown) => Promise<Exchange>,
  note: (operation: string, answer: Exchange) => void,
): Promise<void> {
  const receiver = createServer((request, response) => request.resume().on('end', () => response.end()));
  await new Promise<void>((done) => {
    receiver.listen(0, '127.0.0.1', done);
  });
  const ask = async (method: string, template: string, path = template, body?: unknown) => {
    const answer = await user(method, path, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    note(`${method} ${template}`, answer);
    return answer;
  };
  const wanted = {
    WebhookUrl: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/events`,
    WebhookEvents: ['test-created', 'subscription-updated'],
    SignatureTokenToMsSignatureHeader: true,
  };
  await ask('GET', `${registration}/events`);
  await ask('POST', registration, registration, wanted);
  await ask('GET', registration);
  await ask('PUT', registration, registration, wanted);
  const { body } = await ask('POST', tests);
  await control(url, 'GET', 'webhooks');
  await ask('GET', `${tests}/:correlation`, `${tests}/${body.correlationId}`);
  world.registrations.clear();
  receiver.closeAllConnections();
  receiver.close();
  const newest = world.audit.all().at(-1);
  await ask('GET', `${records}/:id`, `${records}/${newest?.id}`);
  await ask('GET', records, `${records}?startDate=2026-11-01`);
}
