import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
/** They outlast every instant to which a simulator's clock is moved. */
const validity = { notBefore: new Date('2015-01-01T00:00:00Z'), notAfter: new Date('2099-12-31T00:00:00Z') };

/** A certificate with its private key, both as PEM. */
export interface Issued {
  certificate: string;
  privateKey: string;
}

export interface Subject {
  /** Distinguished name, e.g. `CN=…, O=…`. */
  name: string;
  /** Absent for an authority. */
  hosts?: string[];
  /** Address from which the issuer's certificate can be fetched. */
  issuerUrl?: string;
}

/**
 * Makes a key pair and its certificate (RSA 2048, SHA-256): an authority without an issuer and without `hosts`, else one
 * that the issuer signs.
 * @see https://www.rfc-editor.org/rfc/rfc5280
 */
export async function issueCertificate(subject: Subject, issuer?: Issued): Promise<Issued> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const authority = issuer && new x509.X509Certificate(issuer.certificate);
  const signingKey = issuer ? await privateKeyOf(issuer) : keys.privateKey;
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: Buffer.from(crypto.getRandomValues(new Uint8Array(15))).toString('hex'),
    subject: subject.name,
    issuer: authority?.subject ?? subject.name,
    ...validity,
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey,
    extensions: await extensions(subject, keys.publicKey, authority),
  });
  const exported = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    certificate: certificate.toString('pem'),
    privateKey: x509.PemConverter.encode(exported, 'PRIVATE KEY'),
  };
}

async function extensions(
  { hosts, issuerUrl }: Subject,
  publicKey: x509.PublicKeyType,
  authority?: x509.X509Certificate,
): Promise<x509.Extension[]> {
  const usage = hosts
    ? x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment
    : x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign;
  const made: x509.Extension[] = [
    new x509.BasicConstraintsExtension(hosts === undefined, undefined, true),
    new x509.KeyUsagesExtension(usage, true),
    await x509.SubjectKeyIdentifierExtension.create(publicKey),
  ];
  if (authority) made.push(await x509.AuthorityKeyIdentifierExtension.create(authority.publicKey));
  if (hosts) {
    const names = hosts.map((value) => ({ type: /^[\d.]+$|:/.test(value) ? 'ip' : 'dns', value }) as const);
    made.push(new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]));
    if (names.length > 0) made.push(new x509.SubjectAlternativeNameExtension(names));
  }
  if (issuerUrl !== undefined) made.push(new x509.AuthorityInfoAccessExtension({ caIssuers: [issuerUrl] }));
  return made;
}

function privateKeyOf(issuer: Issued) {
  const bytes = x509.PemConverter.decodeFirst(issuer.privateKey);
  return crypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign']);
}

/** The DER form of a PEM certificate. */
export function derOf(pem: string): Buffer {
  return Buffer.from(x509.PemConverter.decodeFirst(pem));
}
