/** Answers the client's bench: one subscription, and pages of them. Arguments: how many there are, how many a page. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const [total = 0, pageSize = 1] = process.argv.slice(2).map(Number);

const subscription = (n: number) => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  offerId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971',
  offerName: 'Microsoft 365 Business Basic',
  friendlyName: 'Microsoft 365 Business Basic',
  quantity: 1 + (n % 300),
  status: 'active',
  autoRenewEnabled: true,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  creationDate: '2026-01-01T00:00:00Z',
  commitmentEndDate: '2027-01-01T00:00:00Z',
  attributes: { objectType: 'Subscription' },
});
const one = JSON.stringify(subscription(1));

function page(from: number): string {
  const items = Array.from({ length: Math.min(pageSize, total - from) }, (_, n) => subscription(from + n));
  const next = from + pageSize;
  const link = {
    uri: '/v1/customers/c/subscriptions?seekOperation=Next',
    method: 'GET',
    headers: [{ key: 'MS-ContinuationToken', value: String(next) }],
  };
  const more = next < total && { continuationToken: String(next), links: { next: link } };
  return JSON.stringify({
    totalCount: items.length,
    items,
    ...more,
    attributes: { objectType: 'Collection' },
  });
}

const server = createServer((request, response) => {
  const list = request.url?.split('?')[0]?.endsWith('/subscriptions') ?? false;
  const body = list ? page(Number(request.headers['ms-continuationtoken'] ?? 0)) : one;
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(`\ufeff${body}`);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());
