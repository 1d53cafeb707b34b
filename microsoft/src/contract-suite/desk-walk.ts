import { MicrosoftError } from '../errors.ts';
import type { PartnerTransfer } from '../sync.ts';
import type { PortsTarget } from './ports.ts';
import { demand, type Steps } from './walk.ts';

type Walk = PortsTarget & Steps;

/** Subscriptions that move between two partners, both ways and of both kinds. */
export async function walkDesk(walk: Walk): Promise<void> {
  await withdrawn(walk);
  await taken(walk);
  await offered(walk);
}

const look = (walk: Walk, id: string) =>
  walk.read('transfers.transfer', () => walk.transfers.transfer(walk.customer.tenantId, id));

/** Asks once: an earlier try, whose answer was lost, may have asked already. */
async function request(walk: Walk): Promise<PartnerTransfer> {
  const { transfers, customer, other, partner } = walk;
  const all = () => transfers.transfers(customer.tenantId);
  const before = new Set((await walk.read('transfers.transfers', all)).map(({ id }) => id));
  const asked = await walk.write('transfers.request', async (ids) => {
    const wanted = {
      sourcePartnerTenantId: other.tenantId,
      sourcePartnerName: other.name,
      customerEmail: 'it@fabrikam.example',
      mpnId: partner.reseller?.mpnId,
    };
    const present = (await all()).find(({ id }) => !before.has(id));
    return present ?? transfers.request(customer.tenantId, wanted, ids);
  });
  demand(
    asked.direction === 'incoming' && asked.kind === 'new-commerce' && asked.state === 'pending',
    'a request waits for the other partner',
    asked,
  );
  demand(asked.otherPartner === other.name && asked.expiresAt !== undefined, 'who and until when', asked);
  demand(asked.mpnId === partner.reseller?.mpnId, 'the reseller of what moves', asked);
  return asked;
}

async function withdrawn(walk: Walk): Promise<void> {
  const { transfers, customer } = walk;
  const { id } = await request(walk);
  await refused(() => walk.write('transfers.reject', (ids) => transfers.reject(customer.tenantId, id, ids)));
  for (const _ of ['first', 'again']) {
    const back = await walk.write('transfers.withdraw', (ids) =>
      transfers.withdraw(customer.tenantId, id, ids),
    );
    demand(back.state === 'withdrawn', 'a request is taken back', back);
  }
}

/** The other partner agrees; what it had is ours then, under another id. */
async function taken(walk: Walk): Promise<void> {
  const { customer, other } = walk;
  const { id } = await request(walk);
  for (const _ of ['first', 'again']) {
    const accepted = await walk.write('transfers.accept', (ids) =>
      other.transfers.accept(customer.tenantId, id, [{ subscriptionId: other.subscriptionId }], ids),
    );
    demand(
      accepted.direction === 'outgoing' && accepted.lines[0]?.subscriptionId === other.subscriptionId,
      'the other partner names what moves',
      accepted,
    );
  }
  const done = await walk.until(
    'transfers.transfer',
    () => walk.transfers.transfer(customer.tenantId, id),
    (one) => one?.state === 'complete',
  );
  const [line] = done?.lines ?? [];
  demand(
    line?.subscriptionId !== undefined && line.subscriptionId !== other.subscriptionId,
    'what moved has a new id',
    done,
  );
}

/** Legacy: offered to the other partner, taken back, offered again and declined, and taken at last. */
async function offered(walk: Walk): Promise<void> {
  const { transfers, other, customer, legacySubscriptionId } = walk;
  const { tenantId } = customer;
  const one = await offer(walk);
  await walk.write('transfers.withdraw', async (ids) => {
    const still = await transfers.transfer(tenantId, one.id);
    if (still) await transfers.withdraw(tenantId, one.id, ids);
  });
  demand((await look(walk, one.id)) === undefined, 'an offer that was withdrawn is gone');
  const two = await offer(walk);
  const no = await walk.write('transfers.reject', (ids) => other.transfers.reject(tenantId, two.id, ids));
  demand(no.state === 'rejected' && no.direction === 'incoming', 'an offer is declined', no);
  const three = await offer(walk);
  const yes = await walk.write('transfers.accept', (ids) =>
    other.transfers.accept(tenantId, three.id, [], ids),
  );
  demand(yes.state === 'complete' && yes.lines[0]?.error === undefined, 'an offer is taken', yes);
  const left = await walk.read('transfers.offerable', () => transfers.offerable(tenantId));
  demand(
    !left.some(({ subscriptionId, eligible }) => subscriptionId === legacySubscriptionId && eligible),
    'what has gone cannot be offered',
    left,
  );
}

async function offer(walk: Walk): Promise<PartnerTransfer> {
  const { transfers, customer, other, legacySubscriptionId: subscriptionId } = walk;
  const { tenantId } = customer;
  const can = await walk.read('transfers.offerable', () => transfers.offerable(tenantId));
  demand(
    can.some((one) => one.subscriptionId === subscriptionId && one.eligible),
    'what can be offered',
    can,
  );
  const before = new Set((await transfersNow(walk)).map(({ id }) => id));
  const made = await walk.write('transfers.offer', async (ids) => {
    const present = (await transfers.transfers(tenantId)).find(({ id }) => !before.has(id));
    const wanted = { targetPartnerTenantId: other.tenantId, lines: [{ subscriptionId }] };
    return present ?? transfers.offer(tenantId, wanted, ids);
  });
  demand(
    made.kind === 'legacy' && made.direction === 'outgoing' && made.state === 'pending',
    'an offer waits for the other partner',
    made,
  );
  return made;
}

const transfersNow = (walk: Walk) =>
  walk.read('transfers.transfers', () => walk.transfers.transfers(walk.customer.tenantId));

async function refused(call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (error instanceof MicrosoftError && error.code === 'not-possible') return;
    throw error;
  }
  throw new Error('a request of new commerce was rejected');
}
