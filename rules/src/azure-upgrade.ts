/** A subscription of before the Azure plan, as far as its upgrade looks at it. */
export interface OldAzureSubscription {
  status: string;
  offerId: string;
}

export interface AzureUpgradeProblem {
  status: 400 | 403 | 409;
  code: 900105 | 900107 | 900108 | 900109 | 900110 | 900119;
  text: string;
}

/** Azure Partner Shared Services: what a partner runs for several customers. */
const sharedServices = 'MS-AZR-0159P';

/**
 * Why the old Azure subscriptions of a customer cannot become an Azure plan.
 * @param before an upgrade of them that was begun
 * @param planSold whether the Azure plan is in the catalogue of the customer's country
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 */
export function azureUpgradeProblem(
  old: readonly OldAzureSubscription[],
  before: { id: string; completed: boolean } | undefined,
  planSold: boolean,
): AzureUpgradeProblem | undefined {
  if (before && !before.completed)
    return problem(409, 900109, `The upgrade ${before.id} of this customer is in progress.`);
  const present = old.filter((one) => one.status !== 'deleted');
  if (before && present.length === 0)
    return problem(400, 900110, `The upgrade ${before.id} of this customer is completed.`);
  if (present.some((one) => one.offerId.toUpperCase() === sharedServices))
    return problem(403, 900119, 'Azure Partner Shared Services cannot be upgraded.');
  if (present.length === 0)
    return problem(403, 900108, 'The customer has no Azure subscriptions to upgrade.');
  if (present.some((one) => one.status === 'suspended'))
    return problem(403, 900105, 'Suspended Azure subscriptions cannot become part of an Azure plan.');
  if (!planSold) return problem(400, 900107, 'The Azure plan was not found in the catalogue.');
  return undefined;
}

const problem = (
  status: AzureUpgradeProblem['status'],
  code: AzureUpgradeProblem['code'],
  text: string,
): AzureUpgradeProblem => ({ status, code, text });
