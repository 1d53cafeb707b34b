import { MicrosoftError } from '../../errors.ts';
import type { Account } from './account.ts';
import { drawChange } from './changes.ts';
import type { Control } from './control.ts';
import { changed, type Entry, type Ledger } from './ledger.ts';
import { type Known, knownFrom, skuOf } from './model.ts';
import type { Random } from './random.ts';
import { answer, askFor, movedTo } from './transfer.ts';
import { begin, childProblems, drawTransition, sourceAfter, transitionsOf } from './transition.ts';

/** What an operation works with. */
export interface Ground {
  random: Random;
  ledger: Ledger;
  control: Control;
  /** What was done so far, in words. */
  trail: string[];
  /** A refusal of Microsoft. */
  refused: (error: MicrosoftError) => void;
}

/** From here on nothing goes wrong any more, and what Microsoft works on is finished. */
async function calm({ control }: Ground, duration = 'PT5M'): Promise<void> {
  await control('DELETE', 'faults');
  await control('POST', 'clock', { advance: duration });
}

const isOpen = ({ life }: Entry) => life.known.status === 'active';

/** A verb of a subscription: it changes its one thing once, or is refused and changes nothing. */
export async function change(ground: Ground, entry: Entry): Promise<void> {
  const { random, ledger, trail, refused } = ground;
  const { walk } = entry.account;
  const before = entry.life;
  const { tenantId, id } = before.known;
  const options = random.chance(0.2)
    ? await walk.read('transitionOptions', () => walk.api.transitionOptions(tenantId, id))
    : [];
  const upgrades = options.map(({ catalogItemId }) => skuOf(catalogItemId));
  const { verb, call, wanted, learnt, allowed } = drawChange(random, before.known, upgrades);
  trail.push(`${verb} ${JSON.stringify(wanted)}`);
  let doubtful = false;
  let refusal: MicrosoftError | undefined;
  try {
    await walk.write(verb, async (ids) => {
      try {
        return await call(walk.api, ids);
      } catch (error) {
        doubtful ||= error instanceof MicrosoftError && error.uncertain;
        throw error;
      }
    });
  } catch (error) {
    if (!(error instanceof MicrosoftError)) throw error;
    if (allowed && error.remedy !== 'retry') throw error;
    refusal = error;
    refused(error);
  }
  await calm(ground);
  const done = changed(before, (known) => ({ ...known, ...wanted }), ledger.now());
  const lives = refusal ? (doubtful ? [before, ...done] : [before]) : done;
  await ledger.settle(entry, lives, refusal && !doubtful ? [] : learnt);
}

/** A move to another product, which happens once or not at all, with no seat gained or lost. Answers how often. */
export async function transition(ground: Ground, entry: Entry): Promise<0 | 1> {
  const { random, ledger, trail, refused } = ground;
  const { account } = entry;
  const { walk } = account;
  const before = entry.life;
  const { tenantId } = before.known;
  const others = ledger.entries.filter((one) => one.account === account && isOpen(one));
  const sisters = others.map(({ life }) => life.known).filter((one) => one.tenantId === tenantId);
  const drawn = await drawTransition(walk, random, before.known, sisters);
  if (!drawn) return 0;
  trail.push(`transition ${JSON.stringify(drawn)}`);
  const earlier = await transitionsOf(walk, before.known);
  const { refusal, doubtful } = await begin(walk, before.known, drawn, earlier.length);
  const startedAt = ledger.now();
  if (refusal) refused(refusal);
  await calm(ground);
  const fresh = (await transitionsOf(walk, before.known)).filter(
    ({ operationId }) => !earlier.some((one) => one.operationId === operationId),
  );
  const [done, ...doubled] = fresh;
  if (doubled.length > 0) throw new Error('a transition happened twice');
  if (!done && !refusal) throw new Error('a transition is lost');
  if (done && refusal && !doubtful) throw new Error(`a refused transition happened: ${refusal.code}`);
  if (!done) {
    await ledger.settle(entry, [before]);
    return 0;
  }

  const { known, learnt } = sourceAfter(before.known, drawn, startedAt);
  const fields = Object.entries(known).filter(([name, value]) => before.known[name as keyof Known] !== value);
  const after = changed(before, (one) => ({ ...one, ...Object.fromEntries(fields) }), ledger.now());
  await ledger.settle(entry, after, learnt);
  if (done.toSubscriptionId === before.known.id) return 1;
  const target = ledger.entries.find(({ life }) => life.known.id === done.toSubscriptionId);
  if (target) {
    const grown = (one: Known) => ({ ...one, quantity: one.quantity + drawn.quantity });
    await ledger.settle(target, changed(target.life, grown, ledger.now()), ['decided']);
    return 1;
  }
  const child = await walk.api.subscription(tenantId, done.toSubscriptionId ?? '');
  if (!child) throw new Error('the second subscription is lost');
  const second = ledger.add(account, knownFrom(tenantId, child));
  second.life = { ...second.life, termBefore: before.termBefore };
  const wrong = childProblems(entry.life.known, drawn, second.life.known);
  if (wrong.length > 0) throw new Error(`second subscription: ${wrong.join('; ')}`);
  return 1;
}

/** A subscription goes over to another partner, once, with its seats, its term and its billing; or it stays. Answers how often. */
export async function transferTo(ground: Ground, entry: Entry, target: Account): Promise<0 | 1> {
  const { random, ledger, control, trail, refused } = ground;
  const source = entry.account;
  const before = entry.life;
  const { tenantId } = before.known;
  const { partner } = target.walk;
  const what = random.chance(0.75) ? 'accept' : 'cancel';
  trail.push(`transfer of ${before.known.id}, ${what}`);
  const resellerTenantId = partner.reseller?.tenantId;
  await control('POST', 'actions/accept-relationship', {
    tenantId,
    partnerId: partner.tenantId,
    resellerTenantId,
  });
  target.tenants.add(tenantId);
  let movedId: string | undefined;
  try {
    const asked = await askFor(source, target, tenantId);
    await answer(what === 'accept' ? source : target, asked, before.known, what);
    await calm(ground, 'PT20M');
    movedId = await movedTo(target, asked, before.known);
    if ((what === 'accept') !== (movedId !== undefined)) throw new Error(`the transfer, to ${what}, is lost`);
  } catch (error) {
    if (!(error instanceof MicrosoftError)) throw error;
    refused(error);
    await calm(ground, 'PT20M');
  }
  if (movedId === undefined) {
    await ledger.settle(entry, [before]);
    return 0;
  }
  const gone = changed(before, (known) => ({ ...known, status: 'deleted' }), ledger.now());
  await ledger.settle(entry, gone, ['autoRenewEnabled', 'decided']);
  const found = await target.walk.api.subscription(tenantId, movedId);
  if (!found) throw new Error(`the transferred subscription ${movedId} is lost`);
  const { id, orderId } = found;
  const moved = ledger.add(target, knownFrom(tenantId, found));
  const known = { ...before.known, id, orderId, partnerId: partner.reseller?.mpnId };
  await ledger.settle(moved, [{ ...before, known, renewals: 0 }], ['autoRenewEnabled', 'decided']);
  return 1;
}
