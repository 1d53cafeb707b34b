import { type DirectoryTask, mayDo } from './directory-roles.ts';

/** Why a legacy subscription cannot be upgraded, by Microsoft's names. */
export type UpgradeErrorCode =
  | 'delegated_admin_permissions_disabled'
  | 'subscription_status_not_active'
  | 'conflicting_service_types'
  | 'concurrency_conflicts'
  | 'user_context_required'
  | 'subscription_add_ons_present'
  | 'subscription_does_not_have_any_upgrade_paths'
  | 'subscription_target_offer_not_found'
  | 'offer_does_not_support_billing_cycle'
  | 'insufficient_granular_admin_permissions';

export type UpgradeType = 'upgrade_only' | 'upgrade_with_license_transfer';

/** The subscription of before new commerce that shall become another offer. */
export interface UpgradeSource {
  status: string;
  /** Microsoft is still working on an update of it. */
  busy: boolean;
  hasAddOns: boolean;
  billing: 'license' | 'usage';
  billingCycle: string;
}

/** The offer that it shall become; absent when it is not sold in the customer's country. */
export interface UpgradeTarget {
  billing: 'license' | 'usage';
  supportedBillingCycles: readonly string[];
}

export interface Upgrader {
  /** Calls with a person's token. */
  isPerson: boolean;
  /** Directory roles of the caller in the customer's tenant. */
  roles: readonly string[];
}

const tasks: Record<UpgradeType, DirectoryTask> = {
  upgrade_only: 'upgradeSubscriptions',
  upgrade_with_license_transfer: 'upgradeWithLicences',
};

/**
 * Everything that stands against an upgrade; nothing when it can be done.
 * [U: which role problem is told first]
 * @see https://learn.microsoft.com/partner-center/developer/upgrade-resources
 * @see https://learn.microsoft.com/partner-center/developer/transition-a-subscription
 */
export function upgradeProblems(
  source: UpgradeSource,
  target: UpgradeTarget | undefined,
  type: UpgradeType,
  { isPerson, roles }: Upgrader,
): UpgradeErrorCode[] {
  const problems: UpgradeErrorCode[] = [];
  if (source.status !== 'active') problems.push('subscription_status_not_active');
  if (source.busy) problems.push('concurrency_conflicts');
  if (source.hasAddOns) problems.push('subscription_add_ons_present');
  if (!target) problems.push('subscription_target_offer_not_found');
  else if (target.billing !== source.billing) problems.push('conflicting_service_types');
  else if (!target.supportedBillingCycles.includes(source.billingCycle))
    problems.push('offer_does_not_support_billing_cycle');
  if (type === 'upgrade_with_license_transfer' && !isPerson) problems.push('user_context_required');
  if (roles.length === 0) problems.push('delegated_admin_permissions_disabled');
  else if (!mayDo(tasks[type], roles)) problems.push('insufficient_granular_admin_permissions');
  return problems;
}
