import type { DomainAnswer, Ordering } from '@concord/contract/orders';
import type { Environment } from '@concord/contract/settings';
import { MicrosoftError } from '@concord/microsoft';
import { cutDomain, domainPrefixProblem, domainSuffix } from '@concord/rules/domains';
import type { Context } from '../context.ts';
import { operatorScope, type Tx } from '../db/database.ts';
import { notFound, Refusal } from '../errors.ts';
import type { Call } from '../http/handle.ts';
import type { Actor } from '../members/identify.ts';
import { readPlan } from '../plans/store.ts';
import { text } from '../texts/texts.ts';
import { orderFacts } from './facts.ts';

/** The customer an order is for. @throws Refusal 422 when a manager names none */
export function customerOf(actor: Actor, named: string | undefined): string {
  const id = actor.customerId ?? named;
  if (!id) throw new Refusal(422, 'customer-missing');
  return id;
}

/** Shows in the caller's own scope that it may see plan and customer. @throws Refusal 404 when it may not */
export async function mustSee(tx: Tx, planId: string, customerId: string): Promise<void> {
  await readPlan(tx, planId);
  const customer = await tx
    .selectFrom('customers')
    .select('id')
    .where('id', '=', customerId)
    .executeTakeFirst();
  if (!customer) throw notFound('customer');
}

/** Facts for the caller's order: what it may see is shown in its own scope first. */
export async function factsFor(
  context: Context,
  call: { actor: Actor; db: Call<'GET /ordering'>['db'] },
  planId: string,
  named: string | undefined,
) {
  const customerId = customerOf(call.actor, named);
  await call.db((tx) => mustSee(tx, planId, customerId));
  return context.db.in(operatorScope, (tx) => orderFacts(tx, customerId, planId));
}

export async function readOrdering(context: Context, call: Call<'GET /ordering'>): Promise<Ordering> {
  const facts = await factsFor(context, call, call.query.planId, call.query.customerId);
  const { customer, plan, set, account, binding, acceptance } = facts;
  const problem = (code: string) => ({
    code,
    text: text(`preflight.${code}.text`, { plan: plan.name }) ?? code,
    next: text(`preflight.${code}.next`) ?? '',
  });
  return {
    planId: plan.id,
    customerId: customer.id,
    customerName: customer.companyName,
    partnerAccountId: account.id,
    tenant: binding ? { tenantId: binding.tenantId, domain: binding.domain } : null,
    agreement: {
      needed: !acceptance,
      link: set.agreementLink,
      acceptedAt: acceptance?.acceptedAt?.toISOString() ?? null,
      signatory: acceptance ?? {
        firstName: customer.firstName,
        lastName: customer.lastName,
        email: customer.email,
        phone: customer.phone,
      },
    },
    newTenants: {
      allowed: !set.newTenantsDisabled,
      suffix: domainSuffix(set.environment as Environment),
      suggestion: customer.companyName
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '')
        .slice(0, 24),
    },
    invitationLink: facts.invitationLink,
    problems: [
      ...(plan.active ? [] : [problem('plan-inactive')]),
      ...(set.active ? [] : [problem('set-inactive')]),
      ...(set.api === 'partner-center' ? [] : [problem('api-without-orders')]),
      ...(facts.consented ? [] : [problem('consent-missing')]),
    ],
  };
}

/** Free or taken, as Microsoft says; anything else is `unknown` and never passes for free. */
export async function readDomain(
  context: Context,
  call: Call<'GET /ordering/domain'>,
): Promise<DomainAnswer> {
  const { planId, prefix: pasted } = call.query;
  const plan = await call.db((tx) => readPlan(tx, planId));
  const { set, forPerson } = await context.clients.for(plan.settingsSetId);
  const environment = set.environment as Environment;
  const prefix = cutDomain(pasted, environment);
  const domain = `${prefix}${domainSuffix(environment)}`;
  const answer = (state: DomainAnswer['state'], why = '') => ({
    domain,
    state,
    text: text(`domain.${state}`, { domain, why }) ?? state,
  });
  const problem = domainPrefixProblem(prefix);
  if (problem) return answer('invalid', text(`field.${problem}`));
  try {
    return answer(await forPerson.domain(domain));
  } catch (error) {
    if (error instanceof MicrosoftError) return answer('unknown', error.explanation);
    throw error;
  }
}
