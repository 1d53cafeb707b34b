import type { Account } from './account.ts';
import { differences, type Known, knownFrom } from './model.ts';
import { type Life, lifeOf, livesAt } from './time.ts';

/** A subscription of a partner, and what is known of it. */
export interface Entry {
  account: Account;
  life: Life;
}

export type Ledger = ReturnType<typeof createLedger>;

/** What Microsoft acknowledged, kept beside it. @param now the time at Microsoft in ms */
export function createLedger(accounts: readonly Account[], now: () => number) {
  const entries: Entry[] = [];

  function add(account: Account, known: Known): Entry {
    account.tenants.add(known.tenantId);
    const entry = { account, life: lifeOf(known) };
    entries.push(entry);
    return entry;
  }

  async function read({ account, life }: Entry): Promise<Known> {
    const { tenantId, id } = life.known;
    const found = await account.walk.api.subscription(tenantId, id);
    if (!found) throw new Error(`subscription ${id} is lost`);
    return knownFrom(tenantId, found);
  }

  /**
   * Reads the subscription: it must be one of these lives, or what time has made of one, except for what is learnt.
   * @throws Error with what differs
   */
  async function settle(entry: Entry, lives: Life[], learnt: readonly (keyof Known)[] = []): Promise<void> {
    const found = await read(entry);
    recognise(entry, lives, found, learnt);
  }

  function recognise(entry: Entry, lives: Life[], found: Known, learnt: readonly (keyof Known)[] = []): void {
    const at = now();
    const possible = lives.flatMap((life) => livesAt(life, at));
    const wrong = possible.map((life) => differences(without(life.known, learnt), found));
    const right = possible[wrong.findIndex((list) => list.length === 0)];
    if (!right) throw new Error(`${found.id}: ${wrong.map((list) => list.join('; ')).join(' OR ')}`);
    entry.life = { ...right, known: found };
  }

  /** Everything that the partners have is what is known, no more and no less. */
  async function compare(): Promise<void> {
    for (const account of accounts)
      for (const tenantId of account.tenants) {
        const held = await account.walk.api.subscriptions(tenantId);
        const mine = entries.filter((one) => one.account === account && one.life.known.tenantId === tenantId);
        if (held.length !== mine.length)
          throw new Error(`${held.length} subscriptions instead of ${mine.length}`);
        for (const one of held) {
          const entry = mine.find(({ life }) => life.known.id === one.id);
          if (!entry) throw new Error(`subscription ${one.id} came from nowhere`);
          recognise(entry, [entry.life], knownFrom(tenantId, one));
        }
        await compareOrders(account, tenantId, mine);
      }
  }

  /** One order for each purchase and each renewal. */
  async function compareOrders({ walk }: Account, tenantId: string, mine: Entry[]): Promise<void> {
    const orders = await walk.api.orders(tenantId);
    const renewals = mine.reduce((sum, { life }) => sum + life.renewals, 0);
    const bought = new Set(mine.map(({ life }) => life.known.orderId)).size;
    if (orders.length !== bought + renewals)
      throw new Error(`${orders.length} orders for ${bought} purchases and ${renewals} renewals`);
  }

  const renewals = () => entries.reduce((sum, { life }) => sum + life.renewals, 0);

  return { entries, add, settle, compare, renewals, now };
}

function without(known: Known, names: readonly (keyof Known)[]): Partial<Known> {
  return Object.fromEntries(
    Object.entries(known).filter(([name]) => !names.includes(name as keyof Known)),
  ) as Partial<Known>;
}

/** A change before or after what time did on the way to now. */
export function changed(life: Life, change: (known: Known) => Known, at: number): Life[] {
  const apply = (one: Life): Life => {
    const known = change(one.known);
    return { ...one, known, later: known.status === one.known.status ? one.later : [] };
  };
  return [apply(life), ...livesAt(life, at).map(apply)];
}
