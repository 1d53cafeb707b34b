import type { CallIds, CommerceApi, SubscriptionChange } from '../../commerce.ts';
import type { Decided, Known } from './model.ts';
import type { Random } from './random.ts';

/** One change of a subscription, and what it makes true. */
export interface Change {
  verb: keyof CommerceApi;
  call: (api: CommerceApi, ids: CallIds) => Promise<SubscriptionChange>;
  /** What must be so afterwards. */
  wanted: Partial<Known>;
  /** What Microsoft does not publish, so that it is learnt instead of demanded. */
  learnt: readonly (keyof Known)[];
  /** Nothing but time may stand against it. */
  allowed?: boolean;
}

type Term = { termDuration: string; billingCycle: string };

const terms: [Term, ...Term[]] = [
  { termDuration: 'P1M', billingCycle: 'monthly' },
  { termDuration: 'P1Y', billingCycle: 'monthly' },
  { termDuration: 'P1Y', billingCycle: 'annual' },
];

/** Of the business plans that the sequences buy. */
const mostSeats = 300;

/**
 * What a change within the term does to what is decided for its end: a saved renewal is deleted. Whether a decision to
 * end or to extend is too is not published, nor what a trial shows then. [U]
 * @see https://learn.microsoft.com/partner-center/developer/create-scheduled-changes
 */
export const afterChange = ({ decided, isTrial }: Known): Pick<Change, 'wanted' | 'learnt'> =>
  isTrial || (decided && decided.atTermEnd !== 'renew')
    ? { wanted: {}, learnt: ['decided'] }
    : { wanted: { decided: undefined }, learnt: [] };

/**
 * Draws a change that somebody might make, allowed or not.
 * @param upgrades `product:sku` of what the subscription might become
 */
export function drawChange(random: Random, before: Known, upgrades: string[]): Change {
  const { tenantId, id, quantity, isTrial } = before;
  const [first, ...others] = upgrades;
  const isLive = before.status === 'active' && !isTrial;
  const seats = Math.max(1, quantity - 3 + random.below(8));
  const draws: [() => Change, ...(() => Change)[]] = [
    () => seatsTo(seats),
    () => seatsTo(quantity + 1),
    () => rename(`Name ${random.below(1_000)}`),
    () => statusTo('suspend', 'suspended'),
    () => statusTo('resume', 'active'),
    () => statusTo('cancel', 'deleted'),
    () => autoRenew(random.chance(0.5)),
    () => nextTerm({ quantity: seats }),
    () => nextTerm({ quantity: random.chance(0.5) ? quantity : seats, ...random.of(terms) }),
    () => nextTerm({ quantity, ...(first && { sku: random.of([first, ...others]) }) }),
    () => atEnd(random.of(['cancel', 'extend'])),
    dropped,
  ];
  return random.of(draws)();

  function seatsTo(wanted: number): Change {
    const after = wanted === quantity ? { wanted: {}, learnt: [] } : afterChange(before);
    return {
      verb: 'changeSeats',
      call: (api, ids) => api.changeSeats(tenantId, id, wanted, ids),
      wanted: { quantity: wanted, ...after.wanted },
      learnt: after.learnt,
      allowed: isLive && wanted >= quantity && wanted <= mostSeats,
    };
  }

  function rename(friendlyName: string): Change {
    return {
      verb: 'rename',
      call: (api, ids) => api.rename(tenantId, id, friendlyName, ids),
      wanted: { friendlyName },
      learnt: [],
      allowed: isLive,
    };
  }

  /** Suspending and cancelling switch auto-renew off and delete what was decided; resuming brings nothing back. */
  function statusTo(verb: 'suspend' | 'resume' | 'cancel', status: string): Change {
    const same = verb === 'resume' || before.status === status;
    const over = same ? {} : { autoRenewEnabled: false, decided: undefined };
    return {
      verb,
      call: (api, ids) => api[verb](tenantId, id, ids),
      wanted: { status, ...over },
      learnt: isTrial ? ['decided'] : [],
    };
  }

  function autoRenew(on: boolean): Change {
    const agrees = on === (before.decided?.atTermEnd === 'renew');
    return {
      verb: 'setAutoRenew',
      call: (api, ids) => api.setAutoRenew(tenantId, id, on, ids),
      wanted: { autoRenewEnabled: on, ...(!agrees && { decided: undefined }) },
      learnt: isTrial ? ['decided'] : [],
    };
  }

  /** What is left out stays as it is; of a trial that is what it is to become. */
  function nextTerm(change: Omit<Decided, 'atTermEnd'>): Change {
    const { sku, ...plan } = change;
    const [productId, skuId] = sku?.split(':') ?? [];
    const kept = isTrial ? before.decided : before;
    const decided: Decided = {
      atTermEnd: 'renew',
      quantity: change.quantity,
      sku: sku ?? kept?.sku,
      termDuration: plan.termDuration ?? kept?.termDuration,
      billingCycle: plan.billingCycle ?? kept?.billingCycle,
    };
    return {
      verb: 'setScheduledChange',
      call: (api, ids) =>
        api.setScheduledChange(tenantId, id, { atTermEnd: 'renew', productId, skuId, ...plan }, ids),
      wanted: { autoRenewEnabled: true, decided },
      learnt: [],
    };
  }

  function atEnd(atTermEnd: 'cancel' | 'extend'): Change {
    return {
      verb: 'setScheduledChange',
      call: (api, ids) => api.setScheduledChange(tenantId, id, { atTermEnd }, ids),
      wanted: { autoRenewEnabled: false, decided: { atTermEnd } },
      learnt: [],
    };
  }

  function dropped(): Change {
    return {
      verb: 'dropScheduledChange',
      call: (api, ids) => api.dropScheduledChange(tenantId, id, ids),
      wanted: { decided: undefined },
      learnt: isTrial ? ['decided'] : [],
    };
  }
}
