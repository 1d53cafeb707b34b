import type { OrderInput } from '@concord/contract/orders';
import { addressProblems, registrationProblem, sameRegion } from '@concord/rules/countries';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { text } from '../texts/texts.ts';
import type { OrderFacts } from './facts.ts';
import { type Finding, finding, type Values } from './finding.ts';
import type { ChosenTenant } from './tenant-choice.ts';

/** What our own records and Microsoft's published rules refuse, before anybody is asked. */
export function localFindings(
  facts: OrderFacts,
  input: OrderInput,
  tenant: ChosenTenant | undefined,
): Finding[] {
  const { plan, set, customer, account } = facts;
  const found: Finding[] = [];
  const refuse = (page: Finding['page'], code: string, values?: Values) =>
    found.push(finding('refusal', page, code, values));
  if (!plan.active) refuse('plan', 'plan-inactive', { plan: plan.name });
  if (!set.active) refuse('settings', 'set-inactive');
  if (set.api !== 'partner-center') refuse('settings', 'api-without-orders');
  if (!facts.consented) refuse('settings', 'consent-missing');
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
export async function taken(
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
