import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { MicrosoftError } from '../errors.ts';
import { text, word } from '../fields.ts';
import type { Registration } from '../sync.ts';
import {
  registerWebhook,
  updateWebhook,
  type WebhookRegistration,
  webhook,
  webhookTest,
} from './webhooks.ts';

/** The one webhook registration of a partner as the port speaks of it. */

export async function registration(door: Door): Promise<Registration | undefined> {
  const found = await webhook(door);
  return found && plain(found);
}

/** Sets the address, whether one was registered before or not. */
export async function register(door: Door, wanted: Registration, ids: CallIds): Promise<Registration> {
  const settings = {
    WebhookUrl: wanted.url,
    WebhookEvents: wanted.events,
    SignatureTokenToMsSignatureHeader: true,
  };
  const present = await webhook(door);
  if (present) return plain(await updateWebhook(door, settings, ids));
  try {
    return plain(await registerWebhook(door, settings, ids));
  } catch (error) {
    if (!(error instanceof MicrosoftError) || error.status !== 409) throw error;
    // Registered meanwhile, perhaps by this very call whose answer was lost.
    return plain(await updateWebhook(door, settings, { ...ids, requestId: crypto.randomUUID() }));
  }
}

/** `completed` is the only word of a test's end that Microsoft publishes; `failed` is assumed. [U] */
const ended = new Set(['completed', 'failed']);

export async function registrationTest(
  door: Door,
  testId: string,
): Promise<{ done: boolean; delivered: boolean; reason?: string } | undefined> {
  const test = await webhookTest(door, testId);
  if (!test) return undefined;
  const last = test.results.at(-1);
  const delivered = test.results.some(
    ({ responseCode, systemError }) => !systemError && isSuccess(text(responseCode) ?? ''),
  );
  return {
    done: delivered || ended.has(word(test.status)),
    delivered,
    reason:
      delivered || !last ? undefined : [last.responseCode, last.responseMessage].filter(Boolean).join(': '),
  };
}

/** Names of .NET's status codes, or the numbers. */
const isSuccess = (code: string) => /^(OK|Created|Accepted|NoContent|2\d\d)$/i.test(code);

const plain = ({ WebhookUrl, WebhookEvents }: WebhookRegistration): Registration => ({
  url: WebhookUrl,
  events: WebhookEvents,
});
