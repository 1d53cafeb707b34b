import { type Call, teller } from './tell.ts';

const bases = ['', '/customers/:cid'];

/** Types of the successful answers about products, in a market and of a customer. */
export const catalogueAnswers: Record<string, string> = Object.fromEntries(
  bases.flatMap((base) => [
    [`GET ${base}/products`, 'collection<Products.Product>'],
    [`GET ${base}/products/:pid`, 'Products.Product'],
    [`GET ${base}/products/:pid/skus`, 'collection<Sku>'],
    [`GET ${base}/products/:pid/skus/:skuId`, 'Sku'],
    [`GET ${base}/products/:pid/skus/:skuId/availabilities`, 'collection<Availability>'],
    [`GET ${base}/products/:pid/skus/:skuId/availabilities/:aid`, 'Availability'],
  ]),
);

/** Asks for all of them, app-only; answers a catalogue item of the customer. */
export async function catalogueExchanges(cid: string, app: Call): Promise<string> {
  const tell = teller(app, cid);
  let item = '';
  for (const base of bases) {
    const country = base === '' ? 'country=US&' : '';
    const get = (rest: string, parameters: Record<string, string> = {}, query = '') =>
      tell('GET', `${base}/products${rest}`, parameters, undefined, `?${country}${query}`);
    await get('', {}, 'targetView=OnlineServices');
    await get('/:pid', { ':pid': 'DG7GMGF0D7FV' });
    await get('/:pid/skus', { ':pid': 'CFQ7TTC0LCHC' });
    await get('/:pid/skus/:skuId', { ':pid': 'CFQ7TTC0HL8W', ':skuId': '0001' });
    const sku = { ':pid': 'CFQ7TTC0LCHC', ':skuId': '0001' };
    const { body } = await get('/:pid/skus/:skuId/availabilities', sku);
    await get('/:pid/skus/:skuId/availabilities/:aid', { ...sku, ':aid': body.items[0].id });
    item = body.items[0].catalogItemId;
  }
  return item;
}
