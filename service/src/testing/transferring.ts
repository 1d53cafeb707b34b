import type { Transfer } from '@concord/contract/transfers';
import { demoPartners } from '@concord/microsoft/testing/demo-partners';
import type { Subscription as Simulated } from '@concord/simulator/entities';
import { type House, until } from './house.ts';

const provider = demoPartners['an indirect provider'];
const direct = demoPartners['a direct partner'];

/** A customer of the demo's partner account, one of whose tenants has transfers. */
export interface Moving {
  customerId: string;
  tenantId: string;
}

/** Reads the customer at Microsoft, as *Sync now* does. */
export async function readCustomer(house: House, { customerId }: Moving): Promise<void> {
  const { items } = await house.operator('POST /customers/:id/sync', { params: { id: customerId } });
  for (const { id } of items)
    await until(
      () => house.operator('GET /sync/runs/:id', { params: { id } }),
      ({ state }) => state !== 'running',
    );
}

/** A transfer between the demo's partner and another one, begun by the other one's hand at Microsoft. */
export async function plantTransfer(
  house: House,
  moving: Moving,
  transfer: {
    kind: 'legacy' | 'new-commerce';
    incoming: boolean;
    lines: { subscriptionId: string; name: string; quantity: number; mpnId?: string }[];
  },
): Promise<Transfer> {
  const { world, clock } = house.simulator;
  const [source, target] = transfer.incoming ? [direct, provider] : [provider, direct];
  const { id } = world.transfers.put({
    id: world.newId('transfer'),
    kind: transfer.kind,
    tenantId: moving.tenantId,
    sourceTenantId: source.tenantId,
    sourceName: 'Lucerne Cloud',
    targetTenantId: target.tenantId,
    ...(transfer.kind === 'new-commerce' && { transferType: 3 }),
    status: transfer.kind === 'legacy' ? 'Active' : 'Pending',
    createdAt: clock.now(),
    modifiedAt: clock.now(),
    lines: transfer.lines.map(({ name, mpnId, ...line }, at) => ({
      id: at,
      ...line,
      friendlyName: name,
      ...(mpnId && { partnerIdOnRecord: mpnId }),
    })),
  });
  await readCustomer(house, moving);
  const [found] = (await house.operator('GET /transfers', { query: { q: id } })).items;
  return house.operator('GET /transfers/:id', { params: { id: found?.id ?? '' } });
}

/** A subscription of the customer that the other partner sells. */
export function plantForeign(house: House, { tenantId }: Moving, friendlyName: string): Simulated {
  const { world } = house.simulator;
  const [own] = world.subscriptions.where('tenant', tenantId);
  if (!own) throw new Error('the customer has no subscription to copy');
  const { scheduledNextTerm: _, partnerId: __, ...rest } = own;
  const id = world.newId('subscription');
  return world.subscriptions.put({
    ...rest,
    id,
    friendlyName,
    partnerTenantId: direct.tenantId,
    status: 'active',
  });
}
