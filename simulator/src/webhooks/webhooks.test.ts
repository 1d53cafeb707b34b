import { verify, X509Certificate } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Simulator } from '../server.ts';
import { appToken, control, direct, partnerCenter, startDemo } from '../testing/partner.ts';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

let simulator: Simulator;
let receiver: Server;
let received: Received[];
let answer: number;
let app: ReturnType<typeof partnerCenter>;
let address: string;

beforeEach(async () => {
  received = [];
  answer = 200;
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(answer).end();
    });
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/events`;
  simulator = await startDemo();
  app = partnerCenter(simulator.url, await appToken(simulator.url, direct));
});
afterEach(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await simulator.close();
});

const register = (more: Record<string, unknown> = {}) =>
  app('POST', '/webhooks/v1/registration', {
    WebhookUrl: address,
    WebhookEvents: ['test-created', 'subscription-updated', 'invoice-ready'],
    ...more,
  });
const raise = (event: string, resourceId: string) =>
  control(simulator.url, 'POST', 'webhooks/events', { event, partnerId: direct.tenantId, resourceId });
const webhooks = async () => (await control(simulator.url, 'GET', 'webhooks')).body;
const uris = () => received.map(({ body }) => JSON.parse(body).ResourceUri.split('/').at(-1));

test('one registration a tenant: made, refused twice, replaced, read', async () => {
  expect((await app('GET', '/webhooks/v1.0/registration')).status).toBe(404);
  const made = await register();
  expect(made.body).toMatchObject({ WebhookUrl: address, SubscriberId: expect.any(String) });
  expect((await register()).status).toBe(409);
  const changed = await app('PUT', '/webhooks/v1/registration', {
    WebhookUrl: address,
    WebhookEvents: ['invoice-ready'],
  });
  expect(changed.body).toEqual({ ...made.body, WebhookEvents: ['invoice-ready'] });
  expect((await app('GET', '/Webhooks/V1/Registration/')).body).toEqual(changed.body);
  const wanted = {
    webhookUrl: address,
    webhookEvents: ['invoice-ready'],
    signatureTokenToMsSignatureHeader: true,
  };
  const fromSwagger = { ...wanted, subscriberId: made.body.SubscriberId };
  expect((await app('PUT', '/webhooks/v1/registration', wanted)).body).toEqual(fromSwagger);
  expect((await app('GET', '/webhooks/v1/registration')).body).toEqual(fromSwagger);
  expect((await app('GET', '/webhooks/v1/registration/events')).body).toContain('subscription-updated');
});

test('a test event arrives signed by a chain that ends in the own root', async () => {
  await register();
  const { body } = await app('POST', '/webhooks/v1/registration/validationEvents');
  const { certificates } = await webhooks();
  const [event] = received as [Received];
  expect(JSON.parse(event.body)).toMatchObject({ EventName: 'test-created', ResourceName: 'test' });
  const [scheme, signature] = (event.headers.authorization ?? '').split(' ');
  expect([scheme, event.headers['x-ms-signature-algorithm']]).toEqual(['Signature', 'rsa-sha256']);
  const fetched = await fetch(event.headers['x-ms-certificate-url'] as string);
  const leaf = new X509Certificate(Buffer.from(await fetched.arrayBuffer()));
  const [issuing, root] = [certificates.issuing, certificates.root].map((pem) => new X509Certificate(pem));
  expect(leaf.issuer).toContain('O=Microsoft Corporation');
  expect(leaf.checkIssued(issuing as X509Certificate)).toBe(true);
  expect(leaf.verify((issuing as X509Certificate).publicKey)).toBe(true);
  expect(issuing?.verify((root as X509Certificate).publicKey)).toBe(true);
  const valid = (text: string) =>
    verify('sha256', Buffer.from(text), leaf.publicKey, Buffer.from(signature ?? '', 'base64'));
  expect([valid(event.body), valid(`${event.body} `)]).toEqual([true, false]);

  const result = await app('GET', `/webhooks/v1/registration/validationEvents/${body.correlationId}`);
  expect(result.body).toMatchObject({
    status: 'completed',
    callbackUrl: address,
    results: [{ responseCode: 'OK', systemError: false }],
  });
  await app('POST', '/webhooks/v1/registration/validationEvents');
  expect((await app('POST', '/webhooks/v1/registration/validationEvents')).status).toBe(429);
});

test('the signature travels in x-ms-signature when the registration says so', async () => {
  await register({ SignatureTokenToMsSignatureHeader: true });
  await raise('invoice-ready', 'G1');
  await webhooks();
  expect(received[0]?.headers.authorization).toBeUndefined();
  expect(received[0]?.headers['x-ms-signature']).toMatch(/^Signature [\w+/=]+$/);
});

test('an event that nobody takes is tried ten times, each at its instant, and never again', async () => {
  answer = 500;
  await register();
  await raise('invoice-ready', 'G1');
  await control(simulator.url, 'POST', 'clock', { advance: 'P3D' });
  expect(received).toHaveLength(10);
  const [delivery] = (await webhooks()).deliveries;
  expect(delivery.state).toBe('given-up');
  const minutes = delivery.attempts.map(
    (one: { at: string }) => (Date.parse(one.at) - Date.parse(delivery.createdAt)) / 60_000,
  );
  expect(minutes).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255, 511]);
  await control(simulator.url, 'POST', 'clock', { advance: 'P3D' });
  expect(received).toHaveLength(10);
});

test('faults: twice, overtaken by the next, late', async () => {
  await register();
  const fault = (kind: string, delay?: string) =>
    control(simulator.url, 'POST', 'faults', { kind, count: 1, ...(delay !== undefined && { delay }) });
  await fault('webhook-duplicate');
  await raise('invoice-ready', 'twice');
  await control(simulator.url, 'POST', 'clock', { advance: 'PT2M' });
  expect(uris()).toEqual(['twice', 'twice']);
  expect(received[0]?.body).toBe(received[1]?.body);
  await fault('webhook-out-of-order');
  await raise('invoice-ready', 'first');
  await raise('invoice-ready', 'second');
  await control(simulator.url, 'POST', 'clock', { advance: 'PT1S' });
  expect(uris().slice(2)).toEqual(['second', 'first']);
  await fault('webhook-late', 'PT6H');
  await raise('invoice-ready', 'late');
  await control(simulator.url, 'POST', 'clock', { advance: 'PT5H' });
  expect(received).toHaveLength(4);
  await control(simulator.url, 'POST', 'clock', { advance: 'PT1H' });
  expect(uris().at(-1)).toBe('late');
});
