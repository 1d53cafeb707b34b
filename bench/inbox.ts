import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Authority, certify, signatureOf } from '@concord/microsoft/testing/certificates';
import autocannon from 'autocannon';
import type { Figure } from './figure.ts';

/** As many different events; after them come the same again, as from a Microsoft that repeats. */
const different = 8_000;
const connections = 50;

/** Events with signature, kept before they are answered, against a server that keeps nothing. */
export async function inbox(): Promise<Figure[]> {
  const year = 365 * 86_400_000;
  const times = {
    notBefore: new Date(performance.timeOrigin - year),
    notAfter: new Date(performance.timeOrigin + year),
  };
  const root = await certify({ name: 'CN=Root, O=Microsoft Corporation', ca: true, ...times });
  const issuing = await certify({
    name: 'CN=Issuing, O=Microsoft Corporation',
    issuer: root,
    ca: true,
    ...times,
  });
  const signer = await certify({ name: 'CN=Signer', issuer: issuing, ...times });
  const files: Record<string, Authority> = { root, issuing, signer };
  const server = createServer((request, response) => {
    const file = files[/\/cert\/(\w+)\.cer$/.exec(request.url ?? '')?.[1] ?? ''];
    response.writeHead(file ? 200 : 404).end(file?.certificate.raw);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const certificates = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const events = await Promise.all(
    Array.from({ length: different }, (_, n) => eventOf(signer, `${certificates}/cert/signer.cer`, n)),
  );
  try {
    const bare = await measure([], events);
    const kept = await measure([certificates], events);
    if (kept.non2xx > 0) throw new Error(`the inbox refused ${kept.non2xx} events`);
    const rate = kept.requests.average;
    return [
      {
        name: 'webhook inbox',
        value: Math.round(rate),
        unit: 'requests/s',
        baseline: Math.round(bare.requests.average),
        ratio: rate / bare.requests.average,
        budget: '≥ 500 requests/s',
        ok: rate >= 500,
      },
      {
        name: `webhook inbox, answer to one of ${connections} at once (p99)`,
        value: kept.latency.p99,
        unit: 'ms',
        baseline: bare.latency.p99,
        budget: '< 100 ms',
        ok: kept.latency.p99 < 100,
      },
    ];
  } finally {
    server.close();
  }
}

async function eventOf(signer: Authority, certificate: string, n: number) {
  const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const api = 'https://api.partnercenter.microsoft.com';
  const body = JSON.stringify({
    EventName: 'subscription-updated',
    ResourceUri: `${api}/webhooks/v1/customers/${id}/subscriptions/${id}`,
    ResourceName: 'subscription',
    AuditUri: null,
    ResourceChangeUtcDate: '2026-11-24T11:58:06.3520276+00:00',
  });
  return {
    method: 'POST' as const,
    body,
    headers: {
      'content-type': 'application/json',
      'x-ms-signature': await signatureOf(signer, new TextEncoder().encode(body)),
      'x-ms-certificate-url': certificate,
      'x-ms-signature-algorithm': 'rsa-sha256',
    },
  };
}

async function measure(args: string[], requests: Awaited<ReturnType<typeof eventOf>>[]) {
  const child = fork(join(import.meta.dirname, 'inbox-server.ts'), args, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const exited = once(child, 'exit');
  try {
    const [url] = (await once(child, 'message')) as [string];
    // The first ones are for the compiler.
    await autocannon({ url, connections, duration: 2, requests: requests.slice(0, 100) });
    return await autocannon({ url, connections, duration: 5, requests });
  } finally {
    if (child.connected) child.disconnect();
    await exited;
  }
}
