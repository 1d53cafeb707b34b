import { api, type Route, type RouteName } from '@concord/contract/api';
import { type Caller, type Input, Refused } from '../caller.ts';
import { type Companies, type Owner, ownersOf } from '../samples/companies.ts';
import { tables } from '../samples/index.ts';
import type { Standing } from '../samples/plant.ts';
import { above, beside, mark } from '../samples/table.ts';
import { bodies, type Names, queries } from './inputs.ts';
import { type Claim, rights, type Who } from './scopes.ts';

/** A signed-in member, and the scope that is all it should have. */
export interface Guest {
  claim: Claim & { who: Who };
  call: Caller;
}

/** Which table an `:id` of a route means, by the first part of its path. */
const tableOf: Record<string, string> = {
  'settings-sets': 'settings_sets',
  attributes: 'attributes',
  resellers: 'resellers',
  customers: 'customers',
  services: 'services',
  plans: 'plans',
  bindings: 'bindings',
  ordering: 'acceptances',
  orders: 'orders',
  subscriptions: 'subscriptions',
  sync: 'sync_runs',
  'partner-accounts': 'partner_accounts',
  alerts: 'alerts',
  differences: 'differences',
  policies: 'policies',
  reconciliations: 'reconciliations',
  transfers: 'mirror_transfers',
};

/** Routes about the caller's own session, which name nobody. */
const ownSession = ['DELETE /session', 'DELETE /sessions', 'POST /session', 'POST /session/token'];

export const routes = (Object.keys(api) as RouteName[]).filter((name) => !ownSession.includes(name));

/** What a call of this route could name of an owner. */
export function namesOf(owner: Owner, all: Companies): Names {
  const customerId =
    owner.customer ?? all.customers.find(({ reseller }) => reseller.id === owner.reseller)?.id;
  const whole = { ...owner, customer: customerId ?? null };
  return {
    resellerId: owner.reseller,
    customerId: customerId ?? '',
    planId: above('plans', owner),
    serviceId: above('services', owner),
    settingsSetId: above('settings_sets', owner),
    bindingId: beside('bindings', whole, all),
    attestationId: beside('acceptances', whole, all),
    differenceId: owner.customer ? beside('differences', owner, all) : above('differences', owner),
    objectId: owner.customer ?? owner.reseller,
  };
}

/** Calls one route with ids; answers with the status and all text of the answer. */
export async function attempt(call: Caller, name: RouteName, id: string | undefined, names: Names) {
  const body = (bodies as Record<string, (names: Names) => unknown>)[name]?.(names);
  const query = (queries as Record<string, (names: Names) => unknown>)[name]?.(names);
  const input = {
    params: { id, page: 'sample', userId: names.objectId, report: 'agreements' },
    body,
    query,
    version: 1,
  } as Input<typeof name>;
  try {
    return { ok: true, status: 200, text: JSON.stringify((await call(name, input)) ?? '') };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, status: error.problem.status, text: JSON.stringify(error.problem) };
  }
}

/** Calls every route with what belongs to others. Answers with every call that got through, or told of others. */
export async function callForeign(guest: Guest, all: Companies, standing: Standing[]) {
  const { mayRead, mayWrite } = rights(all);
  const known = tables(all);
  const may = (right: typeof mayRead, { table, owner }: Standing) =>
    right(guest.claim, known[table]!.kind, owner);
  const hidden = standing.filter((row) => !may(mayRead, row)).map(({ id }) => mark(id));
  const others = ownersOf(all).filter((owner) => !mayWrite(guest.claim, 'owned', owner));
  const violations: string[] = [];
  let calls = 0;

  async function judge(
    name: RouteName,
    id: string | undefined,
    owner: Owner,
    refuse: boolean,
  ): Promise<void> {
    calls++;
    const { ok, status, text } = await attempt(guest.call, name, id, namesOf(owner, all));
    if (status >= 500 && status !== 502) violations.push(`${guest.claim.name}: ${name} answers ${status}`);
    if (ok && refuse) violations.push(`${guest.claim.name}: ${name} passes with the id of another`);
    if (hidden.some((text_) => text.includes(text_)))
      violations.push(`${guest.claim.name}: ${name} tells of another`);
  }

  for (const name of routes) {
    const right = name.startsWith('GET ') ? mayRead : mayWrite;
    const table = (api[name] as Route).params && tableOf[name.split('/')[1]?.split(/[ /]/)[0] ?? ''];
    if (!table) {
      for (const owner of others) await judge(name, undefined, owner, false);
      continue;
    }
    const rows = standing.filter((row) => row.table === table);
    for (const row of rows.filter((one) => !may(right, one))) await judge(name, row.id, row.owner, true);
    // An own object, with a body that names others.
    const own = rows.find((one) => may(mayWrite, one));
    if (own && name in bodies) for (const owner of others) await judge(name, own.id, owner, false);
  }
  return { calls, violations };
}
