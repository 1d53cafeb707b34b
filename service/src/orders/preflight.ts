import type { OrderInput, Preflight } from '@concord/contract/orders';
import type { Context } from '../context.ts';
import type { OrderFacts } from './facts.ts';
import { localFindings, taken } from './preflight-local.ts';
import { microsoftFindings } from './preflight-microsoft.ts';
import { totalOf } from './store.ts';
import { chosenTenant } from './tenant-choice.ts';

/**
 * Asks everything that could burn the domain name or be refused later, before anything is placed. What
 * Microsoft cannot tell now is a refusal where it could do harm (the domain), else a warning.
 */
export async function preflight(context: Context, facts: OrderFacts, input: OrderInput): Promise<Preflight> {
  const { plan } = facts;
  const tenant = chosenTenant(facts, input);
  const local = [...localFindings(facts, input, tenant), ...(await taken(context, facts, tenant))];
  const refused = local.some(({ level }) => level === 'refusal');
  const findings = refused ? local : [...local, ...(await microsoftFindings(context, facts, tenant))];
  return { findings, total: { amount: totalOf(plan.price, input.seats), currency: plan.currency } };
}
