import type { Call, Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { flag, type Json, list, need, object, part, text, texts } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import { reader } from './resource.ts';

/** Where Microsoft sends its events; one registration a partner. */
export interface WebhookRegistration extends Json {
  SubscriberId?: string;
  WebhookUrl: string;
  WebhookEvents: string[];
  /** The signature comes as `x-ms-signature`, for gateways that eat `Authorization`. */
  SignatureTokenToMsSignatureHeader?: boolean;
}

export type WebhookSettings = Omit<WebhookRegistration, 'SubscriberId'>;

/** What came of a test event; kept for seven days. */
export interface WebhookTest extends Json {
  correlationId: string;
  partnerId?: string;
  /** e.g. `completed` */
  status?: string;
  callbackUrl?: string;
  results: { responseCode?: string; responseMessage?: string; systemError: boolean; dateTimeUtc?: string }[];
}

/**
 * The names of the events that can be had.
 * @see https://learn.microsoft.com/partner-center/developer/partner-center-webhooks
 */
export async function webhookEvents(door: Door): Promise<string[]> {
  const names = await allItems(door, {
    path: '/webhooks/v1/registration/events',
    as: 'app',
    read: (item) => text(item) ?? need(part(item), 'name'),
  });
  return names;
}

/** `undefined` when nothing is registered. */
export async function webhook(door: Door): Promise<WebhookRegistration | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: '/webhooks/v1/registration',
    as: 'app',
    expect: [404],
    read: unlessAbsent(registrationOf),
  });
  return body;
}

/** @throws MicrosoftError with status 409 when something is registered already: change that instead */
export async function registerWebhook(
  door: Door,
  settings: WebhookSettings,
  ids?: CallIds,
): Promise<WebhookRegistration> {
  return register(door, { method: 'POST', ids, body: settings });
}

/** There is no way to take a registration back; an empty list of events is assumed to silence it. */
export async function updateWebhook(
  door: Door,
  settings: WebhookSettings,
  ids?: CallIds,
): Promise<WebhookRegistration> {
  return register(door, { method: 'PUT', ids, body: settings });
}

/**
 * Has Microsoft send a `test-created` event, which must be among the registered ones. Twice a minute at most.
 * @returns the correlation id under which `webhookTest` tells the outcome
 */
export async function testWebhook(door: Door, ids?: CallIds): Promise<string> {
  const { body } = await door.call({
    method: 'POST',
    path: '/webhooks/v1/registration/validationEvents',
    as: 'app',
    ids,
    read: (answer) => need(object(answer), 'correlationId'),
  });
  return body;
}

export async function webhookTest(door: Door, correlationId: string): Promise<WebhookTest | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/webhooks/v1/registration/validationEvents/${correlationId}`,
    as: 'app',
    expect: [404],
    read: unlessAbsent((answer) => ({
      ...testOf(answer),
      results: list(answer.results).map(
        reader<WebhookTest['results'][number] & Json>([], { systemError: flag }),
      ),
    })),
  });
  return body;
}

const testOf = reader<WebhookTest>(['correlationId']);

async function register(
  door: Door,
  call: Pick<Call<unknown>, 'method' | 'ids' | 'body'>,
): Promise<WebhookRegistration> {
  const { body } = await door.call({
    ...call,
    path: '/webhooks/v1/registration',
    as: 'app',
    read: (answer) => registrationOf(object(answer)),
  });
  return body;
}

/** Microsoft's samples show these names in PascalCase; the ones of its other services in camelCase are read too. */
function registrationOf(answer: Json): WebhookRegistration {
  const { webhookUrl, webhookEvents, subscriberId, ...rest } = answer;
  const read: Json = { ...rest, WebhookUrl: rest.WebhookUrl ?? webhookUrl };
  return {
    ...read,
    SubscriberId: text(rest.SubscriberId ?? subscriberId),
    WebhookUrl: need(read, 'WebhookUrl'),
    WebhookEvents: texts(rest.WebhookEvents ?? webhookEvents),
  };
}
