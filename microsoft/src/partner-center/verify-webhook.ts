import { constants, createHash, verify, type X509Certificate } from 'node:crypto';
import { decode, Malformed, parse } from '../body.ts';
import { type Json, object, text } from '../fields.ts';
import { renewedCertificate, trustedCertificate, type WebhookTrust } from './webhook-certificate.ts';
import { WebhookRejected } from './webhook-rejected.ts';

/** A request as it reached the webhook's address. */
export interface WebhookDelivery {
  headers: Headers | Record<string, string | string[] | undefined>;
  /** The bytes as they came: parsed and written anew they no longer match the signature. */
  body: Uint8Array;
}

/** Something happened at Microsoft. The event carries no state: read the resource again. */
export interface WebhookEvent extends Json {
  EventName: string;
  ResourceUri?: string;
  ResourceName?: string;
  AuditUri?: string;
  ResourceChangeUtcDate?: string;
  /** The same for each delivery of one event: keep it to act once. */
  id: string;
  /** Path to read the resource at, e.g. `/v1/customers/…/subscriptions/…`. */
  resourcePath?: string;
}

/**
 * Proves that a delivery comes from Microsoft: an RSA signature with SHA-256 over the raw body, by a certificate from
 * one of Microsoft's addresses, behind which a trusted authority stands at the instant `at`.
 *
 * Only public keys take part, so there is no secret whose comparison could be timed. An old delivery sent once more
 * still verifies, and Microsoft itself repeats, up to ten times and in any order: act once per `id`.
 *
 * @throws WebhookRejected with the status to answer; whatever `trust.download` throws, to be answered with a 5xx so
 *   that Microsoft tries again
 * @see https://learn.microsoft.com/partner-center/developer/partner-center-webhooks#how-to-authenticate-the-callback
 */
export async function verifyWebhook(
  { headers, body }: WebhookDelivery,
  trust: WebhookTrust,
  at: Date,
): Promise<WebhookEvent> {
  const find = finder(headers);
  const signature = signatureIn(find('x-ms-signature') ?? find('authorization'));
  const url = find('x-ms-certificate-url');
  const algorithm = find('x-ms-signature-algorithm');
  if (!url) throw new WebhookRejected(400, 'header', 'The address of the certificate is missing.');
  if (!algorithm) throw new WebhookRejected(400, 'header', 'The algorithm of the signature is missing.');
  if (algorithm.toLowerCase() !== 'rsa-sha256')
    throw new WebhookRejected(
      401,
      'algorithm',
      'The signature is of another algorithm than RSA with SHA-256.',
    );
  const certificate = await trustedCertificate(url, trust, at);
  const fits = (one: X509Certificate | undefined) => one !== undefined && matches(signature, body, one);
  if (!fits(certificate) && !fits(await renewedCertificate(url, trust, at)))
    throw new WebhookRejected(401, 'signature', 'The signature does not match the body.');
  return eventIn(body);
}

function matches(signature: Buffer, body: Uint8Array, { publicKey }: X509Certificate): boolean {
  const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
  if (publicKey.asymmetricKeyType !== 'rsa' || bits < 2_048) return false;
  return verify('sha256', body, { key: publicKey, padding: constants.RSA_PKCS1_PADDING }, signature);
}

function signatureIn(header: string | undefined): Buffer {
  if (!header) throw new WebhookRejected(400, 'header', 'The signature is missing.');
  const [, signature] = /^Signature\s+([A-Za-z0-9+/]+={0,2})$/i.exec(header) ?? [];
  if (!signature) throw new WebhookRejected(401, 'signature', 'The signature is not of the documented form.');
  return Buffer.from(signature, 'base64');
}

function eventIn(body: Uint8Array): WebhookEvent {
  let sent: Json;
  try {
    sent = object(parse(decode(body)));
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    throw new WebhookRejected(400, 'body', 'The body is no event.');
  }
  const named = (name: string) => text(sent[name] ?? sent[name.charAt(0).toLowerCase() + name.slice(1)]);
  const EventName = named('EventName');
  if (!EventName) throw new WebhookRejected(400, 'body', 'The event has no name.');
  const facts = {
    EventName,
    ResourceUri: named('ResourceUri'),
    ResourceName: named('ResourceName'),
    AuditUri: named('AuditUri'),
    ResourceChangeUtcDate: named('ResourceChangeUtcDate'),
  };
  return { ...sent, ...facts, id: identityOf(Object.values(facts)), resourcePath: pathOf(facts.ResourceUri) };
}

function identityOf(facts: readonly (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}

/** Microsoft's addresses lead to `/webhooks/v1/…`; the resource is read at `/v1/…`. */
function pathOf(uri: string | undefined): string | undefined {
  const base = 'https://api.partnercenter.microsoft.com';
  if (!uri || !URL.canParse(uri, base)) return undefined;
  return new URL(uri, base).pathname.replace(/^.*?\/webhooks(?=\/v1\/)/i, '');
}

function finder(headers: WebhookDelivery['headers']): (name: string) => string | undefined {
  if (headers instanceof Headers) return (name) => headers.get(name)?.trim() || undefined;
  const lower = new Map(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat()[0]]),
  );
  return (name) => lower.get(name)?.trim() || undefined;
}
