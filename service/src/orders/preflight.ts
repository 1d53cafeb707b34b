import type { OrderInput, Preflight, PreflightFinding } from '@concord/contract/orders';
import { type CommerceApi, MicrosoftError } from '@concord/microsoft';
import { addressProblems, registrationProblem, sameRegion } from '@concord/rules/countries';
import type { z } from 'zod';
import { isOrderable } from '../catalogue/routes.ts';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { text } from '../texts/texts.ts';
import type { OrderFacts } from './facts.ts';
import { totalOf } from './store.ts';
import { type ChosenTenant, chosenTenant } from './tenant-choice.ts';

type Finding = z.infer<typeof PreflightFinding>;
type Values = Record<string, string | number>;

const finding = (
  level: Finding['level'],
  page: Finding['page'],
  code: string,
  values: Values = {},
): Finding => ({
  level,
  page,
  code,
  text: text(`preflight.${code}.text`, values) ?? code,
  next: text(`preflight.${code}.next`, values) ?? '',
});

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

function localFindings(facts: OrderFacts, input: OrderInput, tenant: ChosenTenant | undefined): Finding[] {
  const { plan, set, customer, account } = facts;
  const found: Finding[] = [];
  const refuse = (page: Finding['page'], code: string, values?: Values) =>
    found.push(finding('refusal', page, code, values));
  if (!plan.active) refuse('plan', 'plan-inactive', { plan: plan.name });
  if (!set.active) refuse('settings', 'set-inactive');
  if (set.api !== 'partner-center') refuse('settings', 'api-without-orders');
  const { minimumSeats, maximumSeats } = plan;
  if (input.seats < minimumSeats || input.seats > maximumSeats)
    refuse('plan', 'seats', { minimumSeats, maximumSeats });
  if (account.country && !sameRegionOrUnknown(account.country, customer.country)) {
    refuse('customer', 'region', { partner: account.country, customer: customer.country });
  }
  const address = addressProblems({ ...unnulled(customer), phoneNumber: customer.phone ?? undefined });
  const wrong = address
    .filter(({ problem }) => problem !== 'unknown-country')
    .map(({ field }) => text(`address.${field}`) ?? field);
  if (wrong.length > 0) refuse('customer', 'address', { fields: wrong.join(', ') });
  const registration = registrationProblem(
    customer.country,
    customer.registrationNumber ?? undefined,
    customer.phone ?? undefined,
  );
  if (registration) refuse('customer', `registration-${registration.code}`, { country: customer.country });
  if (!tenant) refuse('tenant', 'tenant-missing');
  else if (tenant.problem)
    refuse('tenant', 'domain-invalid', { problem: text(`field.${tenant.problem}`) ?? tenant.problem });
  if (tenant?.kind === 'new' && set.newTenantsDisabled) refuse('tenant', 'new-tenants-disabled');
  if (tenant && tenant.kind !== 'existing' && !facts.acceptance && !input.attestationId)
    refuse('agreement', 'agreement-missing');
  if (facts.onRecord.needed && !facts.onRecord.mpnId) {
    found.push(
      finding('warning', 'settings', 'mpn-missing', {
        reseller: facts.reseller.name,
        attribute: set.resellerAttribute ?? '',
      }),
    );
  }
  return found;
}

/** Regions of countries that our table does not know are left to Microsoft. */
function sameRegionOrUnknown(partner: string, customer: string): boolean {
  return sameRegion(partner, customer) || !sameRegion(partner, partner) || !sameRegion(customer, customer);
}

function unnulled<T extends Record<string, unknown>>(
  row: T,
): { [K in keyof T]: Exclude<T[K], null> | undefined } {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? undefined])) as never;
}

/** A domain that another order is about to take, or a tenant that another customer already has. */
async function taken(
  context: Context,
  facts: OrderFacts,
  tenant: ChosenTenant | undefined,
): Promise<Finding[]> {
  if (!tenant || tenant.kind === 'bound') return [];
  return context.db.in(operatorScope, async (tx) => {
    const claimed = await tx
      .selectFrom('orders')
      .select('number')
      .where('partnerAccountId', '=', facts.account.id)
      .where('domain', '=', tenant.domain)
      .where('state', 'not in', ['completed', 'cancelled'])
      .executeTakeFirst();
    if (claimed) return [finding('refusal', 'tenant', 'domain-claimed', { domain: tenant.domain })];
    const bound = await tx
      .selectFrom('bindings')
      .select('customerId')
      .where('partnerAccountId', '=', facts.account.id)
      .where('domain', '=', tenant.domain)
      .where('endedAt', 'is', null)
      .executeTakeFirst();
    return bound ? [finding('refusal', 'tenant', 'tenant-bound', { domain: tenant.domain })] : [];
  });
}

async function microsoftFindings(
  context: Context,
  facts: OrderFacts,
  tenant: ChosenTenant | undefined,
): Promise<Finding[]> {
  const { forPerson: commerce } = await context.clients.for(facts.set.id);
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
