import { agreementOperations } from './agreements.ts';
import { attestationOperations } from './attestations.ts';
import { auditOperations } from './audit.ts';
import { billingProfileOperations } from './billing-profiles.ts';
import { cartOperations } from './carts.ts';
import { complianceOperations } from './compliance.ts';
import { customTermEndOperations } from './custom-term-ends.ts';
import { customerStatusOperations } from './customer-status.ts';
import { customerOperations } from './customers.ts';
import { domainOperations } from './domains.ts';
import type { Operation } from './operation.ts';
import { orderOperations } from './orders.ts';
import { productOperations } from './products.ts';
import { profileOperations } from './profiles.ts';
import { relationshipOperations } from './relationships.ts';
import { resellerOperations } from './resellers.ts';
import { subscriptionOperations } from './subscriptions.ts';
import { userOperations } from './users.ts';
import { validationOperations } from './validations.ts';

/** Every endpoint of Partner Center that is modelled. A new room adds its list here. */
export const operations: Operation[] = [
  ...domainOperations,
  ...validationOperations,
  ...customerOperations,
  ...billingProfileOperations,
  ...customerStatusOperations,
  ...relationshipOperations,
  ...profileOperations,
  ...complianceOperations,
  ...resellerOperations,
  ...agreementOperations,
  ...attestationOperations,
  ...productOperations,
  ...cartOperations,
  ...orderOperations,
  ...customTermEndOperations,
  ...subscriptionOperations,
  ...userOperations,
  ...auditOperations,
];
