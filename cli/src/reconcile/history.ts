import type { Page } from '@concord/contract/page';
import type { Reconciliation } from '@concord/contract/reconciliations';
import { request } from '../request.ts';
import { printLines, printPlan, printTable } from './show.ts';

/** Prints the last plans, or one of them with its lines. */
export async function reconciliationHistory([number]: string[]): Promise<void> {
  if (number) {
    const plan = await findPlan(number);
    printPlan(plan);
    return printLines(plan.id);
  }
  const answer = await request('GET', '/reconciliations?order=desc&limit=50');
  const { items } = (await answer.json()) as Page<Reconciliation>;
  printTable(
    ['plan', 'planned', 'by', 'state', 'take', 'push', 'done', 'differ still'],
    items.map((plan) => [
      plan.number,
      plan.plannedAt.slice(0, 16).replace('T', ' '),
      plan.policyName ?? plan.plannedBy,
      plan.state,
      plan.take,
      plan.push,
      plan.lines.done,
      plan.left ?? '',
    ]),
  );
}

export async function findPlan(number: string): Promise<Reconciliation> {
  const answer = await request('GET', `/reconciliations?q=${encodeURIComponent(number)}`);
  const { items } = (await answer.json()) as Page<Reconciliation>;
  const plan = items.find((one) => String(one.number) === number.replace(/^#/, ''));
  if (!plan) throw new Error(`There is no plan ${number}, or it is not yours to see.`);
  return plan;
}
