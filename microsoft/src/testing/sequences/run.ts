import type { Simulator } from '@concord/simulator/server';
import { type Account, openAccount } from './account.ts';
import { controlOf } from './control.ts';
import { drawFault } from './faults.ts';
import { createLedger } from './ledger.ts';
import { change, type Ground, transferTo, transition } from './operations.ts';
import { drawPurchase, newCustomer, newOrder } from './purchases.ts';
import { randomFrom } from './random.ts';
import { type Life, overAt } from './time.ts';

export interface Sequence {
  operations: number;
  refusals: number;
  repeats: number;
  faults: number;
  renewals: number;
  transitions: number;
  transfers: number;
}

const hour = 3_600_000;
/** A consent that is not used for 90 days is dead. */
const consentLasts = 60 * 24 * hour;
const firstInstant = Date.parse('2026-12-01T00:00:00Z');

/** When something happens next to it by itself, in ms. */
const turnOf = ({ known, later: [state] }: Life): number => state?.at ?? overAt(known);

/**
 * One random sequence of operations by two partners, with faults and jumps of the clock, on a world of its own. What
 * Microsoft acknowledged is kept beside, and what time does to it, and compared after every operation and at the end.
 * @throws Error with the operations so far, when an effect was lost or happened twice, or the client broke
 */
export async function runSequence(simulator: Simulator, seed: number, length = 20): Promise<Sequence> {
  const random = randomFrom(seed);
  const trail: string[] = [];
  const control = controlOf(simulator.url);
  const now = () => Date.parse(simulator.clock.now());
  try {
    return await walkRandomly();
  } catch (error) {
    throw new Error(`seed ${seed}, after ${trail.join(', ')}`, { cause: error });
  }

  async function walkRandomly(): Promise<Sequence> {
    await control('POST', 'reset', {});
    await control('POST', 'settings', { quotaPerMinute: 0 });
    simulator.clock.set(new Date(firstInstant + random.below(400 * 24) * hour).toISOString(), true);
    const provider = await openAccount(simulator, control, 'an indirect provider', random);
    const direct = await openAccount(simulator, control, 'a direct partner', random);
    const [account, other] = random.chance(0.5) ? [provider, direct] : [direct, provider];
    const ledger = createLedger([account, other], now);
    const figures = { operations: 0, refusals: 0, faults: 0, transitions: 0, transfers: 0 };
    const refused: Ground['refused'] = ({ code }) => {
      figures.refusals += 1;
      trail.push(`refused ${code}`);
    };
    const ground: Ground = { random, ledger, control, trail, refused };
    const tried = new Set<string>();
    let consentedAt = now();

    for (let n = 0; n < length; n++) {
      const faults = random.chance(0.5) ? [drawFault(random)] : [];
      if (random.chance(0.2)) faults.push(drawFault(random));
      if (faults.length > 0) await control('POST', 'faults', faults);
      await operate(n);
      const { faults: left } = (await control('GET', 'faults')) as { faults: { fired: number }[] };
      figures.faults += left.reduce((sum, { fired }) => sum + fired, 0);
      await control('DELETE', 'faults');
      await ledger.compare();
      figures.operations += 1;
    }
    await control('POST', 'clock', { advance: 'PT1H' });
    await ledger.compare();
    const { broken } = (await control('GET', 'invariants')) as { broken: unknown[] };
    if (broken.length > 0) throw new Error(`the world is broken: ${JSON.stringify(broken)}`);
    const repeats = account.walk.end.repeats + other.walk.end.repeats;
    return { ...figures, repeats, renewals: ledger.renewals() };

    async function operate(n: number): Promise<void> {
      const choice = random.below(20);
      const living = ledger.entries.filter(({ life }) => life.known.status !== 'deleted');
      const [first, ...rest] = living;
      if (choice === 0) {
        trail.push('createTenant');
        account.tenants.add(await newCustomer(account.walk, `sequence${seed}x${n}`));
      } else if (choice === 1) await jumpTo(now() + (1 + random.below(200)) * hour);
      else if (choice <= 5 || !first) await order(random.chance(0.8) ? account : other);
      else {
        const entry = random.of([first, ...rest]);
        if (choice <= 8) await jumpTo(turnOf(entry.life) + (random.below(80) - 8) * hour);
        else if (choice <= 10) {
          figures.transitions += await transition(ground, entry);
        } else if (choice === 11) {
          figures.transfers += await transferTo(ground, entry, entry.account === account ? other : account);
        } else await change(ground, entry);
      }
    }

    async function order(buyer: Account): Promise<void> {
      const tenants = [...buyer.tenants];
      const tenantId = tenants[random.below(tenants.length)] ?? '';
      const purchase = drawPurchase(random, !tried.has(tenantId));
      if (purchase.billingCycle === 'none') tried.add(tenantId);
      trail.push(`order ${JSON.stringify(purchase)}`);
      ledger.add(buyer, await newOrder(buyer.walk, tenantId, purchase));
    }

    /** What is due on the way happens; where the instant is past, a day goes by. */
    async function jumpTo(instant: number): Promise<void> {
      const to = instant > now() ? instant : now() + 24 * hour;
      trail.push(`to ${new Date(to).toISOString()}`);
      await control('POST', 'clock', { to: new Date(to).toISOString() });
      if (to - consentedAt < consentLasts) return;
      await control('DELETE', 'faults');
      for (const one of [account, other]) await one.consent();
      consentedAt = now();
    }
  }
}
