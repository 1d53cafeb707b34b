import { addDuration } from '@concord/rules';
import type { LegacyOffer, Promotion } from './entities.ts';
import type { SeedOffer, SeedPromotion } from './seed.ts';

/** A legacy offer as the world holds it. */
export function offerOf(seed: SeedOffer): LegacyOffer {
  return {
    description: seed.name,
    category: seed.isTrial ? 'Trial' : 'Enterprise',
    minimumQuantity: 1,
    maximumQuantity: 10_000_000,
    isAddOn: false,
    prerequisiteOffers: [],
    isTrial: false,
    billing: 'license',
    supportedBillingCycles: seed.isTrial ? ['none'] : ['monthly', 'annual'],
    segment: 'commercial',
    conversionTargetOffers: [],
    price: {},
    ...seed,
    id: seed.id.toUpperCase(),
  };
}

/** A promotion as the world holds it. */
export function promotionOf(seed: SeedPromotion, at: string): Promotion {
  return {
    name: seed.id,
    description: seed.id,
    startDate: at,
    endDate: addDuration(at, 'P1Y'),
    isAutoApplicable: true,
    segment: 'commercial',
    ...seed,
  };
}
