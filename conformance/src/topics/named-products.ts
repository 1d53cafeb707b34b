import { hasUpgradePaths } from '@concord/rules';
import { Unsupported, type Values } from '../row.ts';
import { product } from '../scene.ts';
import type { Draft } from '../topic.ts';
import { smallBusiness } from './products.ts';

/** Well-known products that stand in every catalogue in which a row speaks of products by name. */
const wellKnown = [
  'Microsoft 365 Business Basic',
  'Microsoft 365 Business Standard',
  'Microsoft 365 Business Premium',
  'Microsoft 365 Apps for business',
  'Microsoft 365 Apps for enterprise',
  'Office 365 E1',
  'Office 365 E3',
  'Office 365 E5',
  'Microsoft 365 F1',
  'Microsoft 365 F3',
  'Microsoft 365 E3',
  'Microsoft 365 E5',
  'Exchange Online (Plan 1)',
  'Exchange Online (Plan 2)',
];

/** The paid product of the row's trial. */
const paidEquivalent = 'paidEquivalent';

/** @throws Unsupported when it is no name of a product */
function nameOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new Unsupported(`sku ${JSON.stringify(value)}`);
  return value;
}

const ownName = (given: Values): string | undefined =>
  typeof given['sku'] === 'string' ? given['sku'] : given['skuName'];

/** Names that the row speaks of, besides its own product's. */
function namesIn({ given, when, then }: Draft['row']): string[] {
  const { params } = when;
  const actions: Values[] = [given['scheduledActions'] ?? [], params['scheduledActions'] ?? []].flat();
  const names = [
    params['sku'],
    ...Object.keys(given['tenant']?.seats ?? {}).map((name) => `Microsoft 365 ${name}`),
    params['toSku'],
    given['target']?.sku,
    given['scheduledNextTerm']?.sku,
    given['tenant']?.otherSubscription?.sku,
    then.effects['atTermEnd']?.sku,
    ...actions.map((action) => action['instructions']?.sku),
    ...(then.effects['itemsExclude'] ?? []),
    ...(then.effects['itemNames'] ?? []),
  ].map(nameOf);
  const own = ownName(given);
  return names.flatMap((name) =>
    name === undefined || name === paidEquivalent || name === own || name.includes(':') ? [] : name,
  );
}

/** All products by name but the row's own, in the same order for everyone who asks. */
export function namedProducts(row: Draft['row']): string[] {
  const own = ownName(row.given);
  return [...new Set([...wellKnown, ...namesIn(row)])].filter((name) => name !== own);
}

/** `product:sku` of a name. @throws Unsupported when there is no such product */
export function skuKeyOf(row: Draft['row'], value: unknown): string {
  const name = nameOf(value);
  if (name === undefined || name === paidEquivalent || name === ownName(row.given)) return `${product}:0001`;
  if (name.includes(':')) return `${product}:0001`;
  const index = namedProducts(row).indexOf(name);
  if (index < 0) throw new Unsupported(`sku ${name}`);
  return `GOLDNAME${String(index).padStart(4, '0')}:0001`;
}

/** The name of the product that a catalogue item id stands for. */
export function nameOfItem(row: Draft['row'], offerId: string): string | undefined {
  const key = offerId.split(':').slice(0, 2).join(':');
  if (key === `${product}:0001`) return ownName(row.given);
  return namedProducts(row).find((name) => skuKeyOf(row, name) === key);
}

/** The product that the row's own is to become, where no path between them is well-known: then there is one. */
function unknownPath({ given, when }: Draft['row']): string | undefined {
  const to = nameOf(when.params['toSku'] ?? when.params['sku']);
  if (to === undefined || to === paidEquivalent || to === ownName(given) || to.includes(':'))
    return undefined;
  return hasUpgradePaths(ownName(given) ?? '') && hasUpgradePaths(to) ? undefined : to;
}

/** Puts the named products into the seed. */
export function plantNamed({ row, seed }: Draft): void {
  const to = unknownPath(row);
  const own = seed['products'].find((one: Values) => one['id'] === product);
  if (to !== undefined && own) own.upgradesTo = [skuKeyOf(row, to)];
  const price = { USD: '20.00', EUR: '18.00', GBP: '16.00' };
  for (const name of namedProducts(row))
    seed['products'].push({
      id: skuKeyOf(row, name).split(':')[0],
      title: name,
      terms: 'all',
      max: smallBusiness.test(name) ? 300 : undefined,
      price,
      provisioningId: `licence-${skuKeyOf(row, name)}`,
    });
}

/** True when the row is about named products, or about what its product may become. */
export const speaksOfNames = (row: Draft['row']): boolean =>
  namesIn(row).length > 0 || /Transition/.test(row.when.action);
