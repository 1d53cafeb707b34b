import { countryRules } from '@concord/rules';
import { type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';

export const inventoryOperations: Operation[] = [
  {
    method: 'POST',
    path: '/extensions/product/checkinventory',
    auth: 'any',
    source: 'https://learn.microsoft.com/partner-center/developer/check-inventory',
    models: 'unknown items are left out; nothing is ever restricted [U]',
    handle(call) {
      if (!countryRules(call.query['country'] ?? '')) throw refuse(400, 800002, 'country is required.');
      const items = call.body.list('targetItems').flatMap((item) => {
        const product = call.world.products.get(item.text('productId')?.toUpperCase());
        const skuId = item.text('skuId');
        const skus = product?.skus.filter((sku) => skuId === undefined || sku.id === skuId) ?? [];
        return skus.map((sku) => ({
          productId: product?.id,
          skuId: sku.id,
          isRestricted: false,
          restrictions: [],
        }));
      });
      return ok(items);
    },
  },
];
