import type { Product, ProductKind, Sku } from '../entities.ts';
import { hexOf, uuidOf } from '../ids.ts';
import { type Offered, skuKey } from './catalogue.ts';
import { attributes, link } from './resource.ts';

interface Scope {
  base: string;
  query: string;
}

const productTypes: Record<ProductKind, string> = {
  nce: 'OnlineServicesNCE',
  'azure-plan': 'Azure',
  'azure-reservation': 'AzureReservation',
  'azure-savings-plan': 'AzureSavingsPlan',
  'azure-application': 'AzureApplication',
  marketplace: 'SoftwareAsAService',
  perpetual: 'Software',
  software: 'Software',
  legacy: '',
};

const symbols: Record<string, string> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', CNY: '¥', INR: '₹' };

export function productType(kind: ProductKind) {
  const id = productTypes[kind];
  const subType = kind === 'perpetual' ? { id: 'Perpetual', displayName: 'Perpetual' } : undefined;
  return { id, displayName: id, ...(subType && { subType }) };
}

/** @see https://learn.microsoft.com/partner-center/developer/product-resources */
export function productResource(product: Product, { base, query }: Scope) {
  const uri = `${base}/products/${product.id}`;
  return {
    id: product.id,
    title: product.title,
    description: product.description,
    productType: productType(product.kind),
    isMicrosoftProduct: true,
    publisherName: 'Microsoft Corporation',
    links: { skus: link(`${uri}/skus${query}`), self: link(`${uri}${query}`) },
    attributes: attributes('Product'),
  };
}

export function skuResource(product: Product, sku: Sku, { base, query }: Scope) {
  const uri = `${base}/products/${product.id}/skus/${sku.id}`;
  const reservation = product.kind === 'azure-reservation';
  return {
    id: sku.id,
    productId: product.id,
    title: sku.title,
    description: sku.description,
    minimumQuantity: sku.minimumQuantity,
    maximumQuantity: sku.maximumQuantity,
    isTrial: sku.isTrial,
    supportedBillingCycles: [...new Set(sku.terms.map((term) => term.billingCycle))],
    purchasePrerequisites: [
      'MicrosoftCustomerAgreement',
      ...(reservation ? ['InventoryCheck', 'AzureSubscriptionRegistration'] : []),
    ],
    inventoryVariables: reservation ? ['CustomerId', 'AzureSubscriptionId', 'ArmRegionName'] : [],
    provisioningVariables: reservation ? ['SubscriptionId', 'Scope'] : [],
    ...(sku.attestationType !== undefined && {
      attestationProperties: { attestationType: sku.attestationType, enforceAttestation: true },
    }),
    dynamicAttributes: {
      isMicrosoftProduct: true,
      hasConstraints: sku.isAddon,
      isAddon: sku.isAddon,
      prerequisiteSkus: sku.prerequisiteSkus,
      upgradeTargetOffers: [],
      provisioningId: sku.provisioningId,
    },
    links: { availabilities: link(`${uri}/availabilities${query}`), self: link(`${uri}${query}`) },
    attributes: attributes('Sku'),
  };
}

export function availabilityResource(offered: Offered, scope: Scope) {
  const { product, sku, availabilityId: id } = offered;
  const uri = `${scope.base}/products/${product.id}/skus/${sku.id}/availabilities/${id}`;
  const isRenewable = product.kind === 'nce' && !sku.isTrial;
  const terms = sku.terms.map((term) => ({
    term,
    id: hexOf(`${skuKey(product, sku)}/${term.duration}/${term.billingCycle}`, 12),
  }));
  return {
    id,
    productId: product.id,
    skuId: sku.id,
    catalogItemId: `${skuKey(product, sku)}:${id}`,
    defaultCurrency: { code: offered.currency, symbol: symbols[offered.currency] ?? offered.currency },
    segment: offered.segment,
    country: offered.country,
    isPurchasable: true,
    isRenewable,
    ...(isRenewable && {
      renewalInstructions: [
        {
          applicableTermIds: terms.map((one) => one.id),
          renewalOptions: [{ renewToId: skuKey(product, sku), isAutoRenewable: true }],
        },
      ],
    }),
    terms: terms.map(({ term, id: termId }) => ({
      id: termId,
      duration: term.duration,
      description: describe(term.duration),
      billingCycle: billingCycleName(term.billingCycle),
      cancellationPolicies: [
        {
          refundOptions: [
            { sequenceId: 0, type: 'Full', expiresAfter: 'P1D' },
            { sequenceId: 1, type: 'Partial', expiresAfter: 'P7D' },
          ],
        },
      ],
    })),
    product: productResource(product, scope),
    sku: skuResource(product, sku, scope),
    links: { self: link(`${uri}${scope.query}`) },
    attributes: attributes('Availability', uuidOf(uri)),
  };
}

function billingCycleName(cycle: string): string {
  return cycle === 'one_time' ? 'OneTime' : cycle.charAt(0).toUpperCase() + cycle.slice(1);
}

function describe(duration: string): string {
  return (
    { P1M: 'One-Month commitment', P1Y: 'One-Year commitment', P3Y: 'Three-Year commitment' }[duration] ?? ''
  );
}
