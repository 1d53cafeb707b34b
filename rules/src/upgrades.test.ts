import { expect, test } from 'vitest';
import { azureUpgradeProblem } from './azure-upgrade.ts';
import { type UpgradeSource, type UpgradeTarget, upgradeProblems } from './legacy-upgrades.ts';

const source: UpgradeSource = {
  status: 'active',
  busy: false,
  hasAddOns: false,
  billing: 'license',
  billingCycle: 'monthly',
};
const target: UpgradeTarget = { billing: 'license', supportedBillingCycles: ['monthly', 'annual'] };
const agent = { isPerson: true, roles: ['Directory Writers'] };
const plain = 'upgrade_only';
const withLicences = 'upgrade_with_license_transfer';

test.each([
  [[], source, target, plain, agent],
  [[], source, target, withLicences, agent],
  [[], source, target, plain, { isPerson: false, roles: ['Directory Readers'] }],
  [['subscription_status_not_active'], { ...source, status: 'suspended' }, target, plain, agent],
  [['concurrency_conflicts'], { ...source, busy: true }, target, plain, agent],
  [['subscription_add_ons_present'], { ...source, hasAddOns: true }, target, plain, agent],
  [['subscription_target_offer_not_found'], source, undefined, plain, agent],
  [['conflicting_service_types'], source, { ...target, billing: 'usage' }, plain, agent],
  [['offer_does_not_support_billing_cycle'], { ...source, billingCycle: 'none' }, target, plain, agent],
  [['user_context_required'], source, target, withLicences, { ...agent, isPerson: false }],
  [['delegated_admin_permissions_disabled'], source, target, plain, { ...agent, roles: [] }],
  [
    ['insufficient_granular_admin_permissions'],
    source,
    target,
    withLicences,
    { ...agent, roles: ['Directory Readers'] },
  ],
] as const)('%j stands against a legacy upgrade', (expected, from, to, type, caller) => {
  expect(upgradeProblems(from, to, type, caller)).toEqual(expected);
});

const old = { status: 'active', offerId: 'MS-AZR-0145P' };

test.each([
  [undefined, [old], undefined, true],
  [undefined, [{ ...old, status: 'deleted' }, old], { id: '1', completed: true }, true],
  [900105, [old, { ...old, status: 'suspended' }], undefined, true],
  [900107, [old], undefined, false],
  [900108, [], undefined, true],
  [900108, [{ ...old, status: 'deleted' }], undefined, true],
  [900109, [old], { id: '1', completed: false }, true],
  [900110, [], { id: '1', completed: true }, true],
  [900119, [{ ...old, offerId: 'ms-azr-0159p' }], undefined, true],
])('code %s for an upgrade to the Azure plan', (code, subscriptions, before, planSold) => {
  expect(azureUpgradeProblem(subscriptions, before, planSold)?.code).toBe(code);
});
