import type { Page } from '@concord/contract/page';
import type { Reconciliation, ReconciliationLine } from '@concord/contract/reconciliations';
import { request } from '../request.ts';

export function printPlan(plan: Reconciliation): void {
  const { money, overLimits, lines } = plan;
  const amounts = money.map(({ amount, currency }) => `${amount} ${currency}`).join(', ');
  console.log(
    `Plan ${plan.number} (${plan.settingsSetName}): ${plan.state}${plan.reason ? ` – ${plan.reason}` : ''}`,
  );
  console.log(`${plan.take} taken, ${plan.push} pushed, ${plan.predictedRefusals} refused for sure`);
  console.log(
    `${plan.seats} seats, ${plan.customers} customers, ${amounts || 'no money'} in a billing cycle`,
  );
  for (const { what, is, limit } of overLimits)
    console.log(`above the limit of ${what}: ${is}, limit ${limit}`);
  if (!plan.startedAt) return;
  const { done, refused, failed, skipped, waiting } = lines;
  console.log(`${done} done, ${refused} refused, ${failed} failed, ${skipped} skipped, ${waiting} waiting`);
  if (plan.left !== null) console.log(`${plan.left} of the done ones differ still, by a reading at the end`);
}

/** All lines of a plan, page by page. */
export async function printLines(id: string): Promise<void> {
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ limit: '200', ...(cursor && { cursor }) });
    const answer = await request('GET', `/reconciliations/${id}/lines?${query.toString()}`);
    const { items, next } = (await answer.json()) as Page<ReconciliationLine>;
    printTable(
      ['line', 'customer', 'what', 'decision', 'consequence', 'state'],
      items.map((line) => [
        line.position + 1,
        line.customerName ?? '',
        line.name,
        line.decision,
        consequenceOf(line),
        [line.state, line.consequence.refusal ? undefined : line.reason].filter(Boolean).join(': '),
      ]),
    );
    cursor = next;
  } while (cursor);
}

function consequenceOf({ consequence }: ReconciliationLine): string {
  const { text, refusal, dropped, money } = consequence;
  if (refusal) return `cannot be done: ${refusal.text} ${refusal.next}`;
  return [text, money && `(${money.amount} ${money.currency})`, dropped].filter(Boolean).join(' ');
}

/** Columns under each other, parted by two blanks. */
export function printTable(head: string[], rows: (string | number)[][]): void {
  const all = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  for (const row of all)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
