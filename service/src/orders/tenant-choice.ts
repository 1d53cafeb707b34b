import type { OrderInput } from '@concord/contract/orders';
import type { Environment } from '@concord/contract/settings';
import { cutDomain, domainPrefixProblem, domainSuffix } from '@concord/rules/domains';
import type { OrderFacts } from './facts.ts';

export interface ChosenTenant {
  kind: 'new' | 'existing' | 'bound';
  domain: string;
  /** Key of a field text when the name cannot be right. */
  problem?: string;
}

const wholeDomain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** The tenant an order goes to. A customer that has one on this partner account is not asked again. */
export function chosenTenant(facts: OrderFacts, input: OrderInput): ChosenTenant | undefined {
  if (facts.binding) return { kind: 'bound', domain: facts.binding.domain };
  const choice = input.tenant;
  if (!choice) return undefined;
  const environment = facts.set.environment as Environment;
  const suffix = domainSuffix(environment);
  if (choice.kind === 'new' || choice.withSubdomain) {
    const prefix = cutDomain(choice.kind === 'new' ? choice.prefix : choice.domain, environment);
    return { kind: choice.kind, domain: `${prefix}${suffix}`, problem: domainPrefixProblem(prefix) };
  }
  const domain = choice.domain.trim().toLowerCase();
  return { kind: 'existing', domain, problem: wholeDomain.test(domain) ? undefined : 'domain' };
}
