import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import * as oauth from 'oauth4webapi';
import { MicrosoftError } from './errors.ts';

/** A certificate that is registered with the application in Entra, and its private RSA key, both as PEM. */
export interface ApplicationCertificate {
  certificate: string;
  privateKey: string;
}

/** By what Entra knows the application. */
export type ClientProof = { secret: string } | ApplicationCertificate;

/** For so long before and after now (in seconds) an assertion is good, so that clocks may differ. */
const good = { before: 300, after: 300 };

/**
 * How a request to the token endpoint proves who sends it: by the secret, or by an assertion (PS256, with the
 * certificate's SHA-256 thumbprint) that is good for a few minutes around `now`.
 * @throws MicrosoftError `certificate-unusable`
 * @see https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export async function authentication(
  proof: ClientProof,
  tokenEndpoint: string,
  now: Date,
): Promise<oauth.ClientAuth> {
  if ('secret' in proof) return oauth.ClientSecretPost(proof.secret);
  const { key, thumbprint } = await open(proof);
  return oauth.PrivateKeyJwt(key, {
    [oauth.modifyAssertion](header, payload) {
      const seconds = Math.floor(now.getTime() / 1_000);
      Object.assign(header, { typ: 'JWT', 'x5t#S256': thumbprint });
      Object.assign(payload, {
        aud: tokenEndpoint,
        iat: seconds,
        nbf: seconds - good.before,
        exp: seconds + good.after,
      });
    },
  });
}

/** Texts of a proof that no error may repeat. */
export const secretsOf = (proof: ClientProof): string[] => [
  'secret' in proof ? proof.secret : proof.privateKey,
];

async function open({ certificate, privateKey }: ApplicationCertificate) {
  try {
    const parsed = new X509Certificate(certificate);
    const secret = createPrivateKey(privateKey);
    if (!parsed.checkPrivateKey(secret)) throw new Error('The key is of another certificate.');
    const algorithm = { name: 'RSA-PSS', hash: 'SHA-256' };
    const der = secret.export({ type: 'pkcs8', format: 'der' });
    const key = await crypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
    return { key, thumbprint: createHash('sha256').update(parsed.raw).digest('base64url') };
  } catch {
    throw new MicrosoftError({
      remedy: 'configuration',
      code: 'certificate-unusable',
      description: '',
      explanation:
        'The application’s certificate and its private key cannot be read or do not belong together. Store both again, as PEM with an RSA key.',
    });
  }
}
