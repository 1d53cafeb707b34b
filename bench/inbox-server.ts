/**
 * The other side of the inbox bench. With an address of certificates: the service, listening for events that they
 * prove; without one: a bare server that reads a body and says yes.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../service/src/clock.ts';
import { readConfig } from '../service/src/config.ts';
import { operatorScope } from '../service/src/db/database.ts';
import { plantOperator } from '../service/src/demo/operator.ts';
import { openLog } from '../service/src/log.ts';
import { startService } from '../service/src/service.ts';
import { partnerAccountFor } from '../service/src/settings/account.ts';

const [certificates] = process.argv.slice(2);
const token = 'a-secret-part-of-an-address';
const stop = certificates ? await service(certificates) : bare();
process.once('disconnect', () => void Promise.resolve(stop()).then(() => process.exit()));

function bare(): () => void {
  const server = createServer((request, response) => {
    request.on('data', () => undefined).on('end', () => response.end('Thank you.'));
  });
  server.listen(0, '127.0.0.1', () =>
    process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
  );
  return () => server.close();
}

async function service(address: string): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-inbox-'));
  chmodSync(folder, 0o755);
  const config = readConfig({
    PORT: '0',
    CONCORD_DATA_DIR: folder,
    CONCORD_SYNC: 'off',
    CONCORD_ROLE: 'api',
  });
  const { context, url, stop } = await startService(config, openLog('fatal'), { clock: systemClock });
  const operator = await plantOperator(context, { name: 'Fabrikam', country: 'US', currency: 'USD' });
  const resellerId = operator?.id ?? '';
  await context.db.in(operatorScope, async (tx) => {
    const identity = { environment: 'simulator', address, tenantId: crypto.randomUUID(), resellerId };
    const partnerAccountId = await partnerAccountFor(tx, identity, systemClock.now());
    await tx
      .insertInto('syncAccounts')
      .values({ partnerAccountId, resellerId, webhookToken: token })
      .execute();
  });
  process.send?.(`${(url ?? '').replace('localhost', '127.0.0.1')}/webhooks/microsoft/${token}`);
  return async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
