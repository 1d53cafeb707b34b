import type { Transfer } from '../../partner-center/transfer-resource.ts';
import {
  acceptTransfer,
  cancelTransfer,
  createTransfer,
  transfer,
  transfers,
} from '../../partner-center/transfers.ts';
import type { Account } from './account.ts';
import type { Known } from './model.ts';

/** The other partner asks for a customer's subscriptions, once: after a lost answer it looks first. */
export async function askFor(source: Account, target: Account, tenantId: string): Promise<Transfer> {
  const { walk, door } = target;
  const before = (await walk.read('orders', () => transfers(door, tenantId))).map(({ id }) => id);
  const partnerOnRecord = walk.partner.reseller?.mpnId;
  return walk.write('orders', async (ids) => {
    const asked = (await transfers(door, tenantId)).find(({ id }) => !before.includes(id));
    if (asked) return asked;
    return createTransfer(
      door,
      tenantId,
      {
        sourcePartnerTenantId: source.walk.partner.tenantId,
        sourcePartnerName: 'The present partner',
        customerEmailId: 'it@fabrikam.example',
        ...(partnerOnRecord !== undefined && { partnerOnRecord }),
      },
      ids,
    );
  });
}

/** The present partner names the subscription and agrees, or the other one takes its request back. */
export async function answer(
  account: Account,
  asked: Transfer,
  { tenantId, id }: Known,
  what: 'accept' | 'cancel',
): Promise<void> {
  const { walk, door } = account;
  await walk.write('orders', async (ids) => {
    const now = await transfer(door, tenantId, asked.id);
    if (now?.status !== 'Pending') return;
    if (what === 'cancel') await cancelTransfer(door, tenantId, asked, ids);
    else await acceptTransfer(door, tenantId, asked, [{ id: 0, subscriptionId: id }], ids);
  });
}

/** The id that the new partner has for what was transferred; `undefined` unless it is complete. */
export async function movedTo(
  target: Account,
  asked: Transfer,
  { tenantId }: Known,
): Promise<string | undefined> {
  const now = await target.walk.read('orders', () => transfer(target.door, tenantId, asked.id));
  if (!now) throw new Error(`transfer ${asked.id} is lost`);
  if (now.status !== 'Complete') return undefined;
  const [line, ...others] = now.lineItems ?? [];
  if (!line?.subscriptionId || others.length > 0) throw new Error(`lines of transfer ${asked.id}`);
  return line.subscriptionId;
}
