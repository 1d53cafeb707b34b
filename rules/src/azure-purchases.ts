/** A subscription as far as the purchases of Azure plans and what needs one look at it. */
export interface OwnedAzure {
  kind: string;
  status: string;
  /** Partner of record. */
  partnerId?: string | undefined;
  /** Sold by the calling partner. */
  own: boolean;
  /** An offer of before new commerce, billed by usage (MS-AZR-0145P). */
  oldAzure: boolean;
}

export interface AzurePurchase {
  kind: string;
  /** Partner of record named on the purchase. */
  partnerId?: string | undefined;
  /** Marketplace product with metered billing. */
  metered: boolean;
}

export interface AzureBuyer {
  partnerType: string;
  sandbox: boolean;
  owned: readonly OwnedAzure[];
  /** Azure plans that the partner has in all its customers. */
  plansOfPartner: number;
  /** A product upgrade of the customer's old Azure subscriptions is under way. */
  upgrading?: boolean;
}

export interface AzureProblem {
  status: 400 | 403 | 409;
  code: number;
  text: string;
}

const sandboxPlans = 10;
const sandboxPlansOfProvider = 3;

/**
 * Why an Azure plan, or something that hangs on one, cannot be bought.
 * @see https://learn.microsoft.com/partner-center/purchase-azure-plan
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 */
export function azurePurchaseProblem(buyer: AzureBuyer, bought: AzurePurchase): AzureProblem | undefined {
  const plans = buyer.owned.filter((one) => one.kind === 'azure-plan' && one.status !== 'deleted' && one.own);
  if (bought.kind === 'azure-plan') return planProblem(buyer, plans, bought);
  if (bought.kind === 'azure-savings-plan') {
    if (buyer.sandbox) return problem(403, 900322, 'Savings plans are not available in the sandbox.');
    if (!plans.some((one) => one.status === 'active'))
      return problem(400, 900321, 'A savings plan needs an active Azure plan.');
    const named = bought.partnerId;
    if (named !== undefined && !plans.some((one) => one.partnerId === named))
      return problem(403, 900323, 'A savings plan takes the partner on record of its Azure plan.');
  }
  if (bought.metered && !plans.some((one) => one.status === 'active'))
    return problem(400, 900128, 'A product with metered billing needs an Azure plan.');
  if (bought.kind === 'azure-application')
    return problem(400, 800024, 'Usage-based marketplace offers are bought in the Azure portal.');
  return undefined;
}

function planProblem(
  buyer: AzureBuyer,
  plans: readonly OwnedAzure[],
  bought: AzurePurchase,
): AzureProblem | undefined {
  if (buyer.upgrading) return problem(409, 900113, 'The upgrade of old Azure subscriptions is in progress.');
  if (buyer.owned.some((one) => one.oldAzure && one.status !== 'deleted'))
    return problem(
      400,
      800024,
      'A customer with old Azure subscriptions is moved over by a product upgrade.',
    );
  const isProvider = buyer.partnerType === 'indirect-provider';
  if (buyer.sandbox) {
    const ofCustomer = isProvider ? sandboxPlansOfProvider : 1;
    if (buyer.plansOfPartner >= sandboxPlans || plans.length >= ofCustomer)
      return problem(400, 900116, 'The limit of Azure plans in the sandbox is reached.');
    return undefined;
  }
  const same = isProvider ? plans.filter((one) => one.partnerId === bought.partnerId) : plans;
  return same.length > 0 ? problem(400, 800089, 'The customer has an Azure plan already.') : undefined;
}

const problem = (status: AzureProblem['status'], code: number, text: string): AzureProblem => ({
  status,
  code,
  text,
});
