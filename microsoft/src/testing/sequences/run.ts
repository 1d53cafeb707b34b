import type { Simulator } from '@concord/simulator/server';
import { walker } from '../../contract-suite/walk.ts';
import { MicrosoftError } from '../../errors.ts';
import { demoPartners } from '../demo-partners.ts';
import { openPartner } from '../open-partner.ts';
import { drawChange } from './changes.ts';
import { drawFault } from './faults.ts';
import { differences, type Known, knownFrom } from './model.ts';
import { newCustomer, newOrder } from './purchases.ts';
import { randomFrom } from './random.ts';

export interface Sequence {
  operations: number;
  refusals: number;
  repeats: number;
  faults: number;
}

const timeouts = { answer: 250, body: 250, total: 20_000 };

/**
 * One random sequence of operations by one partner, with faults and jumps of the clock, on a world of its own. What
 * Microsoft acknowledged is kept beside and compared after every operation and at the end.
 * @throws Error with the operations so far, when an effect was lost or happened twice, or the client broke
 */
export async function runSequence(simulator: Simulator, seed: number, length = 20): Promise<Sequence> {
  const random = randomFrom(seed);
  const trail: string[] = [];
  try {
    return await walkRandomly();
  } catch (error) {
    throw new Error(`seed ${seed}, after ${trail.join(', ')}`, { cause: error });
  }

  async function walkRandomly(): Promise<Sequence> {
    await control('POST', 'reset', {});
    await control('POST', 'settings', { quotaPerMinute: 0 });
    const kind = random.of<keyof typeof demoPartners>(['an indirect provider', 'a direct partner']);
    const { customer, ...partner } = demoPartners[kind];
    const { api } = await openPartner(simulator, partner, { timeouts });
    const walk = walker({ api, simulator: simulator.url, partner, customer });
    const figures: Sequence = { operations: 0, refusals: 0, repeats: 0, faults: 0 };
    const tenants = [customer.tenantId];
    const known = new Map<string, Known>();

    for (let n = 0; n < length; n++) {
      const faults = random.chance(0.5) ? [drawFault(random)] : [];
      if (random.chance(0.2)) faults.push(drawFault(random));
      if (faults.length > 0) await control('POST', 'faults', faults);
      await operate(n);
      const { faults: left } = (await control('GET', 'faults')) as { faults: { fired: number }[] };
      figures.faults += left.reduce((sum, { fired }) => sum + fired, 0);
      await control('DELETE', 'faults');
      await compare();
      figures.operations += 1;
    }
    await control('POST', 'clock', { advance: 'PT1H' });
    await compare();
    const { broken } = (await control('GET', 'invariants')) as { broken: unknown[] };
    if (broken.length > 0) throw new Error(`the world is broken: ${JSON.stringify(broken)}`);
    return { ...figures, repeats: walk.end.repeats };

    async function operate(n: number): Promise<void> {
      const choice = random.below(10);
      const subscriptions = [...known.values()].filter(({ status }) => status !== 'deleted');
      const [first, ...rest] = subscriptions;
      if (choice === 0) {
        trail.push('createTenant');
        tenants.push(await newCustomer(walk, `sequence${seed}x${n}`));
      } else if (choice === 1) {
        const hours = 1 + random.below(200);
        trail.push(`+${hours} h`);
        await control('POST', 'clock', { advance: `PT${hours}H` });
      } else if (choice <= 3 || !first) {
        trail.push('order');
        const tenantId = tenants[random.below(tenants.length)] ?? customer.tenantId;
        const bought = await newOrder(walk, tenantId, 1 + random.below(9));
        known.set(bought.id, bought);
      } else await change(random.of([first, ...rest]));
    }

    async function change(before: Known): Promise<void> {
      const { verb, call, wanted, learnt } = drawChange(random, before);
      trail.push(`${verb} ${JSON.stringify(wanted)}`);
      let doubtful = false;
      let refused = false;
      try {
        await walk.write(verb, async (ids) => {
          try {
            return await call(api, ids);
          } catch (error) {
            doubtful ||= error instanceof MicrosoftError && error.uncertain;
            throw error;
          }
        });
      } catch (error) {
        if (!(error instanceof MicrosoftError)) throw error;
        refused = true;
        figures.refusals += 1;
        trail.push(`refused ${error.code}`);
      }
      await control('DELETE', 'faults');
      await control('POST', 'clock', { advance: 'PT5M' });
      const now = await readNow(before);
      const kept = Object.fromEntries(
        Object.entries(before).filter(([name]) => !learnt.includes(name as keyof Known)),
      );
      const done = differences({ ...kept, ...wanted }, now);
      const undone = differences(before, now);
      const wrong = refused && doubtful ? (done.length > 0 ? undone : []) : refused ? undone : done;
      if (wrong.length > 0) throw new Error(wrong.join('; '));
      known.set(before.id, now);
    }

    async function readNow({ tenantId, id }: Known): Promise<Known> {
      const now = await api.subscription(tenantId, id);
      if (!now) throw new Error(`subscription ${id} is lost`);
      return knownFrom(tenantId, now);
    }

    async function compare(): Promise<void> {
      for (const tenantId of tenants) {
        const held = await api.subscriptions(tenantId);
        const mine = [...known.values()].filter((one) => one.tenantId === tenantId);
        if (held.length !== mine.length)
          throw new Error(`${held.length} subscriptions instead of ${mine.length}`);
        for (const one of held) {
          const wrong = differences(known.get(one.id) ?? { id: '' }, knownFrom(tenantId, one));
          if (wrong.length > 0) throw new Error(`${one.id}: ${wrong.join('; ')}`);
        }
        const orders = await api.orders(tenantId);
        if (orders.length !== new Set(mine.map(({ orderId }) => orderId)).size)
          throw new Error(`${orders.length} orders for ${mine.length} subscriptions`);
      }
    }
  }

  async function control(method: string, path: string, body?: unknown): Promise<unknown> {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = body === undefined ? undefined : { 'content-type': 'application/json' };
    const answer = await fetch(`${simulator.url}/_simulator/${path}`, { method, headers, ...init });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}
