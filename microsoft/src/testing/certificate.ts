import { webcrypto } from 'node:crypto';
import type { ApplicationCertificate } from '../client-proof.ts';
import { certify } from './certificates.ts';

/** A self-signed certificate, as one registers with an application in Entra, and its key, as PEM. */
export async function applicationCertificate(): Promise<ApplicationCertificate> {
  const { certificate, keys } = await certify({ name: 'CN=application' });
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return {
    certificate: certificate.toString(),
    privateKey: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----`,
  };
}
