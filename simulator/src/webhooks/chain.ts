import { createPrivateKey, sign as signBytes } from 'node:crypto';
import { type Issued, issueCertificate } from '../certificates.ts';
import type { World } from '../world.ts';

/** What the simulator signs events with: root, issuing authority and the certificate that receivers fetch. */
export interface Chain {
  root: string;
  issuing: string;
  leaf: string;
  /** RSA PKCS #1 v1.5 over the SHA-256 of the text's UTF-8 bytes, as base64. */
  sign(text: string): string;
}

const organization = 'O=Microsoft Corporation, L=Redmond, ST=Washington, C=US';

/**
 * The world's chain; makes one when there is none. Microsoft's own certificates chain to its root and are issued by
 * `O=Microsoft Corporation`, which receivers check: so is this one, from a root that nobody trusts by itself.
 * @see https://learn.microsoft.com/partner-center/developer/partner-center-webhooks
 */
export async function webhookChain(world: World): Promise<Chain> {
  const root = await kept(world, 'webhook-root', () =>
    issueCertificate({ name: `CN=Simulated Root for Webhooks, ${organization}` }),
  );
  const issuing = await kept(world, 'webhook-issuing', () =>
    issueCertificate({ name: `CN=Simulated Issuing Authority for Webhooks, ${organization}` }, root),
  );
  const leaf = await kept(world, 'webhook-leaf', () =>
    issueCertificate(
      {
        name: `CN=pcnotifications-dispatch.microsoft.com, ${organization}`,
        hosts: ['pcnotifications-dispatch.microsoft.com'],
      },
      issuing,
    ),
  );
  const key = createPrivateKey(leaf.privateKey);
  return {
    root: root.certificate,
    issuing: issuing.certificate,
    leaf: leaf.certificate,
    sign: (text) => signBytes('sha256', Buffer.from(text, 'utf8'), key).toString('base64'),
  };
}

/** A certificate of the world by its name; made when it is not there. */
export async function kept(world: World, id: string, make: () => Promise<Issued>): Promise<Issued> {
  return world.certificates.get(id) ?? world.certificates.put({ id, ...(await make()) });
}
