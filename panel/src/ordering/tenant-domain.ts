import type { Ordering, TenantChoice } from '@concord/contract';

/** The domain name that an order goes to, as far as it is known: `contoso.onmicrosoft.com`. */
export function tenantDomain(
  ordering: Ordering | undefined,
  choice: TenantChoice | undefined,
): string | undefined {
  if (ordering?.tenant) return ordering.tenant.domain;
  if (!ordering || !choice) return undefined;
  const name = choice.kind === 'new' ? choice.prefix : choice.domain;
  const whole = choice.kind === 'existing' && !choice.withSubdomain;
  return name && (whole ? name : name + ordering.newTenants.suffix);
}
