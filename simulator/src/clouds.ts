import { domainSuffix } from '@concord/rules';
import type { Tenant } from './entities.ts';

/**
 * Whether the tenant lives in Microsoft's public cloud: those of the others are known by their first domains.
 * @see https://learn.microsoft.com/partner-center/developer/create-a-customer
 */
export const inPublicCloud = (tenant: Pick<Tenant, 'domain'> | undefined): boolean =>
  !(['us-government', 'china'] as const).some((one) => tenant?.domain.endsWith(domainSuffix(one)));
