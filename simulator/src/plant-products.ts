import { periodPrice } from '@concord/rules';
import type { Product, Sku } from './entities.ts';
import type { SeedProduct } from './seed.ts';

const month = { duration: 'P1M', billingCycle: 'monthly' };
const yearly = [
  { duration: 'P1Y', billingCycle: 'monthly' },
  { duration: 'P1Y', billingCycle: 'annual' },
];
const termSets: Record<SeedProduct['terms'], { duration: string; billingCycle: string }[]> = {
  all: [
    month,
    ...yearly,
    { duration: 'P3Y', billingCycle: 'monthly' },
    { duration: 'P3Y', billingCycle: 'annual' },
    { duration: 'P3Y', billingCycle: 'triennial' },
  ],
  yearly,
  plan: [{ duration: '', billingCycle: 'monthly' }],
  reservation: [
    { duration: 'P1Y', billingCycle: 'one_time' },
    { duration: 'P1Y', billingCycle: 'monthly' },
    { duration: 'P3Y', billingCycle: 'one_time' },
    { duration: 'P3Y', billingCycle: 'monthly' },
  ],
  once: [{ duration: '', billingCycle: 'one_time' }],
};

/** A product as the world holds it, with a trial SKU where the seed asks for one. */
export function productOf(seed: SeedProduct): Product {
  const kind = seed.kind ?? 'nce';
  const sku: Sku = {
    id: '0001',
    title: seed.title,
    description: seed.title,
    minimumQuantity: seed.min ?? 1,
    maximumQuantity: seed.max ?? 10_000_000,
    isTrial: false,
    terms: termSets[seed.terms].map((term) => ({
      ...term,
      price: Object.fromEntries(
        Object.entries(seed.price).map(([currency, monthly]) => [
          currency,
          periodPrice(monthly, term.billingCycle),
        ]),
      ),
    })),
    segments: seed.segments ?? ['commercial'],
    isAddon: seed.isAddon ?? false,
    prerequisiteSkus: seed.prerequisites ?? [],
    ...(seed.provisioningId !== undefined && { provisioningId: seed.provisioningId }),
    ...(seed.attestationType !== undefined && { attestationType: seed.attestationType }),
    ...(seed.countries !== undefined && { countries: seed.countries }),
    ...(seed.minimumBaseShare !== undefined && { minimumBaseShare: seed.minimumBaseShare }),
    ...(seed.needsPurchaseOrder && { needsPurchaseOrder: true }),
    ...(seed.upgradesTo !== undefined && { upgradesTo: seed.upgradesTo }),
    ...(seed.metered !== undefined && { metered: seed.metered }),
  };
  const trial: Sku = {
    ...sku,
    id: '0002',
    title: `${seed.title} Trial`,
    maximumQuantity: 25,
    isTrial: true,
    terms: [{ duration: 'P1M', billingCycle: 'none', price: {} }],
  };
  return {
    id: seed.id,
    title: seed.title,
    description: seed.title,
    kind,
    skus: seed.trial ? [sku, trial] : [sku],
  };
}
