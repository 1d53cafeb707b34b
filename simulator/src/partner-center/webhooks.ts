import { addDuration } from '@concord/rules';
import type { Attempt, Registration } from '../entities.ts';
import { eventNames, resourceOf } from '../webhooks/events.ts';
import { raise } from '../webhooks/raise.ts';
import { type Call, type Operation, ok } from './operation.ts';
import { Refusal, refuse } from './refusal.ts';

const source = 'https://learn.microsoft.com/partner-center/developer/partner-center-webhooks';
const base = '/webhooks/v1';
const testEvent = 'test-created';
/** Validation events a minute and partner, and how long their results are kept. */
const perMinute = 2;
const keptFor = 'P7D';

/**
 * Microsoft's guide and its own connector for Logic Apps (Azure Workflows SDK, `partnercenterevents`) have the names in
 * PascalCase, its REST reference, made from Swagger, in camelCase. The answer has those of the registration, so that
 * clients of either kind read what they sent [U].
 * @see https://learn.microsoft.com/rest/api/partner-center/webhook/create-registration-partner
 */
function wire({ subscriberId, url, events, inMsSignature, camelCase }: Registration) {
  const flag = inMsSignature || undefined;
  if (camelCase)
    return {
      subscriberId,
      webhookUrl: url,
      webhookEvents: events,
      signatureTokenToMsSignatureHeader: flag,
    };
  return {
    SubscriberId: subscriberId,
    WebhookUrl: url,
    WebhookEvents: events,
    SignatureTokenToMsSignatureHeader: flag,
  };
}

/** @throws Refusal 400 for what is no address or no event */
function readRegistration(call: Call, subscriberId: string): Registration {
  const url = call.body.needText('WebhookUrl');
  if (!URL.canParse(url) || !/^https?:/i.test(url))
    throw refuse(400, 800002, 'WebhookUrl is not an address.');
  const events = call.body.texts('WebhookEvents').map((asked) => {
    const known = eventNames.find((name) => name.toLowerCase() === asked.toLowerCase());
    if (known === undefined) throw refuse(400, 800002, `There is no event ${asked}.`);
    return known;
  });
  const inMsSignature = call.body.flag('SignatureTokenToMsSignatureHeader') ?? false;
  return {
    id: call.partner.id,
    subscriberId,
    url,
    events: [...new Set(events)],
    inMsSignature,
    ...(call.body.hasExactly('webhookUrl') && { camelCase: true }),
  };
}

/** @throws Refusal 404 */
function registrationOf(call: Call): Registration {
  const found = call.world.registrations.get(call.partner.id);
  if (!found) throw refuse(404, 2000, 'There is no registration.');
  return found;
}

/** @throws Refusal 429 for the third within a minute */
function limitTests(call: Call): void {
  const newest = Date.parse(call.at) - 60_000;
  const recent = [...call.world.deliveries.each('partner', call.partner.id)].filter(
    (one) => one.validation !== undefined && Date.parse(one.createdAt) > newest,
  );
  if (new Set(recent.map((one) => one.validation)).size < perMinute) return;
  const oldest = Math.min(...recent.map((one) => Date.parse(one.createdAt)));
  const seconds = Math.max(1, Math.ceil((oldest - newest) / 1000));
  const message = `Rate limit is exceeded. Try again in ${seconds} seconds.`;
  throw new Refusal(
    { status: 429, body: { statusCode: 429, message }, headers: { 'retry-after': String(seconds) } },
    message,
  );
}

/** Names of the answers as .NET has them, which the results show. */
const responseCodes: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'NoContent',
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
};

const resultOf = ({ at, status, error }: Attempt) => ({
  responseCode: status === undefined ? 'ServiceUnavailable' : (responseCodes[status] ?? String(status)),
  responseMessage: error ?? '',
  systemError: status === undefined,
  dateTimeUtc: at.replace('Z', ''),
});

export const webhookOperations: Operation[] = [
  {
    method: 'GET',
    base,
    path: '/registration/events',
    auth: 'any',
    source,
    models: 'names of all events, as a bare list',
    handle: () => ok(eventNames),
  },
  {
    method: 'GET',
    base,
    path: '/registration',
    auth: 'any',
    source,
    models:
      'the one registration of the tenant, in the names it was made with [U]; 404 without one (code [U])',
    handle: (call) => ok(wire(registrationOf(call))),
  },
  {
    method: 'POST',
    base,
    path: '/registration',
    auth: 'any',
    source,
    models: 'one a tenant, else 409 (code [U]); unknown events 400 [U]; signature header chosen by the flag',
    handle(call) {
      if (call.world.registrations.get(call.partner.id))
        throw refuse(409, 2001, 'There is a registration already.');
      const registration = readRegistration(call, call.world.newId('subscriber'));
      return ok(wire(call.world.registrations.put(registration)));
    },
  },
  {
    method: 'PUT',
    base,
    path: '/registration',
    auth: 'any',
    source,
    models: 'replaces it; an empty list of events stops them [U]; what waits goes to the new address',
    handle: (call) =>
      ok(wire(call.world.registrations.put(readRegistration(call, registrationOf(call).subscriberId)))),
  },
  {
    method: 'POST',
    base,
    path: '/registration/validationEvents',
    auth: 'any',
    source,
    models: 'sends `test-created`; two a minute; 400 when it is not registered for [U]',
    handle(call) {
      if (!registrationOf(call).events.includes(testEvent))
        throw refuse(400, 800002, `The registration does not have ${testEvent}.`);
      limitTests(call);
      const correlationId = call.world.newId('validation');
      const ids = { resource: correlationId };
      const event = { event: testEvent, partnerId: call.partner.id, at: call.at };
      raise(call, { ...event, ...resourceOf(testEvent, ids) }, correlationId);
      return ok({ correlationId });
    },
  },
  {
    method: 'GET',
    base,
    path: '/registration/validationEvents/:correlation',
    auth: 'any',
    source,
    models: 'a result for every attempt, kept for seven days; statuses other than `completed` are [U]',
    handle(call) {
      const id = (call.params['correlation'] ?? '').toLowerCase();
      const sent = call.world.deliveries
        .where('validation', id)
        .filter((one) => one.partnerId === call.partner.id && addDuration(one.createdAt, keptFor) > call.at);
      const [first] = sent;
      if (!first) throw refuse(404, 2000, 'There is no such validation event.');
      const states = {
        waiting: 'inProgress',
        held: 'inProgress',
        delivered: 'completed',
        'given-up': 'failed',
      };
      return ok({
        correlationId: id,
        partnerId: call.partner.id,
        status: states[first.state],
        callbackUrl: first.attempts.at(-1)?.url ?? registrationOf(call).url,
        results: sent.flatMap((one) => one.attempts).map(resultOf),
      });
    },
  },
];
