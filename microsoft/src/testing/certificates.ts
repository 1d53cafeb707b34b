import 'reflect-metadata';
import { X509Certificate as NodeCertificate, type webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { start } from './partner.ts';

x509.cryptoProvider.set(globalThis.crypto);

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
};

export interface Authority {
  name: string;
  keys: webcrypto.CryptoKeyPair;
  certificate: NodeCertificate;
}

export interface CertificateWish {
  name: string;
  issuer?: Authority;
  ca?: boolean;
  notBefore?: Date;
  notAfter?: Date;
  modulusLength?: number;
  /** Where the issuer's certificate lies. */
  issuerAddress?: string;
}

/** A certificate with its key pair; signed by itself without an issuer. */
export async function certify(wish: CertificateWish): Promise<Authority> {
  const { name, issuer, ca = false, modulusLength = 2_048 } = wish;
  const keys = await crypto.subtle.generateKey({ ...algorithm, modulusLength }, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: name,
    issuer: issuer?.name ?? name,
    notBefore: wish.notBefore ?? new Date(start.getTime() - 86_400_000),
    notAfter: wish.notAfter ?? new Date(start.getTime() + 86_400_000),
    publicKey: keys.publicKey,
    signingKey: (issuer?.keys ?? keys).privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(ca, undefined, true),
      ...(wish.issuerAddress
        ? [new x509.AuthorityInfoAccessExtension({ caIssuers: wish.issuerAddress })]
        : []),
    ],
  });
  return { name, keys, certificate: new NodeCertificate(Buffer.from(certificate.rawData)) };
}

/** `Signature <base64>`, as Microsoft signs its events. */
export async function signatureOf(signer: Authority, body: Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = await crypto.subtle.sign(algorithm, signer.keys.privateKey, body);
  return `Signature ${Buffer.from(bytes).toString('base64')}`;
}
