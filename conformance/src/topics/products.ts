import { Unsupported, type Values } from '../row.ts';
import { product, type Scene } from '../scene.ts';
import type { Draft } from '../topic.ts';

/** Kind of the simulator's product by the table's word for it, and how it is bought where the row does not say. */
export const kinds: Record<string, { kind: string; terms: string; term?: string; billingCycle: string }> = {
  nce: { kind: 'nce', terms: 'all', term: 'P1Y', billingCycle: 'monthly' },
  'nce-trial': { kind: 'nce', terms: 'all', term: 'P1M', billingCycle: 'none' },
  software: { kind: 'software', terms: 'all', term: 'P1Y', billingCycle: 'annual' },
  perpetual: { kind: 'perpetual', terms: 'once', billingCycle: 'one_time' },
  marketplace: { kind: 'marketplace', terms: 'all', term: 'P1M', billingCycle: 'monthly' },
  'azure-plan': { kind: 'azure-plan', terms: 'plan', billingCycle: 'monthly' },
  'azure-reservation': {
    kind: 'azure-reservation',
    terms: 'reservation',
    term: 'P1Y',
    billingCycle: 'one_time',
  },
  'azure-savings-plan': {
    kind: 'azure-savings-plan',
    terms: 'reservation',
    term: 'P1Y',
    billingCycle: 'one_time',
  },
  'azure-application': { kind: 'azure-application', terms: 'plan', billingCycle: 'monthly' },
  legacy: { kind: 'legacy', terms: 'all', billingCycle: 'monthly' },
  'legacy-trial': { kind: 'legacy', terms: 'all', billingCycle: 'none' },
};

/** Products that are always there beside the row's own. */
const others: Record<string, string> = {
  'azure-plan': 'GOLDENAZPLAN',
  'azure-reservation': 'GOLDENRESERV',
  'azure-savings-plan': 'GOLDENSAVING',
  'azure-application': 'GOLDENAPPLIC',
  software: 'GOLDENSOFTWA',
  perpetual: 'GOLDENPERPET',
};

/** Legacy offers: the row's own, and what a trial becomes. */
export const legacyOfferId = '796B6B5F-613C-4E24-A17C-EBA730D49C02';
export const legacyTargetId = '031C9E47-4802-4248-838E-778FB1D2CC05';

/** Small-business products, of which a tenant may have 300 seats. */
export const smallBusiness = /^SMB$|Business (Basic|Standard|Premium)|for business/;

/** @throws Unsupported when the word for a product is not known */
export function kindOf(given: Values): (typeof kinds)[string] {
  const name = given['offerType'] ?? 'nce';
  const kind = kinds[name];
  if (!kind) throw new Unsupported(`offerType ${name}`);
  return kind;
}

/** What the row buys: what the call names, what `given` names, else the row's own product. */
export function wantedOf(given: Values, params: Values): string {
  const named = params['catalogItem'] ?? given['catalogItem'];
  const wanted = typeof named === 'string' ? named : (given['offerType'] ?? 'nce');
  if (!kinds[wanted]) throw new Unsupported(`catalogItem ${wanted}`);
  return wanted;
}

/** Id of the product that is meant by such a word. */
export const productIdOf = (given: Values, wanted: string): string =>
  wanted === (given['offerType'] ?? 'nce') ? product : (others[wanted] ?? product);

/** Catalogue item id, or the offer id of a legacy offer, of what the row buys. */
export async function itemOf(scene: Scene, params: Values = {}): Promise<string> {
  const { given } = scene;
  const wanted = wantedOf(given, params);
  if (kinds[wanted]?.kind === 'legacy') return legacyOfferId;
  const productId = productIdOf(given, wanted);
  const skuId = wanted === 'nce-trial' ? '0002' : '0001';
  if (given['catalogItem']?.valid === false) return `${productId}:${skuId}:NOTHERE00000`;
  const countries: string[] = given['catalogItem']?.availableIn ?? [];
  const country =
    countries.length > 0 && !countries.includes(scene.market) ? (countries[0] ?? '') : scene.market;
  const segment = given['segment'] ? `&targetSegment=${given['segment']}` : '';
  const path = `/v1/products/${productId}/skus/${skuId}/availabilities?country=${country}${segment}`;
  const { body } = await scene.as({ kind: 'app' })('GET', path);
  return body?.items?.[0]?.catalogItemId ?? `${productId}:${skuId}:NOTHERE00000`;
}

const price = { USD: '10.00', EUR: '9.00', GBP: '8.00' };

/** Everything that is sold. */
export function productsOf({ given }: Draft): Values[] {
  const { kind, terms } = kindOf(given);
  const sku: Values = typeof given['sku'] === 'object' ? (given['sku'] ?? {}) : {};
  const name: string = typeof given['sku'] === 'string' ? given['sku'] : (given['skuName'] ?? '');
  const multiGeo = /multi-?geo/i.test(name);
  const bases: string[] = sku['prerequisiteSkus'] ?? (multiGeo ? ['GOLDENBASE01:0001'] : []);
  const own: Values = {
    id: product,
    title: name === '' ? 'Golden product' : name,
    kind: kind === 'legacy' ? 'nce' : kind,
    terms: kind === 'legacy' ? 'all' : terms,
    price,
    trial: true,
    max: sku['maxSeats'] ?? given['maxSeats'] ?? (smallBusiness.test(name) ? 300 : undefined),
    ...((sku['isAddon'] || multiGeo) && { isAddon: true, prerequisites: bases }),
    ...(multiGeo && { minimumBaseShare: 5 }),
    ...(given['segment'] && { segments: [given['segment']] }),
    ...(given['catalogItem']?.availableIn && { countries: given['catalogItem'].availableIn }),
    ...(kind === 'marketplace' && given['subscriptionsOfCustomer'] && { metered: true }),
  };
  return [
    own,
    ...bases.map((key) => ({ id: key.split(':')[0], title: key, terms: 'all', price })),
    ...Object.entries(others).map(([name, id]) => ({
      id,
      title: name,
      kind: name,
      terms: kinds[name]?.terms,
      price,
      segments: [...new Set(['commercial', given['segment'] ?? 'commercial'])],
    })),
  ];
}

/** Legacy offers: the row's own with a twin in new commerce where it has one, and what its trial becomes. */
export function offersOf({ given, row }: Draft): Values[] {
  const isTrial = given['offerType'] === 'legacy-trial';
  const migrates = row.when.action.endsWith('Migration');
  const named: string[] = (row.when.params['lineItems'] ?? []).flatMap((line: Values) =>
    /^[0-9a-f-]{36}$/i.test(line['offerId'] ?? '') ? line['offerId'].toUpperCase() : [],
  );
  const offer: Values = {
    segment: given['segment'] ?? 'commercial',
    price,
    ...((given['nceEquivalent'] === true || (migrates && given['nceEquivalent'] !== false)) && {
      twin: `${product}:0001`,
    }),
    ...(given['offerLimit'] && {
      limit: { unit: given['offerLimit'].scope, count: given['offerLimit'].limit },
    }),
  };
  return [
    ...[...new Set([legacyOfferId, ...named])].map((id) => ({
      ...offer,
      id,
      name: 'Golden legacy offer',
      isTrial,
      ...(isTrial && { conversionTargetOffers: [legacyTargetId] }),
    })),
    { ...offer, id: legacyTargetId, name: 'Golden legacy offer, paid' },
  ];
}

/** The last instant of a day, or an instant as it is. */
const endOfDay = (date: string): string => (date.length === 10 ? `${date}T23:59:59.999Z` : date);

/** The promotion that `given.catalog` speaks of, for the row's own product. */
export function promotionsOf({ given, begin, at }: Draft): Values[] {
  const promotion: Values | undefined = given['catalog']?.promotion;
  if (!promotion) return [];
  for (const name of Object.keys(promotion))
    if (
      ![
        'id',
        'percent',
        'autoApplicable',
        'term',
        'billingCycle',
        'minSeats',
        'maxSeats',
        'startDate',
        'endDate',
      ].includes(name)
    )
      throw new Unsupported(`catalog.promotion.${name}`);
  const terms = promotion['term'] ? [promotion['term']] : ['P1M', 'P1Y', 'P3Y'];
  return [
    {
      id: promotion['id'] ?? `${product}:0001:PROMO0000001`,
      isAutoApplicable: promotion['autoApplicable'] ?? true,
      startDate: promotion['startDate'] ?? begin,
      endDate: endOfDay(promotion['endDate'] ?? new Date(Date.parse(at) + 30 * 86_400_000).toISOString()),
      requiredProducts: terms.map((termDuration) => ({
        productId: product,
        skuId: '0001',
        termDuration,
        ...(promotion['billingCycle'] && { billingCycle: promotion['billingCycle'] }),
        percent: promotion['percent'] ?? 10,
      })),
      ...(promotion['minSeats'] !== undefined && { minimumSeats: promotion['minSeats'] }),
      ...(promotion['maxSeats'] !== undefined && { maximumSeats: promotion['maxSeats'] }),
    },
  ];
}
