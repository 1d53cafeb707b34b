import { type CommerceApi, MicrosoftError } from '@concord/microsoft';
import { isOrderable } from '../catalogue/routes.ts';
import type { Context } from '../context.ts';
import type { OrderFacts } from './facts.ts';
import { type Finding, finding } from './finding.ts';
import type { ChosenTenant } from './tenant-choice.ts';

/** What only Microsoft knows: asked all at once, because a person waits. */
export async function microsoftFindings(
  context: Context,
  facts: OrderFacts,
  tenant: ChosenTenant | undefined,
): Promise<Finding[]> {
  const { forPerson: commerce } = context.clients.of(facts.set);
  const questions: [Finding['page'], () => Promise<Finding[]>][] = [
    ['plan', () => askCatalogue(commerce, facts)],
    ['settings', () => askReseller(commerce, facts)],
  ];
  if (tenant?.kind === 'new') {
    questions.push(
      ['tenant', () => askDomain(commerce, tenant.domain)],
      ['customer', () => askAddress(commerce, facts)],
    );
  }
  const answers = await Promise.all(
    questions.map(([page, ask]) =>
      ask().catch((error: unknown) => {
        if (!(error instanceof MicrosoftError)) throw error;
        const level = page === 'tenant' ? 'refusal' : 'warning';
        return [finding(level, page, `unknown-${page}`, { why: error.explanation })];
      }),
    ),
  );
  return answers.flat();
}

async function askDomain(commerce: CommerceApi, domain: string): Promise<Finding[]> {
  return (await commerce.domain(domain)) === 'free'
    ? []
    : [finding('refusal', 'tenant', 'domain-taken', { domain })];
}

async function askAddress(commerce: CommerceApi, { customer }: OrderFacts): Promise<Finding[]> {
  const { country, state, city, addressLine1, postalCode } = customer;
  const { status } = await commerce.checkAddress({
    country,
    state: state ?? undefined,
    city,
    addressLine1,
    postalCode,
  });
  return status === 'None' ? [finding('refusal', 'customer', 'address-wrong')] : [];
}

async function askCatalogue(commerce: CommerceApi, { plan, binding }: OrderFacts): Promise<Finding[]> {
  const { productId, skuId, market: country, segment, termDuration, billingCycle } = plan;
  const items = await commerce.catalogue({ productId, skuId, country, segment, tenantId: binding?.tenantId });
  const item = items.find(({ terms }) =>
    terms.some((term) => term.duration === termDuration && term.billingCycle.toLowerCase() === billingCycle),
  );
  if (!item) return [finding('refusal', 'plan', 'not-sold', { plan: plan.name })];
  return isOrderable(item) ? [] : [finding('refusal', 'plan', 'not-licence-based', { plan: plan.name })];
}

async function askReseller(commerce: CommerceApi, { onRecord, reseller }: OrderFacts): Promise<Finding[]> {
  if (!onRecord.mpnId) return [];
  const [check] = await commerce.checkResellers([onRecord.mpnId]);
  if (check?.valid !== false) return [];
  return [
    finding('refusal', 'settings', 'mpn-invalid', {
      reseller: reseller.name,
      mpnId: onRecord.mpnId,
      why: check.description ?? check.code ?? '',
    }),
  ];
}
