import { countryRules } from '@concord/rules';
import { type Call, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes } from './resource.ts';

/**
 * Meters with their prices in one currency; those that are not sold in it are left out.
 * @see https://learn.microsoft.com/partner-center/developer/azure-rate-card-resources
 */
function rateCard(call: Call) {
  const region = countryRules(call.query['region'] ?? call.partner.country);
  if (!region) throw refuse(400, 800002, 'The region is not valid.');
  const currency = (call.query['currency'] ?? region.currency).toUpperCase();
  const meters = call.world.azureMeters
    .all()
    .filter((meter) => Object.hasOwn(meter.rates, currency))
    .map(({ rates, ...meter }) => ({ ...meter, rates: rates[currency] }));
  if (meters.length === 0) throw refuse(400, 800002, 'There are no prices in this currency.');
  return ok({
    locale: call.header('x-locale') ?? region.defaultCulture,
    currency,
    isTaxIncluded: false,
    meters,
    offerTerms: call.world.azureOfferTerms.all().map(({ id, ...term }) => ({ name: id, ...term })),
    attributes: attributes('AzureRateCard'),
  });
}

const models =
  'currency and region, the partner’s own by default; names are not translated; 400 for unknown ones (code [U])';

export const rateCardOperations: Operation[] = [
  {
    method: 'GET',
    path: '/ratecards/azure',
    auth: 'user',
    source: 'https://learn.microsoft.com/partner-center/developer/get-prices-for-microsoft-azure',
    models,
    handle: rateCard,
  },
  {
    method: 'GET',
    path: '/ratecards/azure-shared',
    auth: 'user',
    source:
      'https://learn.microsoft.com/partner-center/developer/get-prices-for-azure-partner-shared-services',
    models: `${models}; the meters are the same [U]`,
    handle: rateCard,
  },
];
