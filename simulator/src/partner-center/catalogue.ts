import { addDuration, countryRules, soldInSegment } from '@concord/rules';
import type { Context } from '../context.ts';
import type { Product, Sku } from '../entities.ts';
import { codeOf } from '../ids.ts';

/** One thing that can be bought: a SKU in a market and segment, under its present id. */
export interface Offered {
  product: Product;
  sku: Sku;
  segment: string;
  country: string;
  currency: string;
  availabilityId: string;
}

/** How many re-issued ids back a stale one is still known for what it was. */
const remembered = 90;

/** Lives are counted from here. */
const origin = Date.parse('2020-01-01T00:00:00Z');

/** A world and an instant. */
interface Moment {
  world: Context['world'];
  clock: Pick<Context['clock'], 'now'>;
}

function period(context: Moment): number {
  const life =
    Date.parse(addDuration('2020-01-01T00:00:00Z', context.world.settings().availabilityLife)) - origin;
  return Math.floor((Date.parse(context.clock.now()) - origin) / life);
}

/** Ids that were made lately; they follow from their text alone. */
const codes = new Map<string, string>();
const codesKept = 20_000;

/** Availability ids change over time: each is made from the SKU, market, segment and the number of the life. */
function availabilityId(product: Product, sku: Sku, country: string, segment: string, life: number): string {
  const text = [product.id, sku.id, country, segment, life].join('/');
  const known = codes.get(text);
  if (known !== undefined) return known;
  if (codes.size >= codesKept) codes.clear();
  const made = `CFQ7TTC${codeOf(text, 5)}`;
  codes.set(text, made);
  return made;
}

/** What of a SKU is sold in a market; without a segment all but non-profit. */
export function offeredOf(
  context: Moment,
  product: Product,
  sku: Sku,
  country: string,
  segment?: string,
): Offered[] {
  const rules = countryRules(country);
  if (!rules || (sku.countries && !sku.countries.includes(rules.iso2Code))) return [];
  const wanted = segment?.toLowerCase();
  return sku.segments
    .filter((one) => soldInSegment(product.kind, one))
    .filter((one) => (wanted === undefined ? one !== 'nonprofit' : one === wanted))
    .map((one) => ({
      product,
      sku,
      segment: one,
      country: rules.iso2Code,
      currency: rules.currency,
      availabilityId: availabilityId(product, sku, rules.iso2Code, one, period(context)),
    }));
}

/**
 * What a catalogue item id (`product:sku:availability`) stands for in a market. An id of the life before is still
 * taken, an older one is `stale`.
 */
export function resolveItem(
  context: Context,
  catalogItemId: string,
  country: string,
): (Offered & { stale: boolean }) | undefined {
  const [productId = '', skuId = '', id = ''] = catalogItemId.split(':');
  const product = context.world.products.get(productId.toUpperCase());
  const sku = product?.skus.find((one) => one.id === skuId);
  if (!product || !sku) return undefined;
  const now = period(context);
  for (const segment of sku.segments)
    for (const offered of offeredOf(context, product, sku, country, segment))
      for (let age = 0; age < remembered; age += 1)
        if (availabilityId(product, sku, offered.country, segment, now - age) === id.toUpperCase())
          return { ...offered, availabilityId: id.toUpperCase(), stale: age > 1 };
  return undefined;
}

export function skuKey(product: Product, sku: Sku): string {
  return `${product.id}:${sku.id}`;
}
