import { type UpgradeErrorCode, type UpgradeType, upgradeProblems } from '@concord/rules';
import type { LegacyOffer, Subscription } from '../entities.ts';
import { rolesIn } from '../gdap.ts';
import { checkChange } from './change-checks.ts';
import { legacyOffer, offerResource } from './offers.ts';
import { oneOf } from './one-of.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, collection } from './resource.ts';
import { subscriptionOf } from './subscriptions.ts';
import { upgradeLegacy } from './upgrade-legacy.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';
const path = '/customers/:cid/subscriptions/:sid/upgrades';
const upgradeTypes = ['none', 'upgrade_only', 'upgrade_with_license_transfer'] as const;

const texts: Record<UpgradeErrorCode, string> = {
  delegated_admin_permissions_disabled: 'The partner has no delegated administration in the customer tenant.',
  subscription_status_not_active:
    'The subscription is not active; the additional details hold its present state.',
  conflicting_service_types: 'The subscription and the target offer are of different types.',
  concurrency_conflicts: 'The subscription is being changed by another request.',
  user_context_required: 'Licences are moved for a person only: call with an app+user token.',
  subscription_add_ons_present: 'The subscription has add-ons.',
  subscription_does_not_have_any_upgrade_paths: 'The subscription cannot be upgraded to this offer.',
  subscription_target_offer_not_found: 'The target offer was not found.',
  offer_does_not_support_billing_cycle: 'The target offer does not support the billing cycle.',
  insufficient_granular_admin_permissions: 'The roles of the partner in the customer tenant are not enough.',
};

const errorResource = (code: UpgradeErrorCode, source: Subscription) => ({
  code,
  description: texts[code],
  ...(code === 'subscription_status_not_active' && { additionalDetails: source.status }),
});

/** The offer where it is sold in the customer's country. */
function soldHere(call: CustomerCall, id: string): LegacyOffer | undefined {
  const offer = legacyOffer(call, id);
  return (offer?.countries?.includes(call.tenant.country) ?? true) ? offer : undefined;
}

/** Ids of the offers to which a subscription may be upgraded. */
function pathsOf(call: CustomerCall, source: Subscription): string[] {
  if (source.kind !== 'legacy') return [];
  return (legacyOffer(call, source.offerId)?.upgradeTargetOffers ?? []).map((id) => id.toUpperCase());
}

function problemsOf(call: CustomerCall, source: Subscription, targetId: string, type: UpgradeType) {
  const offer = legacyOffer(call, source.offerId);
  const addOns = call.world.subscriptions
    .where('tenant', call.tenant.id)
    .filter((one) => one.parentSubscriptionId === source.id && one.status !== 'deleted');
  return upgradeProblems(
    {
      ...source,
      busy: source.pending !== undefined,
      hasAddOns: addOns.length > 0,
      billing: offer?.billing ?? 'license',
    },
    soldHere(call, targetId),
    type,
    {
      isPerson: call.user !== undefined,
      roles: rolesIn(call.world, call.partner.id, call.tenant.id, call.user),
    },
  );
}

function list(call: CustomerCall) {
  const source = subscriptionOf(call);
  const all = call.world.offers.all();
  const items = pathsOf(call, source).flatMap((id) => {
    const target = soldHere(call, id);
    if (!target) return [];
    return (['upgrade_only', 'upgrade_with_license_transfer'] as const).map((upgradeType) => {
      const problems = problemsOf(call, source, id, upgradeType);
      return {
        targetOffer: offerResource(target, all, call.tenant.country),
        upgradeType,
        isEligible: problems.length === 0,
        quantity: source.quantity,
        upgradeErrors: problems.map((code) => errorResource(code, source)),
        attributes: attributes('Upgrade'),
      };
    });
  });
  return ok(collection(items));
}

/** @throws Refusal 400 800004 without an offer, 900275 for the quantity, and the codes of the partner of record */
function upgrade(call: CustomerCall) {
  const source = subscriptionOf(call);
  const { body } = call;
  const targetId = body.object('targetOffer').text('id')?.toUpperCase();
  if (targetId === undefined) throw refuse(400, 800004, 'targetOffer.id is required.');
  const asked = oneOf(upgradeTypes, body.text('upgradeType') ?? 'upgrade_only', 'upgradeType');
  const upgradeType = asked === 'none' ? 'upgrade_only' : asked;
  const target = soldHere(call, targetId);
  const problems: UpgradeErrorCode[] = pathsOf(call, source).includes(targetId)
    ? problemsOf(call, source, targetId, upgradeType)
    : [target ? 'subscription_does_not_have_any_upgrade_paths' : 'subscription_target_offer_not_found'];
  const result = { sourceSubscriptionId: source.id, upgradeType, attributes: attributes('UpgradeResult') };
  if (problems.length > 0 || !target)
    return ok({
      ...result,
      upgradeErrors: problems.map((code) => errorResource(code, source)),
      licenseErrors: [],
    });
  const quantity = body.whole('quantity') ?? source.quantity;
  if (quantity < target.minimumQuantity || quantity > target.maximumQuantity)
    throw refuse(400, 900275, 'The quantity is outside of what is allowed.');
  checkChange(call, source);
  const done = upgradeLegacy(call, source, target, quantity, upgradeType);
  return ok({
    ...result,
    targetSubscriptionId: done.subscription.id,
    upgradeErrors: [],
    licenseErrors: done.withoutLicence.map((user) => ({
      userObjectId: user.id,
      name: user.displayName,
      email: user.userPrincipalName,
      errors: [{ code: '60012', description: 'There is no licence of the new subscription left.' }],
    })),
  });
}

export const legacyUpgradeOperations: Operation[] = [
  {
    method: 'GET',
    path,
    of: 'customer',
    auth: 'any',
    source: `${docs}/transition-a-subscription`,
    models:
      'legacy; each target alone and with licences [U], with what stands against it; nothing for new commerce [U]',
    handle: list,
  },
  {
    method: 'POST',
    path,
    of: 'customer',
    auth: 'any',
    source: `${docs}/transition-a-subscription`,
    models:
      'a new subscription of the target for a year [U], the old one deleted, licences moved; what stands against it is told with 200 [U]; 900275, partner of record',
    handle: upgrade,
  },
];
