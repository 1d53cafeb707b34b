/** Worlds that no person would type: texts beyond all measure, lists beyond all reading, nothing at all. */
import type { House } from '../../../service/src/testing/house.ts';

const word = 'Donaudampfschifffahrtsgesellschaft'.repeat(3);

const texts: Record<string, string[]> = {
  resellers: ['name', 'domain'],
  reseller_attributes: ['value'],
  customers: ['company_name', 'city', 'address_line1', 'first_name', 'last_name', 'email'],
  members: ['name'],
  settings_sets: ['name', 'agreement_link', 'domain_prefix', 'login', 'invitation_path', 'note'],
  partner_accounts: ['name', 'mpn_id'],
  services: ['name', 'description'],
  plans: ['name', 'description', 'product_id'],
  bindings: ['domain', 'admin_user_name'],
  acceptances: ['first_name', 'last_name', 'email'],
  orders: ['domain', 'reseller_mpn_id'],
  order_steps: ['reason', 'next', 'code'],
  subscriptions: ['name'],
  mirror_users: ['display_name', 'sign_in_name'],
  mirror_licences: ['name', 'part_number'],
  attributes: ['name', 'format'],
  policies: ['name'],
  mirror_tenants: ['domain', 'company_name'],
  mirror_transfers: ['other_partner'],
  sync_runs: ['reason'],
  differences: ['note'],
  reconciliation_lines: ['reason'],
};

/** Gives every text field as many letters as names may have, without a space. */
export async function stretch(house: House): Promise<void> {
  await asOwner(house, async (run) => {
    for (const [table, columns] of Object.entries(texts))
      for (const column of columns)
        await run(`update ${table} set ${column} = left(concat(${column}, $1::text), 100)`, [word]);
    await run(
      `update events set actor = concat(actor, $1::text),
         data = data || jsonb_build_object('name', $1::text, 'plan', $1::text, 'company', $1::text)`,
      [word],
    );
    await run(
      `update connection_checks set lines = (select jsonb_agg(line || jsonb_build_object(
         'finding', $1::text, 'cause', $1::text, 'fix', $1::text)) from jsonb_array_elements(lines) line)`,
      [word],
    );
  });
}

/** Copies the first row of each list so often. Numbers and keys are new, the rest stays. */
export async function multiply(house: House, count: number): Promise<void> {
  await asOwner(house, async (run) => {
    const copy = async (table: string, changes: Record<string, string>, times = count) => {
      const { rows } = await run(
        `select column_name from information_schema.columns
         where table_schema = 'public' and table_name = $1 and is_identity = 'NO'`,
        [table],
      );
      const names = rows.map((row) => String(row['column_name']));
      const values = names.map((name) => changes[name] ?? name);
      await run(
        `insert into ${table} (${names.join(', ')}) select ${values.join(', ')}
         from (select * from ${table} limit 1) one, generate_series(1, $1::int) n`,
        [times],
      );
    };
    const id = 'gen_random_uuid()';
    await copy('customers', { id, company_name: "company_name || ' ' || n" });
    await copy('settings_sets', { id, name: "name || ' ' || n" });
    await copy('services', { id, name: "name || ' ' || n" });
    await copy('plans', { id, name: "name || ' ' || n" });
    // Each is a field of every reseller's form, which a person has to fill in.
    const fields = Math.min(count, 200);
    await copy('attributes', { id, key: "key || '_' || n", name: "name || ' ' || n" }, fields);
    await copy('orders', { id, idempotency_key: 'n::text' });
    await copy('subscriptions', {
      id,
      microsoft_id: `${id}::text`,
      order_id: "(array(select id from orders where idempotency_key ~ '^\\d+$'))[n]",
    });
    await run(
      `insert into mirror_subscriptions
       select (jsonb_populate_record(m, jsonb_build_object('microsoft_id', s.microsoft_id))).*
       from subscriptions s, mirror_subscriptions m where m.ctid = (select min(ctid) from mirror_subscriptions)
       on conflict do nothing`,
    );
    // Nobody keeps more: each is asked for each difference.
    await copy('sync_runs', { id });
    await copy('mirror_tenants', { tenant_id: id, domain: 'n || domain' });
    await copy('policies', { id, name: "name || ' ' || n" }, Math.min(count, 200));
    await copy('mirror_transfers', { id, transfer_id: `${id}::text` });
    await copy('differences', { id, microsoft_id: `${id}::text` });
    await copy('reconciliations', { id });
    await copy('reconciliation_lines', {
      id,
      position: 'n',
      difference_id: '(array(select id from differences order by number))[n]',
    });
    await copy('events', { seq: '(select max(seq) from events) + n' });
    await run('update event_chain set seq = (select max(seq) from events)');
    await run(
      `insert into resellers (id, parent_id, path, name, country, currency, created_at, updated_at)
       select new, id, path || new, name || ' ' || n, country, currency, created_at, updated_at
       from (select resellers.*, gen_random_uuid() as new, n from resellers, generate_series(1, $1::int) n
             where parent_id is null) rows`,
      [count],
    );
    await run(
      `insert into members (id, reseller_id, customer_id, name, email, password_hash, role, created_at)
       select ${id}, reseller_id, customer_id, name || ' ' || n, n || email, password_hash, role, created_at
       from members, generate_series(1, $1::int) n`,
      [count],
    );
  });
}

/** Leaves only the people who sign in and their companies. */
export async function empty(house: House): Promise<void> {
  await asOwner(house, async (run) => {
    const { rows } = await run(
      `select string_agg(quote_ident(tablename), ', ') as names from pg_tables where schemaname = 'public'
       and tablename not in ('resellers', 'customers', 'members', 'sessions', 'event_chain', 'migrations')`,
    );
    await run(`truncate ${String(rows[0]?.['names'])} cascade`);
  });
}

type Run = (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;

/** SQL beside policies and triggers: the immutable log can be stretched only so. */
async function asOwner(house: House, work: (run: Run) => Promise<void>): Promise<void> {
  const client = await house.service.context.db.pool.connect();
  try {
    await client.query("set session_replication_role = 'replica'");
    await work((text, values) => client.query(text, values));
  } finally {
    await client.query('reset session_replication_role');
    client.release();
  }
}
