import { caller } from '../service/src/testing/caller.ts';
import { examineTables } from '../service/src/testing/isolation/attempts.ts';
import { examineCatalogue } from '../service/src/testing/isolation/catalogue.ts';
import { attempt, callForeign, namesOf, routes } from '../service/src/testing/isolation/foreign-calls.ts';
import { differences, photograph } from '../service/src/testing/isolation/photograph.ts';
import { rights } from '../service/src/testing/isolation/scopes.ts';
import { openTenancy, type Tenancy } from '../service/src/testing/isolation/tenancy.ts';
import { tables } from '../service/src/testing/samples/index.ts';

export const title = 'Raw SQL under the application’s role, and every route, read and write no row of others';

type Say = (line: string) => void;

/** Holes of the kinds that people make: the examination must find each. */
const holes: Record<string, [open: string, close: string]> = {
  'a table without protection': [
    'alter table orders disable row level security',
    'alter table orders enable row level security',
  ],
  'a policy that lets everybody read': [
    'create policy hole on secrets for select to concord_app using (true)',
    'drop policy hole on secrets',
  ],
  'a policy that lets everybody write': [
    'create policy hole on plans for all to concord_app using (true)',
    'drop policy hole on plans',
  ],
};

export async function prove({ say }: { full: boolean; say: Say }): Promise<void> {
  const house = await openTenancy();
  try {
    const wrong = [...(await inDatabase(house, say)), ...(await overHttp(house, say))];
    await withHoles(house, say);
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  } finally {
    await house.stop();
  }
}

async function inDatabase({ pool, all, standing }: Tenancy, say: Say): Promise<string[]> {
  const catalogue = await examineCatalogue(pool, Object.keys(tables(all)));
  const examined = await examineTables(pool, all, standing);
  say(`raw SQL: ${examined.tables} tables × ${examined.claims} scopes, true and forged`);
  say(`         ${standing.length} rows, ${examined.attempts} statements`);
  say(`         ${examined.violations.length} reads or writes against the rule`);
  say(`catalogue: ${catalogue.length} faults of roles, privileges and policies`);
  return [...catalogue, ...examined.violations];
}

async function overHttp(house: Tenancy, say: Say): Promise<string[]> {
  const { pool, all, standing } = house;
  const { mayWrite } = rights(all);
  const known = tables(all);
  const wrong: string[] = [];
  let calls = 0;
  const [row] = standing;
  for (const name of routes) {
    const { status } = await attempt(caller(house.url), name, row!.id, namesOf(row!.owner, all));
    if (status !== 401) wrong.push(`nobody: ${name} answers ${status}`);
    calls++;
  }
  const guests = [...all.resellers.slice(1), ...all.customers].map(({ name }) => name);
  for (const name of guests) {
    const guest = await house.guest(name);
    const before = await photograph(pool, all);
    const called = await callForeign(guest, all, standing);
    calls += called.calls;
    const written = differences(before, await photograph(pool, all));
    const foreign = written.filter(({ table, owner }) => !mayWrite(guest.claim, known[table]!.kind, owner));
    wrong.push(
      ...called.violations,
      ...foreign.map(({ table }) => `${name} wrote a row of others in ${table}`),
    );
  }
  say(
    `HTTP: ${routes.length} routes × ${guests.length} members and nobody, ${calls} calls with what is not theirs`,
  );
  say(`      ${wrong.length} passed, told of others, or wrote`);
  return wrong;
}

async function withHoles({ pool, all, standing }: Tenancy, say: Say): Promise<void> {
  for (const [name, [open, close]] of Object.entries(holes)) {
    await pool.query(open);
    const { violations } = await examineTables(pool, all, standing);
    await pool.query(close);
    say(`made on purpose: ${name} – found ${violations.length} times`);
    if (violations.length === 0) throw new Error(`The examination is blind to ${name}.`);
  }
}
