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

/** Addresses of all pages that a member sees, with the first object of each kind where they show one. */
export async function addressesFor(house: House, who: Who): Promise<string[]> {
  const panel = who === 'customer' ? 'customer' : 'operator';
  const ids = await firstIds(house, who);
  return routesOf(panel).flatMap((route) => {
    const kind = /^\/(?:settings\/)?((?:sync\/)?[\w-]+)\/\$id/.exec(route)?.[1];
    const filled = kind ? route.replace('$id', ids.get(kind) ?? `no-${kind.replace('/', '-')}`) : route;
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
  return new Map<string, string>((await Promise.all(pairs)).flat());
}
