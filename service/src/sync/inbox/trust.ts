import { X509Certificate } from 'node:crypto';
import {
  downloadCertificate,
  microsoftWebhookTrust,
  type WebhookTrust,
} from '@concord/microsoft/partner-center';

/** Whom to believe that an event comes from Microsoft, by environment; kept, as are the certificates it proved. */
export interface Trusts {
  of(environment: string, address: string): Promise<WebhookTrust>;
  /** A simulator that began anew signs with other certificates. */
  forget(environment: string, address: string): boolean;
}

export function createTrusts(): Trusts {
  const kept = new Map<string, Promise<WebhookTrust>>();
  const keyOf = (environment: string, address: string) =>
    environment === 'simulator' ? address : 'microsoft';
  return {
    of(environment, address) {
      const key = keyOf(environment, address);
      const found = kept.get(key);
      if (found) return found;
      const trust = environment === 'simulator' ? simulatorTrust(address) : microsoftTrust();
      kept.set(key, trust);
      // What failed is tried again by the next event.
      trust.catch(() => kept.delete(key));
      return trust;
    },
    forget(environment, address) {
      return environment === 'simulator' && kept.delete(keyOf(environment, address));
    },
  };
}

const microsoftTrust = async (): Promise<WebhookTrust> => ({
  ...microsoftWebhookTrust(),
  proven: new Map(),
});

/**
 * The simulator's own authorities; a real partner's events are never believed on their word. Its signing certificate
 * does not say where the one above it lies.
 */
async function simulatorTrust(address: string): Promise<WebhookTrust> {
  const anchors = await Promise.all(
    ['root', 'issuing'].map(
      async (name) => new X509Certificate(await downloadCertificate(`${address}/cert/${name}.cer`)),
    ),
  );
  const origins = loopbacks(new URL(address));
  return {
    certificateOrigins: origins,
    issuerOrigins: origins,
    anchors,
    issuerOrganization: 'Microsoft Corporation',
    download: downloadCertificate,
    proven: new Map(),
  };
}

/** This machine has two names. */
function loopbacks({ origin, hostname }: URL): string[] {
  const names = ['localhost', '127.0.0.1'];
  if (!names.includes(hostname)) return [origin];
  return names.map((name) => origin.replace(`//${hostname}`, `//${name}`));
}
