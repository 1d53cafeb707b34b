import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { readConfig } from '../../config.ts';
import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';
import { openLog } from '../../log.ts';
import { hashPassword } from '../../members/sign-in.ts';
import { startService } from '../../service.ts';
import { putSecret } from '../../settings/secrets.ts';
import { signedIn } from '../caller.ts';
import { type Companies, companies, type Owner } from '../samples/companies.ts';
import { plantSamples, type Standing } from '../samples/plant.ts';
import { idOf, mark } from '../samples/table.ts';
import type { Guest } from './foreign-calls.ts';
import { claims } from './scopes.ts';

/** An API on a database in which every company has a row of everything. */
export interface Tenancy {
  url: string;
  pool: pg.Pool;
  all: Companies;
  standing: Standing[];
  /** Signs in the member that acts for a reseller or customer of the samples. */
  guest(name: string): Promise<Guest>;
  stop(): Promise<void>;
}

const password = 'Sample-pass-1';

export async function openTenancy(): Promise<Tenancy> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-'));
  // The database's own account must be able to reach it.
  chmodSync(folder, 0o755);
  const nowhere = await refuseAll();
  const config = readConfig({ PORT: '0', CONCORD_DATA_DIR: folder, CONCORD_ROLE: 'api' });
  const clock = { now: () => new Date('2026-11-24T09:00:00Z') };
  const service = await startService(config, openLog('fatal'), { clock });
  const { pool } = service.context.db;
  const all = companies();
  const standing = await plantSamples(pool, all);
  await pool.query('update settings_sets set address = $1', [nowhere.url]);
  for (const { owner, id } of standing.filter(({ table }) => table === 'settings_sets'))
    await giveSecret(service.context, owner, id);
  const url = (service.url ?? '').replace('localhost', '127.0.0.1');

  async function guest(name: string): Promise<Guest> {
    const claim = claims(all).find((one) => one.name === name)!;
    const customer = all.customers.find(({ id }) => id === claim.id);
    const owner: Owner = {
      reseller: customer?.reseller.id ?? claim.id ?? '',
      customer: customer?.id ?? null,
    };
    const member = idOf('members', owner);
    await pool.query('update members set password_hash = $1 where id = $2', [
      await hashPassword(password),
      member,
    ]);
    const email = `${mark(member)}@fabrikam.example`;
    return { claim, call: await signedIn(url, customer ? 'customer' : 'operator', { email, password }) };
  }

  return {
    url,
    pool,
    all,
    standing,
    guest,
    async stop() {
      await service.stop();
      await nowhere.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes the standing secret of a reseller the application secret of its set. */
async function giveSecret({ db, keyring, clock }: Context, owner: Owner, setId: string): Promise<void> {
  const kind = 'application-secret';
  const place = 'update secrets set owner_id = $1, kind = $2 where id = $3';
  await db.pool.query(place, [setId, kind, idOf('secrets', owner)]);
  const of = { ownerId: setId, resellerId: owner.reseller };
  await db.in(operatorScope, (tx) => putSecret(tx, keyring, of, kind, 'sample', clock.now()));
}

/** Stands where Microsoft would, and refuses every application for good. */
async function refuseAll() {
  const json = { 'content-type': 'application/json' };
  const refusal = JSON.stringify({ error: 'invalid_client', error_codes: [7000215] });
  const server = createServer((_request, response) => response.writeHead(401, json).end(refusal));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((done) => server.close(done)),
  };
}
