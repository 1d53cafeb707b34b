import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { WebhookRejected } from './webhook-rejected.ts';

/** Whom to trust that an event comes from Microsoft. */
export interface WebhookTrust {
  /** Origins (`https://host`) from which a signing certificate may be fetched: an exact match, no wildcard. */
  certificateOrigins: readonly string[];
  /** Origins from which a missing intermediate certificate may be fetched; plain http is usual there. */
  issuerOrigins: readonly string[];
  /** Where a chain has to end. */
  anchors: readonly X509Certificate[];
  /** Organisation of the signing certificate's issuer; `null` leaves it unchecked. */
  issuerOrganization: string | null;
  /** Fetches a file; `downloadCertificate` does it. Wrap it to keep what was fetched. */
  download: (url: string) => Promise<Uint8Array>;
  /** Keeps what was proven, by address, so that a burst of events does not prove the same again. */
  proven?: Map<string, Proven>;
}

/** A signing certificate behind which a trusted authority stood. */
export interface Proven {
  certificate: X509Certificate;
  /** Instants in ms: when it was proven, and until when that is not asked again. */
  since: number;
  until: number;
}

/** How long a proof is kept, and how soon a certificate that does not fit may be fetched again, in ms. */
const keptFor = 3_600_000;
const renewedAfter = 60_000;
const keptAddresses = 16;

/** Certificates between the signing one and the anchor. */
const longestChain = 5;

/** The trust that Microsoft's own events deserve, with the authorities that Node trusts. */
export function microsoftWebhookTrust(): WebhookTrust {
  return {
    certificateOrigins: ['https://3psostorageacct.blob.core.windows.net'],
    issuerOrigins: [
      'http://www.microsoft.com',
      'http://caissuers.microsoft.com',
      'http://cacerts.digicert.com',
    ],
    anchors: rootCertificates.map((pem) => new X509Certificate(pem)),
    issuerOrganization: 'Microsoft Corporation',
    download: downloadCertificate,
  };
}

/** A file of 64 KiB at most, in ten seconds at most, without redirects. */
export async function downloadCertificate(url: string): Promise<Uint8Array> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(10_000) });
  if (!response.ok || !response.body) throw new Error(`The certificate is not there: ${response.status}.`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > 65_536) throw new Error('The certificate is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The signing certificate behind an address, once it is proven that a trusted authority stands behind it at an instant.
 * @throws WebhookRejected when it is not; whatever `download` throws when the certificate cannot be fetched
 */
export async function trustedCertificate(
  url: string,
  trust: WebhookTrust,
  at: Date,
): Promise<X509Certificate> {
  const kept = trust.proven?.get(url);
  if (kept && kept.since <= at.getTime() && at.getTime() < kept.until) return kept.certificate;
  const certificate = await prove(url, trust, at);
  keep(url, trust, certificate, at.getTime());
  return certificate;
}

/**
 * The certificate that stands at the address now, when the one that was kept may have been replaced since.
 * @returns `undefined` when it was fetched a moment ago
 * @throws as `trustedCertificate`
 */
export async function renewedCertificate(
  url: string,
  trust: WebhookTrust,
  at: Date,
): Promise<X509Certificate | undefined> {
  const kept = trust.proven?.get(url);
  if (!kept || at.getTime() - kept.since < renewedAfter) return undefined;
  trust.proven?.delete(url);
  return trustedCertificate(url, trust, at);
}

function keep(url: string, { proven }: WebhookTrust, certificate: X509Certificate, at: number): void {
  if (!proven) return;
  if (proven.size >= keptAddresses) proven.clear();
  const until = Math.min(at + keptFor, Date.parse(certificate.validTo));
  proven.set(url, { certificate, since: at, until });
}

async function prove(url: string, trust: WebhookTrust, at: Date): Promise<X509Certificate> {
  const [leaf, ...companions] = await fetchFrom(url, trust.certificateOrigins, trust);
  if (!leaf) throw new WebhookRejected(401, 'certificate', 'No certificate stands at its address.');
  const organizations = [...leaf.issuer.matchAll(/^O=(.*)$/gm)].map((match) => match[1]);
  if (trust.issuerOrganization !== null && !organizations.includes(trust.issuerOrganization))
    throw new WebhookRejected(401, 'certificate', 'Another organisation issued the certificate.');
  await climb(leaf, companions, trust, at);
  return leaf;
}

async function climb(leaf: X509Certificate, companions: X509Certificate[], trust: WebhookTrust, at: Date) {
  let here = leaf;
  for (let height = 0; height <= longestChain; height++) {
    if (!isValid(here, at))
      throw new WebhookRejected(401, 'certificate', 'A certificate is not valid at this time.');
    if (trust.anchors.some((anchor) => anchor.fingerprint256 === here.fingerprint256)) return;
    const anchor = trust.anchors.find((candidate) => issued(candidate, here));
    if (anchor && isValid(anchor, at)) return;
    const above =
      companions.find((candidate) => issued(candidate, here)) ??
      (await issuersOf(here, trust)).find((candidate) => issued(candidate, here));
    if (!above || above.fingerprint256 === here.fingerprint256) break;
    here = above;
  }
  throw new WebhookRejected(401, 'certificate', 'No trusted authority stands behind the certificate.');
}

function issued(issuer: X509Certificate, subject: X509Certificate): boolean {
  return issuer.ca && subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
}

function isValid({ validFrom, validTo }: X509Certificate, at: Date): boolean {
  return Date.parse(validFrom) <= at.getTime() && at.getTime() <= Date.parse(validTo);
}

/** The certificates that a certificate itself names as its issuer's. @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.2.1 */
async function issuersOf({ infoAccess }: X509Certificate, trust: WebhookTrust): Promise<X509Certificate[]> {
  const url = /^CA Issuers - URI:"?([^"\n]+)"?$/m.exec(infoAccess ?? '')?.[1];
  return url ? fetchFrom(url, trust.issuerOrigins, trust) : [];
}

async function fetchFrom(
  url: string,
  origins: readonly string[],
  trust: WebhookTrust,
): Promise<X509Certificate[]> {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (!address || address.username || address.password || !origins.includes(address.origin))
    throw new WebhookRejected(
      401,
      'certificate',
      'A certificate lies at an address that is not Microsoft’s.',
    );
  return parse(await trust.download(address.href));
}

/** One certificate in DER or Base64, or any number in PEM. */
function parse(bytes: Uint8Array): X509Certificate[] {
  const pem = Buffer.from(bytes)
    .toString('latin1')
    .match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  try {
    return (pem ?? [Buffer.from(bytes)]).map((one) => new X509Certificate(one));
  } catch {
    throw new WebhookRejected(401, 'certificate', 'What lies at its address is no certificate.');
  }
}
