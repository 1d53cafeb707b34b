import { Unsupported, type Values } from '../row.ts';
import { type Draft, oneOf, plant } from '../topic.ts';
import { guid } from './user-effects.ts';

/** The second group where the name says so. */
export const groupOf = (name: string) => (/group2/i.test(name) ? 'group2' : 'group1');

export const named = (item: unknown): string =>
  typeof item === 'string' ? item : String((item as Values)['skuId'] ?? (item as Values)['id']);

export const namesIn = (params: Values): string[] => [
  ...(params['licensesToAssign'] ?? []).map(named),
  ...(params['licensesToRemove'] ?? []).map(named),
];

/** The person that the row speaks of. */
export function personIn({ given, seed }: Draft): Values {
  const user: Values = given['user'] ?? {};
  const tenantId = seed['tenants'][0].tenantId;
  const id = guid(user['id'] ?? 'person');
  const name = `${user['id'] ?? 'person'}@${seed['tenants'][0].domain}`;
  const gone = oneOf('user.state', user['state'] ?? 'active', 'active', 'inactive', 'purged') !== 'active';
  if (gone && !user['softDeletionTime']) throw new Unsupported('a deleted user without softDeletionTime');
  return {
    id,
    tenantId,
    userPrincipalName: gone ? `${id.replaceAll('-', '')}${name}` : name,
    ...(gone && { formerName: name, softDeletionTime: user['softDeletionTime'] }),
    displayName: 'Ada Berg',
    firstName: 'Ada',
    lastName: 'Berg',
    ...(user['usageLocation'] !== null && { usageLocation: user['usageLocation'] ?? 'US' }),
    password: 'Golden-User-1',
    forceChangePassword: false,
    mfa: false,
    roles: [],
    state: gone ? 'inactive' : 'active',
    licences: (user['licences'] ?? []).map((sku: string) => ({
      skuId: guid(sku),
      excludedPlans: [],
    })),
  };
}

/** What `given.sku` says of the units of a licence. */
export function unitsOf(sku: Values) {
  const consumed: number = sku['consumedUnits'] ?? 0;
  const warning: number = sku['warningUnits'] ?? 0;
  const total: number = sku['totalUnits'] ?? (sku['availableUnits'] ?? 10) + consumed;
  const active: number = sku['activeUnits'] ?? total - warning;
  return { active, warning, suspended: sku['suspendedUnits'] ?? 0, consumed };
}

export function plantLicences(draft: Draft, names: readonly string[]): void {
  const { given, seed } = draft;
  const tenantId = seed['tenants'][0].tenantId;
  const sku: Values = typeof given['sku'] === 'object' ? (given['sku'] ?? {}) : {};
  const { consumed, ...units } = unitsOf(sku);
  for (const name of names)
    plant(draft, 'tenantSkus', {
      id: `${tenantId}|${guid(name)}`,
      tenantId,
      skuId: guid(name),
      name,
      skuPartNumber: name.toUpperCase(),
      licenseGroupId: sku['licenseGroupId'] ?? groupOf(name),
      ...units,
    });
  for (let index = 0; index < consumed; index += 1)
    plant(draft, 'users', {
      ...personIn({ ...draft, given: {} }),
      id: guid(`holder${index}`),
      userPrincipalName: `holder${index}@${seed['tenants'][0].domain}`,
      licences: names.map((name) => ({ skuId: guid(name), excludedPlans: [] })),
    });
}
