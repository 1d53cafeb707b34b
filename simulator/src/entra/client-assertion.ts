import { X509Certificate } from 'node:crypto';
import { compactVerify, decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import type { Context } from '../context.ts';
import type { Application } from '../entities.ts';
import { EntraRefusal } from './errors.ts';

const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** Clocks of client and server may differ by so much, in s. */
const skew = 300;

/** The application that an assertion speaks for; nothing is verified yet. */
export function subjectOf(assertion: string): string | undefined {
  try {
    return decodeJwt(assertion).sub;
  } catch {
    return undefined;
  }
}

/**
 * Verifies a client assertion: signed (RS256 or PS256) with a certificate that is registered for the application, named
 * by `x5t` (SHA-1) or `x5t#S256`, meant for the token endpoint and in time. Clients live in real time while the
 * simulator's clock is elsewhere, so one of both times will do.
 * @throws EntraRefusal 700027 certificate or signature, 700023 audience, 700024 time
 * @see https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export async function checkAssertion(
  context: Context,
  application: Application,
  form: { type?: string; assertion: string },
): Promise<void> {
  if (form.type !== undefined && form.type !== jwtBearer) throw new EntraRefusal(7000218);
  const certificate = certificateOf(application, form.assertion);
  if (!certificate) throw new EntraRefusal(700027);
  const claims = await verified(certificate, form.assertion);
  if (claims?.sub?.toLowerCase() !== application.id || claims.iss?.toLowerCase() !== application.id)
    throw new EntraRefusal(700027);
  const audiences = [claims.aud ?? []].flat();
  if (!audiences.some((audience) => /\/(oauth2(\/v2\.0)?\/token|v2\.0|)$/i.test(audience)))
    throw new EntraRefusal(700023);
  const times = [Date.parse(context.clock.now()) / 1000, context.realTime() / 1000];
  const { exp, nbf = 0 } = claims;
  if (exp === undefined || !times.some((now) => exp + skew > now && nbf - skew <= now))
    throw new EntraRefusal(700024);
}

function certificateOf(application: Application, assertion: string): X509Certificate | undefined {
  try {
    const header = decodeProtectedHeader(assertion);
    const named = (hex: string) => Buffer.from(hex.replaceAll(':', ''), 'hex').toString('base64url');
    const wanted = header.x5t ?? header['x5t#S256'];
    return (application.certificates ?? [])
      .map((pem) => new X509Certificate(pem))
      .find((one) => [named(one.fingerprint), named(one.fingerprint256)].includes(plain(wanted)));
  } catch {
    return undefined;
  }
}

/** Thumbprints come as base64url, from older clients as base64. */
const plain = (thumbprint: unknown) =>
  String(thumbprint).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** The claims, when the signature is right; their times are compared elsewhere. */
async function verified(certificate: X509Certificate, assertion: string): Promise<JWTPayload | undefined> {
  try {
    await compactVerify(assertion, certificate.publicKey, { algorithms: ['RS256', 'PS256'] });
    return decodeJwt(assertion);
  } catch {
    return undefined;
  }
}
