import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { House } from '../../service/src/testing/house.ts';
import type { Who } from './browser.ts';

/** Every page of a panel as its routes name it, e.g. `/orders/$id/$tab`. */
export function routesOf(panel: 'operator' | 'customer'): string[] {
  const source = readFileSync(join(import.meta.dirname, `../src/${panel}/routes.ts`), 'utf8');
  const constants = new Map(
    [...source.matchAll(/const (\w+) = '(\/[^']+)'/g)].map(([, name = '', path = '']) => [name, path]),
  );
  return [...source.matchAll(/\bpage\(\s*(?:['`]([^'`]+)['`]|(\w+)),/g)].map(([, path, constant = '']) =>
    (path ?? constants.get(constant) ?? '').replace(
      /\$\{(\w+)\}/,
      (_, name: string) => constants.get(name) ?? '',
    ),
  );
}

const orderTabs = { operator: ['timeline', 'microsoft', 'log'], customer: ['log'] };

const reportNames = [
  'agreements',
  'gdap-coverage',
  'cancel-windows',
  'auto-renew-off',
  'freshness',
  'transfers',
];

/** Addresses of all pages that a member sees, with the first object of each kind where they show one. */
export async function addressesFor(house: House, who: Who): Promise<string[]> {
  const panel = who === 'customer' ? 'customer' : 'operator';
  const ids = await firstIds(house, who);
  return routesOf(panel).flatMap((route) => {
    const kind = /^\/(?:settings\/)?((?:sync\/)?[\w-]+)\/\$id/.exec(route)?.[1];
    const named = kind ? route.replace('$id', ids.get(kind) ?? `no-${kind.replace('/', '-')}`) : route;
    const filled = named
      .replace('$binding', ids.get('binding') ?? 'no-binding')
      .replace('$userId', ids.get('user') ?? 'no-user');
    if (filled.includes('$report'))
      return reportNames.map((report) => `/${panel}${filled.replace('$report', report)}`);
    const tabs = filled.includes('$tab') ? orderTabs[panel] : [''];
    return tabs.map((tab) => `/${panel}${filled.replace('$tab', tab)}`.replace(/\/$/, ''));
  });
}

async function firstIds(house: House, who: Who): Promise<Map<string, string>> {
  const call = house[who];
  const query = { limit: 1 };
  const lists = [
    ['orders', call('GET /orders', { query })],
    ['subscriptions', call('GET /subscriptions', { query })],
    ...(who === 'customer'
      ? []
      : ([
          ['customers', call('GET /customers', { query })],
          ['services', call('GET /services')],
          ['plans', call('GET /plans', { query })],
          ['resellers', call('GET /resellers', { query })],
          ['office-365', call('GET /settings-sets', { query })],
          ['attributes', call('GET /attributes')],
          ['transfers', call('GET /transfers', { query })],
          ['sync/runs', call('GET /sync/runs', { query })],
          ['sync/differences', call('GET /differences', { query })],
          ['sync/policies', call('GET /policies')],
          ['sync/plans', call('GET /reconciliations', { query })],
        ] as const)),
  ] as const;
  const pairs = lists.map(async ([kind, answer]) => {
    const [first] = (await answer).items;
    return first ? [[kind, first.id] as const] : [];
  });
  const ids = new Map<string, string>((await Promise.all(pairs)).flat());
  for (const pair of await firstPerson(house, who, ids.get('customers'))) ids.set(...pair);
  return ids;
}

/** The first tenant of the member's customer, or of the first one, and the first person in it. */
async function firstPerson(house: House, who: Who, first?: string): Promise<[string, string][]> {
  const call = house[who];
  const id = first ?? (await call('GET /session')).member.customerId;
  const [binding] = id ? (await call('GET /customers/:id', { params: { id } })).bindings : [];
  if (!binding) return [];
  const params = { id: binding.id };
  const [user] = (await call('GET /bindings/:id/users', { params, query: { fresh: 'true' } })).items;
  return [['binding', binding.id], ...(user ? [['user', user.id] as [string, string]] : [])];
}
