import { activationOperations } from './activation.ts';
import { agreementOperations } from './agreements.ts';
import { attachmentOperations } from './attachments.ts';
import { attestationOperations } from './attestations.ts';
import { auditOperations } from './audit.ts';
import { auditActivityOperations } from './audit-activity.ts';
import { azureEntitlementOperations } from './azure-entitlements.ts';
import { azureUtilizationOperations } from './azure-utilization.ts';
import { billingProfileOperations } from './billing-profiles.ts';
import { cartOperations } from './carts.ts';
import { complianceOperations } from './compliance.ts';
import { consentOperations } from './consents.ts';
import { conversionOperations } from './conversions.ts';
import { customTermEndOperations } from './custom-term-ends.ts';
import { customerStatusOperations } from './customer-status.ts';
import { customerOperations } from './customers.ts';
import { deviceBatchOperations } from './device-batches.ts';
import { deviceJobOperations } from './device-jobs.ts';
import { devicePolicyOperations } from './device-policies.ts';
import { deviceOperations } from './devices.ts';
import { domainOperations } from './domains.ts';
import { entitlementOperations } from './entitlements.ts';
import { inventoryOperations } from './inventory.ts';
import { invoiceDocumentOperations } from './invoice-documents.ts';
import { invoiceLineOperations } from './invoice-lines.ts';
import { invoiceOperations } from './invoices.ts';
import { legacySubscriptionOperations } from './legacy-subscriptions.ts';
import { legacyUpgradeOperations } from './legacy-upgrades.ts';
import { licenceInsightOperations } from './licence-insights.ts';
import { licenceOperations } from './licences.ts';
import { managedServiceOperations } from './managed-services.ts';
import { mfaReportOperations } from './mfa-reports.ts';
import { migrationScheduleOperations } from './migration-schedules.ts';
import { migrationOperations } from './migrations.ts';
import { offerOperations } from './offers.ts';
import type { Operation } from './operation.ts';
import { orderOperations } from './orders.ts';
import { overageOperations } from './overage.ts';
import { patchOrderOperations } from './patch-order.ts';
import { patchSubscriptionOperations } from './patch-subscription.ts';
import { priceSheetOperations } from './price-sheets.ts';
import { productUpgradeOperations } from './product-upgrades.ts';
import { productOperations } from './products.ts';
import { profileOperations } from './profiles.ts';
import { promotionOperations } from './promotions.ts';
import { qualificationOperations } from './qualifications.ts';
import { rateCardOperations } from './rate-cards.ts';
import { registrationOperations } from './registrations.ts';
import { relationshipOperations } from './relationships.ts';
import { resellerOperations } from './resellers.ts';
import { roleOperations } from './roles.ts';
import { sandboxResellerOperations } from './sandbox-resellers.ts';
import { selfServePolicyOperations } from './self-serve-policies.ts';
import { serviceCostOperations } from './service-costs.ts';
import { serviceIncidentOperations } from './service-incidents.ts';
import { serviceRequestOperations } from './service-requests.ts';
import { subscriptionOperations } from './subscriptions.ts';
import { supportTopicOperations } from './support-topics.ts';
import { tenantOperations } from './tenant-directory.ts';
import { transferOperations } from './transfers.ts';
import { transitionOperations } from './transitions.ts';
import { usageBudgetOperations } from './usage-budget.ts';
import { usageRecordOperations } from './usage-records.ts';
import { usageSummaryOperations } from './usage-summaries.ts';
import { userOperations } from './users.ts';
import { validationOperations } from './validations.ts';
import { webhookOperations } from './webhooks.ts';

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
  ...promotionOperations,
  ...sandboxResellerOperations,
  ...migrationScheduleOperations,
  ...priceSheetOperations,
  ...registrationOperations,
  ...migrationOperations,
  ...legacySubscriptionOperations,
  ...invoiceOperations,
  ...invoiceDocumentOperations,
  ...invoiceLineOperations,
  ...serviceCostOperations,
  ...usageBudgetOperations,
  ...usageRecordOperations,
  ...usageSummaryOperations,
  ...inventoryOperations,
  ...conversionOperations,
  ...legacyUpgradeOperations,
  ...overageOperations,
  ...entitlementOperations,
  ...productUpgradeOperations,
  ...selfServePolicyOperations,
  ...azureEntitlementOperations,
  ...azureUtilizationOperations,
  ...rateCardOperations,
  ...attachmentOperations,
  ...activationOperations,
  ...offerOperations,
  ...cartOperations,
  ...orderOperations,
  ...patchOrderOperations,
  ...customTermEndOperations,
  ...subscriptionOperations,
  ...patchSubscriptionOperations,
  ...transitionOperations,
  ...consentOperations,
  ...licenceOperations,
  ...licenceInsightOperations,
  ...mfaReportOperations,
  ...qualificationOperations,
  ...roleOperations,
  ...transferOperations,
  ...tenantOperations,
  ...userOperations,
  ...auditOperations,
  ...auditActivityOperations,
  ...managedServiceOperations,
  ...devicePolicyOperations,
  ...deviceBatchOperations,
  ...deviceOperations,
  ...deviceJobOperations,
  ...serviceRequestOperations,
  ...supportTopicOperations,
  ...serviceIncidentOperations,
  ...webhookOperations,
];
