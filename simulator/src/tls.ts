import { createServer } from 'node:https';
import type { FastifyServerFactory } from 'fastify';
import { issueCertificate } from './certificates.ts';
import { kept } from './webhooks/chain.ts';
import type { World } from './world.ts';

/** Microsoft's hosts whose part the simulator takes, for clients that are pointed here by their hosts file. */
const hosts = [
  'api.partnercenter.microsoft.com',
  'api.partner.microsoft.com',
  'partner.partnercenterapi.microsoftonline.cn',
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
  'login.microsoft.com',
  'login.windows.net',
  'sts.windows.net',
  'graph.microsoft.com',
  'graph.microsoft.us',
  'graph.windows.net',
  '3psostorageacct.blob.core.windows.net',
  'localhost',
  '127.0.0.1',
  '::1',
];

export interface Tls {
  /** The authority to be trusted, PEM. */
  ca: string;
  serverFactory: FastifyServerFactory;
}

/** HTTPS with a certificate of the simulator's own authority, which is part of the world and so survives a restart. */
export async function createTls(world: World, host: string | undefined): Promise<Tls> {
  const ca = await kept(world, 'tls-ca', () => issueCertificate({ name: 'CN=Simulator Root, O=Simulator' }));
  const own = host === undefined || hosts.includes(host) ? hosts : [...hosts, host];
  const leaf = await kept(world, `tls-${host ?? 'default'}`, () =>
    issueCertificate({ name: 'CN=Simulator, O=Simulator', hosts: own }, ca),
  );
  const options = { key: leaf.privateKey, cert: `${leaf.certificate}\n${ca.certificate}` };
  return {
    ca: ca.certificate,
    serverFactory: (handler) => createServer(options, handler) as unknown as ReturnType<FastifyServerFactory>,
  };
}
