import type { Context } from './context.ts';
import { gdapDue, revokeGdap } from './gdap-due.ts';
import { issueInvoices } from './issue-invoices.ts';
import { finishDeviceJob } from './partner-center/device-jobs.ts';
import { finishMigration } from './partner-center/finish-migration.ts';
import { finishProductUpgrade } from './partner-center/finish-product-upgrade.ts';
import { startScheduled } from './partner-center/migration-schedules.ts';
import { finishUpdate } from './partner-center/patch-subscription.ts';
import { provisionOrder } from './partner-center/place-order.ts';
import { finishRegistration } from './partner-center/registrations.ts';
import { subscriptionDue } from './partner-center/term-end.ts';
import { endReview, purgeUser } from './people-handlers.ts';
import { transferDue } from './transfer-due.ts';

/** What happens by itself at its time, by kind. A room whose things become due adds its handler here. */
export const dueHandlers = {
  'deliver-webhook': (context: Context, ref: string) => context.webhooks.attempt(ref),
  'provision-order': provisionOrder,
  'finish-registration': finishRegistration,
  'finish-migration': finishMigration,
  'finish-product-upgrade': finishProductUpgrade,
  'finish-device-job': finishDeviceJob,
  'scheduled-migration': startScheduled,
  'issue-invoices': issueInvoices,
  'subscription-due': subscriptionDue,
  'finish-update': finishUpdate,
  'purge-user': purgeUser,
  'end-review': endReview,
  'gdap-due': gdapDue,
  'revoke-gdap': revokeGdap,
  'transfer-due': transferDue,
} satisfies Record<string, (context: Context, ref: string) => void>;

export type DueKind = keyof typeof dueHandlers;

/** Collections whose entities themselves say when something happens to them (`dueAt` of the collection), and its kind. */
export const timedCollections: Record<string, DueKind> = {
  subscriptions: 'subscription-due',
  users: 'purge-user',
  tenants: 'end-review',
  gdap: 'gdap-due',
  partners: 'revoke-gdap',
  transfers: 'transfer-due',
};
