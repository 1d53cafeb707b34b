import { activityAnswers } from './activity-exchanges.ts';
import { agreementAnswers } from './agreement-exchanges.ts';
import { azureAnswers } from './azure-exchanges.ts';
import { catalogueAnswers } from './catalogue-exchanges.ts';
import { changeAnswers } from './change-exchanges.ts';
import { customerAnswers } from './customer-exchanges.ts';
import { deviceAnswers } from './device-exchanges.ts';
import { invoiceAnswers } from './invoice-exchanges.ts';
import { legacyAnswers } from './legacy-exchanges.ts';
import { migrationAnswers } from './migration-exchanges.ts';
import { moneyAnswers } from './money-exchanges.ts';
import { offerAnswers } from './offer-exchanges.ts';
import { orderAnswers } from './order-exchanges.ts';
import { planAnswers } from './plan-exchanges.ts';
import { profileAnswers } from './profile-exchanges.ts';
import { supportAnswers } from './support-exchanges.ts';
import { tenantAnswers } from './tenant-exchanges.ts';
import { transferAnswers } from './transfer-exchanges.ts';
import { usageAnswers } from './usage-exchanges.ts';
import { userAnswers } from './user-exchanges.ts';

/** Type of the successful answer of each operation, by `METHOD /path`. */
export const answers: Record<string, string> = {
  ...customerAnswers,
  ...agreementAnswers,
  ...catalogueAnswers,
  ...orderAnswers,
  ...changeAnswers,
  ...offerAnswers,
  ...planAnswers,
  ...legacyAnswers,
  ...migrationAnswers,
  ...invoiceAnswers,
  ...usageAnswers,
  ...moneyAnswers,
  ...azureAnswers,
  ...supportAnswers,
  ...deviceAnswers,
  ...userAnswers,
  ...tenantAnswers,
  ...transferAnswers,
  ...profileAnswers,
  ...activityAnswers,
  'GET /auditrecords': 'collection<AuditRecord>',
};
