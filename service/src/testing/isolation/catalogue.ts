import type pg from 'pg';
import { closed } from '../samples/index.ts';

/** What the catalogue must not contain: each query answers with nothing when the house stands. */
const questions: Record<string, string> = {
  'the application role is more than a plain role': `
    select rolname as found from pg_roles where rolname = 'concord_app'
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin or rolreplication)`,
  'the application role is a member of another': `
    select roleid::regrole::text as found from pg_auth_members where member = 'concord_app'::regrole`,
  'the application role owns something': `
    select relname as found from pg_class where relowner = 'concord_app'::regrole
    union all select proname from pg_proc where proowner = 'concord_app'::regrole
    union all select nspname from pg_namespace where nspowner = 'concord_app'::regrole`,
  'the application role may create in a schema': `
    select nspname as found from pg_namespace where has_schema_privilege('concord_app', oid, 'create')`,
  'the application role may use a schema that is not its business': `
    select nspname as found from pg_namespace where has_schema_privilege('concord_app', oid, 'usage')
      and nspname not in ('public', 'scope', 'pg_catalog', 'information_schema')`,
  'a table without row-level security is open to the application role': `
    select c.oid::regclass::text as found from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      and not c.relrowsecurity and has_table_privilege('concord_app', c.oid, 'select, insert, update, delete')`,
  'a protected table has no policy, or one for others': `
    select c.oid::regclass::text as found from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and has_table_privilege('concord_app', c.oid, 'select, insert, update, delete')
      and not exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname
        and p.roles = '{concord_app}')`,
  'the application role may empty, reference or trigger a table': `
    select c.oid::regclass::text as found from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and has_table_privilege('concord_app', c.oid, 'truncate, references, trigger')`,
  'the application role may touch a sequence': `
    select c.oid::regclass::text as found from pg_class c
    where c.relnamespace in ('public'::regnamespace, 'scope'::regnamespace)
      and case c.relkind when 'S' then has_sequence_privilege('concord_app', c.oid, 'usage, select, update') end`,
  'a view shows rows past row-level security': `
    select c.oid::regclass::text as found from pg_class c
    where c.relkind in ('v', 'm') and c.relnamespace in ('public'::regnamespace, 'scope'::regnamespace)`,
  'the application role may call a function that runs as its owner': `
    select p.oid::regprocedure::text as found from pg_proc p
    where p.prosecdef and p.pronamespace not in ('pg_catalog'::regnamespace)
      and has_function_privilege('concord_app', p.oid, 'execute')
      and has_schema_privilege('concord_app', p.pronamespace, 'usage')
      and p.prorettype <> 'trigger'::regtype
      and p.oid::regprocedure::text not in ('scope.subtree()', 'scope.upstream()', 'scope.own_reseller()')`,
  'the application role may change or delete an event': `
    select 'events' as found where has_table_privilege('concord_app', 'events', 'update, delete')`,
};

/** Roles, privileges and policies as PostgreSQL keeps them. Answers with what is wrong. */
export async function examineCatalogue(pool: pg.Pool, known: readonly string[]): Promise<string[]> {
  const violations: string[] = [];
  for (const [wrong, query] of Object.entries(questions)) {
    const { rows } = await pool.query<{ found: string }>(query);
    violations.push(...rows.map(({ found }) => `${wrong}: ${found}`));
  }
  const { rows } = await pool.query<{ name: string; open: boolean }>(
    `select relname as name, has_table_privilege('concord_app', oid, 'select, insert, update, delete') as open
     from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`,
  );
  for (const { name, open } of rows) {
    if (open && !known.includes(name))
      violations.push(`no samples of the table ${name}: add them to testing/samples`);
    if (open && closed.includes(name)) violations.push(`${name} is open to the application role`);
    if (!open && !closed.includes(name)) violations.push(`${name} is closed to the application role`);
  }
  return violations;
}
