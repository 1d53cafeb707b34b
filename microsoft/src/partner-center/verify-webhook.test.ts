import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type Authority, type CertificateWish, certify, signatureOf } from '../testing/certificates.ts';
import { start } from '../testing/partner.ts';
import { verifyWebhook } from './verify-webhook.ts';
import type { WebhookTrust } from './webhook-certificate.ts';

const origin = 'https://3psostorageacct.blob.core.windows.net';
const address = `${origin}/cert/pcnotifications-dispatch.microsoft.com.cer`;
const issuerAddress = 'http://www.microsoft.com/pkiops/certs/issuing.crt';
const event = {
  EventName: 'subscription-updated',
  ResourceUri: 'https://api.partnercenter.microsoft.com/webhooks/v1/customers/c-1/subscriptions/s-1',
  ResourceName: 'subscription',
  AuditUri: 'https://api.partnercenter.microsoft.com/auditactivity/v1/auditrecords/a-1',
  ResourceChangeUtcDate: '2026-11-24T11:58:06.3520276+00:00',
};
const body = bytesOf(event);

let root: Authority;
let issuing: Authority;
let signer: Authority;
let signature: string;

beforeAll(async () => {
  root = await certify({ name: 'CN=Root', ca: true });
  issuing = await certify({ name: 'CN=Issuing, O=Microsoft Corporation', issuer: root, ca: true });
  signer = await certify({ name: 'CN=pcnotifications', issuer: issuing, issuerAddress });
  signature = await signatureOf(signer, body);
});

function bytesOf(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** Certificates at their addresses; what was fetched is written down. */
function trustIn(files: Record<string, Authority>, more: Partial<WebhookTrust> = {}) {
  const fetched: string[] = [];
  const trust: WebhookTrust = {
    certificateOrigins: [origin],
    issuerOrigins: ['http://www.microsoft.com'],
    anchors: [root.certificate],
    issuerOrganization: 'Microsoft Corporation',
    download: async (url) => {
      fetched.push(url);
      return files[url]!.certificate.raw;
    },
    ...more,
  };
  return { trust, fetched };
}

const good = () => trustIn({ [address]: signer, [issuerAddress]: issuing }).trust;

const headers = (more: object = {}) => ({
  Authorization: signature,
  'X-MS-Certificate-Url': address,
  'X-MS-Signature-Algorithm': 'rsa-sha256',
  ...more,
});

/** A chain like Microsoft's whose signing certificate is another. */
async function signedBy(wish: Partial<CertificateWish>) {
  const other = await certify({ name: 'CN=other', issuer: issuing, issuerAddress, ...wish });
  const { trust } = trustIn({ [address]: other, [issuerAddress]: issuing });
  return verifyWebhook(
    { headers: headers({ Authorization: await signatureOf(other, body) }), body },
    trust,
    start,
  );
}

test('an event of Microsoft’s is read, with its identity and the path of its resource', async () => {
  const verified = await verifyWebhook({ headers: headers(), body }, good(), start);
  expect(verified).toMatchObject({ ...event, resourcePath: '/v1/customers/c-1/subscriptions/s-1' });
  const again = await verifyWebhook({ headers: new Headers(headers()), body }, good(), start);
  expect(again.id).toBe(verified.id);
  const later = bytesOf({ ...event, ResourceChangeUtcDate: '2026-11-24T11:59:00+00:00' });
  const next = { headers: headers({ Authorization: await signatureOf(signer, later) }), body: later };
  expect((await verifyWebhook(next, good(), start)).id).not.toBe(verified.id);
});

test('the signature may come in a header of its own', async () => {
  const other = headers({ Authorization: 'Bearer of-a-gateway', 'x-ms-signature': signature });
  await expect(verifyWebhook({ headers: other, body }, good(), start)).resolves.toMatchObject(event);
});

test('no changed byte of body or signature passes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.nat(), fc.integer({ min: 1, max: 255 }), async (inBody, at, change) => {
      const signed = Buffer.from(signature.slice('Signature '.length), 'base64');
      const bytes = inBody ? Uint8Array.from(body) : Uint8Array.from(signed);
      bytes[at % bytes.length]! ^= change;
      const delivery = inBody
        ? { headers: headers(), body: bytes }
        : { headers: headers({ Authorization: `Signature ${Buffer.from(bytes).toString('base64')}` }), body };
      await expect(verifyWebhook(delivery, good(), start)).rejects.toMatchObject({
        reason: 'signature',
        status: 401,
      });
    }),
    { numRuns: 60 },
  );
});

test.each([
  [{ Authorization: undefined }, 400, 'header'],
  [{ 'X-MS-Certificate-Url': undefined }, 400, 'header'],
  [{ 'X-MS-Signature-Algorithm': undefined }, 400, 'header'],
  [{ Authorization: 'Bearer abc' }, 401, 'signature'],
  [{ 'X-MS-Signature-Algorithm': 'rsa-sha1' }, 401, 'algorithm'],
])('headers with %j are refused with %i', async (more, status, reason) => {
  const refused = verifyWebhook({ headers: headers(more), body }, good(), start);
  await expect(refused).rejects.toMatchObject({ status, reason });
});

test.each([
  'https://evil.example/cert.cer',
  'https://3psostorageacct.blob.core.windows.net.evil.example/cert.cer',
  'https://3psostorageacct.blob.core.windows.net@evil.example/cert.cer',
  'https://user@3psostorageacct.blob.core.windows.net/cert.cer',
  'http://3psostorageacct.blob.core.windows.net/cert.cer',
  'file:///etc/passwd',
  'nonsense',
])('nothing is fetched from %s', async (url) => {
  const { trust, fetched } = trustIn({});
  const refused = verifyWebhook({ headers: headers({ 'X-MS-Certificate-Url': url }), body }, trust, start);
  await expect(refused).rejects.toMatchObject({ reason: 'certificate' });
  expect(fetched).toEqual([]);
});

test('a certificate is good only in its time, and only under a trusted authority', async () => {
  const certificate = { reason: 'certificate', status: 401 };
  const day = 86_400_000;
  const at = (ms: number) =>
    verifyWebhook({ headers: headers(), body }, good(), new Date(start.getTime() + ms));
  await expect(at(0.9 * day)).resolves.toBeDefined();
  await expect(at(1.1 * day)).rejects.toMatchObject(certificate);
  await expect(at(-1.1 * day)).rejects.toMatchObject(certificate);
  await expect(signedBy({ notAfter: new Date(start.getTime() - 1_000) })).rejects.toMatchObject(certificate);
  const stranger = await certify({ name: 'CN=Root', ca: true });
  const { trust } = trustIn(
    { [address]: signer, [issuerAddress]: issuing },
    { anchors: [stranger.certificate] },
  );
  await expect(verifyWebhook({ headers: headers(), body }, trust, start)).rejects.toMatchObject(certificate);
});

test('a certificate that was not issued by the authority it names does not pass', async () => {
  const imposter = await certify({ name: issuing.name, ca: true });
  await expect(signedBy({ issuer: imposter })).rejects.toMatchObject({ reason: 'certificate' });
});

test('what a mere holder of a certificate issues does not pass', async () => {
  const holder = await certify({
    name: 'CN=Holder, O=Microsoft Corporation',
    issuer: issuing,
    issuerAddress,
  });
  const forged = await certify({ name: 'CN=forged', issuer: holder, issuerAddress });
  const { trust } = trustIn({ [address]: forged, [issuerAddress]: holder });
  const delivery = { headers: headers({ Authorization: await signatureOf(forged, body) }), body };
  await expect(verifyWebhook(delivery, trust, start)).rejects.toMatchObject({ reason: 'certificate' });
});

test('a certificate of another organisation’s authority, or with a short key, does not pass', async () => {
  const other = await certify({ name: 'CN=Other, O=Other', issuer: root, ca: true });
  await expect(signedBy({ issuer: other })).rejects.toMatchObject({ reason: 'certificate' });
  await expect(signedBy({ modulusLength: 1_024 })).rejects.toMatchObject({ reason: 'signature' });
  await expect(signedBy({})).resolves.toMatchObject(event);
});

test('a chain that comes in one PEM file needs no further fetching', async () => {
  const pem = [signer, issuing].map(({ certificate }) => certificate.toString()).join('');
  const { trust } = trustIn({}, { download: async () => new TextEncoder().encode(pem), issuerOrigins: [] });
  await expect(verifyWebhook({ headers: headers(), body }, trust, start)).resolves.toMatchObject(event);
});

test('what was proven is kept, and fetched again when Microsoft signs with another certificate', async () => {
  const { trust, fetched } = trustIn({ [address]: signer, [issuerAddress]: issuing }, { proven: new Map() });
  const minutes = (n: number) => new Date(start.getTime() + n * 60_000);
  const said = (at: Date, by = signature) =>
    verifyWebhook({ headers: headers({ Authorization: by }), body }, trust, at);
  await said(start);
  await said(minutes(1));
  expect(fetched).toEqual([address, issuerAddress]);

  const next = await certify({ name: 'CN=next', issuer: issuing, issuerAddress });
  const files: Record<string, Authority> = { [address]: next, [issuerAddress]: issuing };
  trust.download = async (url) => {
    fetched.push(url);
    return files[url]!.certificate.raw;
  };
  await expect(said(minutes(5), await signatureOf(next, body))).resolves.toMatchObject(event);
  // Whoever sends wrong signatures does not make us fetch each time.
  const before = fetched.length;
  await expect(said(minutes(5), signature)).rejects.toMatchObject({ reason: 'signature' });
  await expect(said(minutes(5), signature)).rejects.toMatchObject({ reason: 'signature' });
  expect(fetched).toHaveLength(before);
});
