import { createHash } from 'node:crypto';
import type { Claims } from './claims.ts';
import type { ApplicationCertificate, ClientProof } from './client-proof.ts';
import { MicrosoftError } from './errors.ts';
import type { Grant } from './token-endpoint.ts';

/** The secrets of a partner account. Whoever keeps them implements this; here they are kept for seconds at most. */
export interface TokenSecrets {
  applicationSecret(): Promise<string>;
  /** Goes before the secret where there is one. */
  applicationCertificate?(): Promise<ApplicationCertificate | undefined>;
  /** The newest one; read again at each renewal, because another process may have rolled it on. */
  refreshToken(): Promise<string | undefined>;
  /** Must be durable when it resolves: only then is the access token that came along used. */
  saveRefreshToken(token: string, facts: { expiresAt: Date; claims: Claims }): Promise<void>;
  /** Legacy, and only used without a refresh token: such a token lacks the MFA claim. */
  password?(): Promise<{ login: string; password: string } | undefined>;
}

export interface Credentials {
  proof: ClientProof;
  grant: Grant;
  /** Tells one set of credentials from another without keeping them. */
  print: string;
}

/** @throws MicrosoftError `secret-missing`; `consent-missing` when nobody has given consent for a user token */
export async function credentialsFor(kind: 'app' | 'user', secrets: TokenSecrets): Promise<Credentials> {
  const proof = await proofFor(secrets);
  const grant: Grant = kind === 'app' ? { grant: 'client_credentials' } : await userGrant(secrets);
  const print = createHash('sha256')
    .update(JSON.stringify([proof, grant]))
    .digest('base64');
  return { proof, grant, print };
}

/** @throws MicrosoftError `secret-missing` */
export async function proofFor(secrets: TokenSecrets): Promise<ClientProof> {
  const certificate = await secrets.applicationCertificate?.();
  if (certificate) return certificate;
  const secret = await secrets.applicationSecret();
  if (secret) return { secret };
  throw new MicrosoftError({
    remedy: 'configuration',
    code: 'secret-missing',
    description: '',
    explanation: 'No application secret is stored. Enter the Azure Application Secret Key.',
  });
}

async function userGrant(secrets: TokenSecrets): Promise<Grant> {
  const refreshToken = await secrets.refreshToken();
  if (refreshToken) return { grant: 'refresh_token', refresh_token: refreshToken };
  const legacy = await secrets.password?.();
  if (legacy) return { grant: 'password', username: legacy.login, password: legacy.password };
  throw new MicrosoftError({
    remedy: 'reauthenticate',
    code: 'consent-missing',
    description: '',
    explanation:
      'Nobody has given consent yet. An administrator of the partner gives it in the settings set.',
  });
}
