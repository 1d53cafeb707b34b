import {
  addDuration,
  cancellationAllowedUntil,
  dayOf,
  legacyTrialEndsAt,
  newLot,
  type OfferKind,
  termEnd,
} from '@concord/rules';
import { type Row, Unsupported, type Values } from '../row.ts';
import { partnerId, product } from '../scene.ts';
import { oneOf } from '../topic.ts';
import { instantOf } from '../when.ts';
import { kindOf, legacyOfferId } from './products.ts';

/** Keys of `given` that speak of the row's own subscription. */
export const ownKeys = [
  'status',
  'term',
  'billingCycle',
  'quantity',
  'lots',
  'purchaseDate',
  'commitmentEndDate',
  'commitmentEndDateTime',
  'cancellationAllowedUntil',
  'autoRenew',
  'isAutoRenewable',
  'friendlyName',
  'suspendedAt',
  'suspendedBy',
  'suspensionReasons',
  'updateCount',
  'renewalCompletedAt',
  'migratedAt',
  'scheduledNextTerm',
  'scheduledActions',
  'nextCharge',
  'azureSubscriptions',
  'addons',
  'parent',
  'isAddon',
  'createdBy',
  'previousScheduledChange',
  'customTermEndDate',
] as const;

const statuses = ['active', 'suspended', 'expired', 'disabled', 'deleted'] as const;

/** Terms of the table; trials have their month, one-time and metered products none. */
function termOf(given: Values): string | undefined {
  const term = given['term'] ?? kindOf(given).term ?? (isLegacy(given) ? 'P1Y' : undefined);
  return term === undefined ? undefined : oneOf('term', term, 'P1M', 'P1Y', 'P3Y');
}

const isLegacy = (given: Values): boolean => kindOf(given).kind === 'legacy';

/** The first day of the term that ends on this day. */
function startOf(end: string, term: string): string {
  const next = new Date(addDuration(`${end}T00:00:00Z`, 'P1D'));
  const months = { P1M: 1, P1Y: 12, P3Y: 36 }[term] ?? 12;
  next.setUTCMonth(next.getUTCMonth() - months);
  return next.toISOString();
}

/** Where the row does not say when it was bought: long enough ago that no window is open. */
function boughtAt(given: Values, at: string, term: string | undefined): string {
  const said: string | undefined = given['purchaseDate'] ?? given['migratedAt'];
  if (said) return said;
  const { commitmentEndDate: end } = given;
  if (end && term) return startOf(end, term);
  return new Date(Date.parse(at) - (term === 'P1M' ? 10 : 40) * 86_400_000).toISOString();
}

/** The end that the row names, or, where it was renewed after that end, the next one. */
function endOf(given: Values, start: string, term: string | undefined): string {
  const { renewalCompletedAt: renewed } = given;
  // A first term that was aligned to a date ends on it.
  const end: string | undefined = given['commitmentEndDate'] ?? given['customTermEndDate']?.slice(0, 10);
  if (!end && given['offerType'] === 'legacy-trial') return dayOf(legacyTrialEndsAt(start));
  if (term === undefined) return end ?? '9999-12-31';
  if (!end) return termEnd(renewed ?? start, term);
  return renewed && renewed.slice(0, 10) > end ? termEnd(addDuration(`${end}T00:00:00Z`, 'P1D'), term) : end;
}

function lotsOf(given: Values, kind: string, since: string): Values[] {
  if (given['lots']) return given['lots'];
  const dated = ['purchaseDate', 'migratedAt', 'renewalCompletedAt'].some((key) => given[key]);
  return dated && ['nce', 'marketplace'].includes(kind) ? [{ ...newLot(given['quantity'] ?? 1, since) }] : [];
}

function suspension(given: Values, at: string): Values {
  if (given['status'] !== 'suspended') return {};
  return {
    suspendedAt: given['suspendedAt'] ?? new Date(Date.parse(at) - 86_400_000).toISOString(),
    suspendedBy: oneOf('suspendedBy', given['suspendedBy'] ?? 'partner', 'partner', 'microsoft'),
    ...(given['suspensionReasons'] && { suspensionReasons: given['suspensionReasons'] }),
  };
}

/** `version 4` → 4. @throws Unsupported for an etag of another form */
export function versionOf(etag: string): number {
  const found = /^version (\d+)$/.exec(etag);
  if (!found) throw new Unsupported(`etag ${etag}`);
  return Number(found[1]);
}

/** How it came into being; a subscription that was split off by an upgrade has the window of the one it came from. */
const origins = ['purchase', 'migration', 'conversion', 'fullUpgrade', 'partialUpgrade'] as const;

function windowEnd(given: Values, since: string, kind: OfferKind, cycle: string): string {
  const said: string | undefined = given['cancellationAllowedUntil'];
  if (said !== undefined) return said;
  const origin = oneOf('createdBy', given['createdBy'] ?? 'purchase', ...origins);
  const { parent } = given;
  if (origin !== 'partialUpgrade' || !parent) return cancellationAllowedUntil(since, kind, cycle);
  const inherited = parent.renewalCompletedAt ?? parent.purchaseDate ?? since;
  return parent.cancellationAllowedUntil ?? cancellationAllowedUntil(inherited, kind, cycle);
}

/** The PartnerID on record: said, or the provider's reseller. */
function onRecord(given: Values): string | undefined {
  const provider = given['partnerType'] === 'indirectProvider';
  return given['subscription']?.partnerId ?? (provider ? (given['reseller']?.mpnId ?? '12345') : undefined);
}

/**
 * The subscription that `given` speaks of, in the simulator's shape, without its tenant; what is not said is as the
 * table's defaults have it.
 */
export function ownSubscription(row: Row, at = instantOf(row)): Values {
  const { given } = row;
  const { kind, billingCycle } = kindOf(given);
  const isTrial = /trial/.test(given['offerType'] ?? '');
  const term = termOf(given);
  const startedAt = boughtAt(given, at, term);
  const since = given['renewalCompletedAt'] ?? startedAt;
  const status = given['status'] === 'completed' ? 'active' : (given['status'] ?? 'active');
  const cycle = oneOf(
    'billingCycle',
    given['billingCycle'] ?? billingCycle,
    'monthly',
    'annual',
    'triennial',
    'none',
    'one_time',
  );
  const commitmentEndDate = endOf(given, startedAt, term);
  const { commitmentEndDateTime: endTime } = given;
  if (endTime !== undefined && endTime !== `${commitmentEndDate}T23:59:59Z`)
    throw new Unsupported(`commitmentEndDateTime ${endTime}`);
  const renews = ['nce', 'software', 'marketplace', 'legacy'].includes(kind) && status === 'active';
  const partner = onRecord(given);
  return {
    id: 'own',
    partnerTenantId: partnerId,
    orderId: 'own-order',
    offerId: kind === 'legacy' ? legacyOfferId : `${product}:${isTrial ? '0002' : '0001'}:HELD`,
    offerName: given['skuName'] ?? 'Golden product',
    friendlyName: given['friendlyName'] ?? 'Own',
    kind,
    quantity: given['quantity'] ?? 1,
    status: oneOf('status', status, ...statuses),
    isTrial,
    autoRenewEnabled: given['autoRenew'] ?? renews,
    ...(given['isAutoRenewable'] === false && { autoRenewable: false }),
    ...(term !== undefined && kind !== 'legacy' && { termDuration: term }),
    billingCycle: cycle,
    createdAt: startedAt,
    startedAt,
    ...(given['renewalCompletedAt'] && { renewedAt: since }),
    commitmentEndDate,
    cancellationAllowedUntil: windowEnd(given, since, kind as OfferKind, cycle),
    lots: lotsOf(given, kind, since),
    ...(partner !== undefined && { partnerId: partner }),
    ...(given['etag'] && { version: versionOf(given['etag']) }),
    ...(given['updateCount'] !== undefined && { updateCount: given['updateCount'] }),
    ...suspension(given, at),
    ...(given['scheduledNextTerm'] && { scheduledNextTerm: given['scheduledNextTerm'] }),
    ...(given['scheduledActions'] && { scheduledActions: given['scheduledActions'] }),
    ...(given['nextCharge'] && { nextCharge: given['nextCharge'] }),
    ...(given['azureSubscriptions'] && {
      azureEntitlements: given['azureSubscriptions'].map((one: Values, index: number) => ({
        id: `azure-${index}`,
        friendlyName: `Azure ${index}`,
        status:
          oneOf('azureSubscriptions.status', one['status'], 'active', 'inactive') === 'active'
            ? 'active'
            : 'canceled',
      })),
    }),
  };
}
