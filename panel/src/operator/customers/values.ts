import type { Customer } from '@concord/contract';
import { companyPaths, companyValues } from '../../parts/company/values.ts';

/** Paths of the form's fields, for comparing two versions. */
export const comparedFields = [...companyPaths, 'resellerId'] as const;

/** Values of the form for a stored customer, or for a new one. */
export function toValues(customer?: Customer) {
  return { ...companyValues(customer), resellerId: customer?.resellerId };
}
