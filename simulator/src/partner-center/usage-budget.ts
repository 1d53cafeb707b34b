import { type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** @see https://learn.microsoft.com/partner-center/developer/customer-usage-resources */
export const budgetResource = (amount: number | undefined) => ({
  ...(amount !== undefined && { amount }),
  attributes: attributes('SpendingBudget'),
});

/** How much of a budget is used, in per cent with two decimals; nought without a budget. */
export const percentUsed = (cost: number, budget: number | undefined): number =>
  budget ? Math.round((cost / budget) * 10_000) / 100 : 0;

/** @throws Refusal 400 800002 */
function amountIn(call: CustomerCall): number | undefined {
  const text = call.body.text('amount');
  if (text === undefined) return undefined;
  const amount = Number(text);
  if (!Number.isFinite(amount) || amount < 0)
    throw refuse(400, 800002, 'amount must be a number that is not below nought.');
  return amount;
}

function change(call: CustomerCall) {
  const { usageBudget: _, ...rest } = call.relationship;
  const amount = amountIn(call);
  call.world.relationships.put({ ...rest, ...(amount !== undefined && { usageBudget: amount }) });
  return ok(budgetResource(amount));
}

/** What a partner lets a customer use of Azure in a month. Nothing stops when it is used up. */
export const usageBudgetOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/:cid/usagebudget',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-a-customer-s-usage-spending-budget`,
    models: 'no amount where none was set',
    handle: (call) => ok(budgetResource(call.relationship.usageBudget)),
  },
  {
    method: 'PATCH',
    path: '/customers/:cid/usagebudget',
    of: 'customer',
    auth: 'any',
    source: `${docs}/update-a-customer-s-usage-spending-budget`,
    models: 'an amount, or none; the event `usagerecords-thresholdExceeded` is not raised by itself',
    handle: change,
  },
];
