import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase, operatorScope } from '../service/src/db/database.ts';
import { startEmbedded } from '../service/src/db/embedded.ts';
import { migrate } from '../service/src/db/migrate.ts';
import { compareTenants } from '../service/src/sync/compare.ts';
import type { Figure } from './figure.ts';
import { memoryOf } from './memory.ts';

const subscriptions = 1_000_000;
/** Each tenant has so many, and every hundredth subscription differs in its seats. */
const eachTenant = 5;
const differing = 100;
const batchSize = 50;
const batches = 20;
const account = '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a02';
const at = new Date('2026-11-24T09:00:00Z');

/** All of our record against all of the mirror, twice: when every difference is new, and when none is. */
export async function compare(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'concord-compare-'));
  // The database runs under another account when this runs as root.
  chmodSync(dataDir, 0o755);
  const embedded = await startEmbedded(dataDir);
  try {
    await migrate(embedded.connection);
    const db = openDatabase(embedded.connection);
    await fill(db);
    const first = await measured(db, dataDir);
    const again = await measured(db, dataDir);
    const batch = await perBatch(db);
    await db.close();
    if (first.opened !== subscriptions / differing || again.opened + again.closed + first.closed > 0)
      throw new Error(`${first.opened} differences were opened, then ${again.opened}`);
    const mib = Math.max(first.mib, again.mib);
    const what = `compare of ${subscriptions} with ${subscriptions} subscriptions`;
    return [
      ...(['first', 'again'] as const).map((name): Figure => {
        const { seconds } = { first, again }[name];
        const found = name === 'first' ? `${first.opened} differences opened` : 'nothing new';
        return {
          name: `${what}, ${found}`,
          value: Number(seconds.toFixed(1)),
          unit: 's',
          budget: '< 60 s',
          ok: seconds < 60,
        };
      }),
      {
        name: `memory of it (this process ${Math.round(first.own)}, PostgreSQL ${Math.round(first.postgres)})`,
        value: Math.round(mib),
        unit: 'MiB',
        budget: '< 512 MiB',
        ok: mib < 512,
      },
      {
        name: `compare of ${batchSize} tenants among these, as after a change or a part of a pull`,
        value: Math.round(batch),
        unit: 'ms',
        budget: '< 250 ms',
        ok: batch < 250,
      },
    ];
  } finally {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Mean of some batches, in ms. */
async function perBatch(db: Database): Promise<number> {
  const { rows } = await db.pool.query<{ id: string }>(
    'select tenant_id as id from mirror_tenants limit $1',
    [batches * batchSize],
  );
  const startedAt = performance.now();
  for (let n = 0; n < batches; n++) {
    const ids = rows.slice(n * batchSize, (n + 1) * batchSize).map(({ id }) => id);
    await db.in(operatorScope, (tx) => compareTenants(tx, account, ids, at));
  }
  return (performance.now() - startedAt) / batches;
}

async function measured(db: Database, dataDir: string) {
  const peak = { mib: 0, own: 0, postgres: 0 };
  const look = () => {
    const { service: own, database: postgres } = memoryOf(process.pid, dataDir);
    if (own + postgres > peak.mib) Object.assign(peak, { mib: own + postgres, own, postgres });
  };
  const timer = setInterval(look, 250);
  const startedAt = performance.now();
  const counts = await db.in(operatorScope, (tx) => compareTenants(tx, account, 'all', at));
  const seconds = (performance.now() - startedAt) / 1000;
  clearInterval(timer);
  look();
  return { ...counts, ...peak, seconds };
}

/** Written past foreign keys and policies: only what is compared has to be there. */
async function fill({ pool }: Database): Promise<void> {
  const client = await pool.connect();
  const tenants = subscriptions / eachTenant;
  const id = (kind: number, n: string) =>
    `('${String(kind).padStart(8, '0')}-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
  const reseller = '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a03';
  const dated = `$1::timestamptz`;
  try {
    await client.query('begin; set local session_replication_role = replica');
    const run = (sql: string) => client.query(sql, sql.includes('$1') ? [at] : []);
    await run(`insert into resellers (id, path, name, country, currency, created_at, updated_at)
      values ('${reseller}', array['${reseller}']::uuid[], 'Operator', 'US', 'USD', ${dated}, ${dated})`);
    await run(`insert into partner_accounts (id, reseller_id, environment, tenant_id, created_at)
      values ('${account}', '${reseller}', 'simulator', '${account}', ${dated})`);
    await run(`insert into settings_sets (id, reseller_id, partner_account_id, name, environment, api, agreement_link,
        domain_prefix, application_id, tenant_id, invitation_path, default_country, default_language, created_at,
        updated_at)
      values (${id(5, '1')}, '${reseller}', '${account}', 'Set', 'simulator', 'partner-center', '', 'fabrikam',
        '${account}', '${account}', '', 'US', 'en', ${dated}, ${dated})`);
    await run(`insert into customers (id, reseller_id, company_name, country, city, address_line1, postal_code, first_name,
        last_name, email, language, created_at, updated_at)
      select ${id(1, 'n')}, '${reseller}', 'Customer ' || n, 'US', 'Seattle', '1 Main Street', '98101', 'Contact', 'Person',
        'it@fabrikam.example', 'en', ${dated}, ${dated} from generate_series(1, ${tenants}) n`);
    await run(`insert into bindings (id, reseller_id, customer_id, partner_account_id, tenant_id, domain, origin, bound_at)
      select ${id(2, 'n')}, '${reseller}', ${id(1, 'n')}, '${account}', ${id(3, 'n')}, 'customer' || n || '.example',
        'imported', ${dated} from generate_series(1, ${tenants}) n`);
    await run(`insert into mirror_tenants (partner_account_id, tenant_id, reseller_id, customer_id, domain, relationship,
        subscriptions_as_of, as_of)
      select '${account}', ${id(3, 'n')}, '${reseller}', ${id(1, 'n')}, 'customer' || n || '.example', 'reseller', ${dated},
        ${dated} from generate_series(1, ${tenants}) n`);
    const tenant = `n % ${tenants} + 1`;
    await run(`insert into subscriptions (id, reseller_id, customer_id, binding_id, partner_account_id, settings_set_id,
        microsoft_id, product_id, sku_id, name, state, seats, price, currency, term_duration, billing_cycle, auto_renew,
        starts_on, ends_on, created_at)
      select ${id(4, 'n')}, '${reseller}', ${id(1, tenant)}, ${id(2, tenant)}, '${account}', ${id(5, '1')},
        ${id(4, 'n')}::text, 'CFQ7TTC0LH18', '0001', 'Business Basic', 'active', n % 50 + 1, 6, 'USD', 'P1Y', 'monthly',
        true, '2026-11-24', '2027-11-23', ${dated} from generate_series(1, ${subscriptions}) n`);
    await run(`insert into mirror_subscriptions (partner_account_id, microsoft_id, reseller_id, customer_id, tenant_id,
        body, as_of, name, status, seats, term_duration, billing_cycle, auto_renew, starts_on, ends_on, offer_id,
        product_type)
      select '${account}', ${id(4, 'n')}::text, '${reseller}', ${id(1, tenant)}, ${id(3, tenant)}, '{}', ${dated},
        'Business Basic', 'active', n % 50 + 1 + (n % ${differing} = 0)::int, 'P1Y', 'monthly', true, '2026-11-24',
        '2027-11-23', 'CFQ7TTC0LH18:0001:CFQ7TTC0RN2W', 'OnlineServicesNCE' from generate_series(1, ${subscriptions}) n`);
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    client.release();
  }
}
