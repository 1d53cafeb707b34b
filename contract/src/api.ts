/**
 * Every route of `/api/v1`: what goes in, what comes out, who may call it. The service registers exactly
 * these, the panels and the CLI call exactly these, OpenAPI is written from them.
 */
import { z } from 'zod';
import * as customers from './customers.ts';
import * as differences from './differences.ts';
import * as events from './events.ts';
import * as imports from './imports.ts';
import * as members from './members.ts';
import * as orders from './orders.ts';
import { Id, IdParam, pageOf } from './page.ts';
import * as plans from './plans.ts';
import * as reconciliations from './reconciliations.ts';
import * as reports from './reports.ts';
import * as resellers from './resellers.ts';
import * as settings from './settings.ts';
import * as changes from './subscription-changes.ts';
import * as subscriptions from './subscriptions.ts';
import * as sync from './sync.ts';
import * as heard from './sync-changes.ts';
import * as transfers from './transfers.ts';
import * as users from './users.ts';

type Access = 'anyone' | readonly members.Role[];

interface RouteShape {
  summary: string;
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Answer of success; `null` is 204 without a body. */
  answer: z.ZodType | null;
  status?: 200 | 201 | 202;
  /** Needs `If-Match` with the version that was read. */
  versioned?: boolean;
  /** Takes `Idempotency-Key`: the same key answers the same again. */
  idempotent?: boolean;
}

const operator = ['operator-administrator'] as const;
const managers = ['operator-administrator', 'reseller-manager'] as const;
const everyone = ['operator-administrator', 'reseller-manager', 'customer-owner'] as const;

export const api = {
  'POST /session': { summary: 'Sign in', access: 'anyone', body: members.SignIn, answer: members.Session },
  'POST /session/token': {
    summary: 'Sign in as a program',
    access: 'anyone',
    body: members.SignIn,
    answer: members.SessionToken,
  },
  'GET /session': { summary: 'Who is signed in', access: everyone, answer: members.Session },
  'DELETE /session': { summary: 'Sign out', access: everyone, answer: null },
  'DELETE /sessions': { summary: 'Sign out everywhere', access: everyone, answer: null },
  'PUT /preferences/:page': {
    summary: 'Keep what a member chose for a page',
    access: everyone,
    params: z.object({ page: z.string().max(60) }),
    body: z.record(z.string(), z.unknown()),
    answer: null,
  },
  'GET /members': {
    summary: 'Members of a reseller or customer',
    access: everyone,
    query: z.object({ resellerId: Id.optional(), customerId: Id.optional() }),
    answer: z.object({ items: z.array(members.Member) }),
  },
  'POST /members': {
    summary: 'Add a member',
    access: managers,
    body: members.NewMember,
    answer: members.CreatedMember,
    status: 201,
  },

  'GET /settings-sets': {
    summary: 'Sets of integration settings',
    access: managers,
    query: settings.SettingsSetQuery,
    answer: pageOf(settings.SettingsSetRow),
  },
  'POST /settings-sets': {
    summary: 'Create a set',
    access: managers,
    body: settings.NewSettingsSetInput,
    answer: settings.SettingsSet,
    status: 201,
  },
  'GET /settings-sets/:id': {
    summary: 'One set',
    access: managers,
    params: IdParam,
    answer: settings.SettingsSet,
  },
  'PUT /settings-sets/:id': {
    summary: 'Save a set',
    access: managers,
    params: IdParam,
    body: settings.SettingsSetInput,
    answer: settings.SettingsSet,
    versioned: true,
  },
  'DELETE /settings-sets/:id': {
    summary: 'Delete a set that no service uses',
    access: managers,
    params: IdParam,
    answer: null,
  },
  'POST /settings-sets/:id/duplicate': {
    summary: 'Copy a set without its secrets',
    access: managers,
    params: IdParam,
    answer: settings.SettingsSet,
    status: 201,
  },
  'POST /settings-sets/:id/deactivate': {
    summary: 'No new orders on this set',
    access: managers,
    params: IdParam,
    answer: settings.SettingsSet,
  },
  'POST /settings-sets/:id/activate': {
    summary: 'Allow orders again',
    access: managers,
    params: IdParam,
    answer: settings.SettingsSet,
  },
  'GET /settings-sets/:id/usage': {
    summary: 'Where a set is used',
    access: managers,
    params: IdParam,
    answer: settings.Usage,
  },
  'POST /settings-sets/:id/checks': {
    summary: 'Check the connection',
    access: managers,
    params: IdParam,
    answer: settings.ConnectionCheck,
    status: 202,
  },
  'GET /settings-sets/:id/checks/latest': {
    summary: 'The last connection check',
    access: managers,
    params: IdParam,
    answer: z.object({ check: settings.ConnectionCheck.nullable() }),
  },
  'GET /settings-sets/:id/consent': {
    summary: 'Redirect address and permissions to register',
    access: managers,
    params: IdParam,
    answer: settings.ConsentGuide,
  },
  'POST /settings-sets/:id/consent': {
    summary: 'Begin the consent at Entra',
    access: managers,
    params: IdParam,
    answer: settings.ConsentRequest,
  },
  'POST /settings-sets/:id/invitation-link': {
    summary: 'Fetch the invitation link from Microsoft',
    access: managers,
    params: IdParam,
    answer: settings.InvitationFetched,
  },
  'POST /secrets/rotate-key': {
    summary: 'Seal all secrets under a new master key',
    access: operator,
    answer: z.object({ sealed: z.int(), keyId: z.string() }),
  },

  'GET /attributes': {
    summary: 'Custom attributes of resellers',
    access: managers,
    answer: z.object({ items: z.array(resellers.Attribute) }),
  },
  'POST /attributes': {
    summary: 'Create an attribute',
    access: operator,
    body: resellers.AttributeInput,
    answer: resellers.Attribute,
    status: 201,
  },
  'PUT /attributes/:id': {
    summary: 'Change an attribute',
    access: operator,
    params: IdParam,
    body: resellers.AttributeInput,
    answer: resellers.Attribute,
    versioned: true,
  },
  'GET /resellers': {
    summary: 'Resellers',
    access: managers,
    query: resellers.ResellerQuery,
    answer: pageOf(resellers.Reseller),
  },
  'POST /resellers': {
    summary: 'Create a reseller',
    access: managers,
    body: resellers.ResellerInput,
    answer: resellers.Reseller,
    status: 201,
  },
  'GET /resellers/:id': {
    summary: 'One reseller',
    access: managers,
    params: IdParam,
    answer: resellers.Reseller,
  },
  'PUT /resellers/:id': {
    summary: 'Save a reseller',
    access: managers,
    params: IdParam,
    body: resellers.ResellerInput,
    answer: resellers.Reseller,
    versioned: true,
  },

  'GET /customers': {
    summary: 'Customers',
    access: managers,
    query: customers.CustomerQuery,
    answer: pageOf(customers.CustomerRow),
  },
  'POST /customers': {
    summary: 'Create a customer',
    access: managers,
    body: customers.CustomerInput,
    answer: customers.Customer,
    status: 201,
  },
  'GET /customers/:id': {
    summary: 'One customer',
    access: everyone,
    params: IdParam,
    answer: customers.Customer,
  },
  'PUT /customers/:id': {
    summary: 'Save a customer',
    access: everyone,
    params: IdParam,
    body: customers.CustomerInput,
    answer: customers.Customer,
    versioned: true,
  },

  'GET /services': {
    summary: 'Services',
    access: managers,
    answer: z.object({ items: z.array(plans.Service) }),
  },
  'POST /services': {
    summary: 'Create a service',
    access: operator,
    body: plans.ServiceInput,
    answer: plans.Service,
    status: 201,
  },
  'GET /services/:id': { summary: 'One service', access: managers, params: IdParam, answer: plans.Service },
  'PUT /services/:id': {
    summary: 'Save a service',
    access: operator,
    params: IdParam,
    body: plans.ServiceInput,
    answer: plans.Service,
    versioned: true,
  },
  'GET /plans': { summary: 'Plans', access: everyone, query: plans.PlanQuery, answer: pageOf(plans.Plan) },
  'POST /plans': {
    summary: 'Create a plan',
    access: operator,
    body: plans.PlanInput,
    answer: plans.Plan,
    status: 201,
  },
  'GET /plans/:id': { summary: 'One plan', access: everyone, params: IdParam, answer: plans.Plan },
  'PUT /plans/:id': {
    summary: 'Save a plan',
    access: operator,
    params: IdParam,
    body: plans.PlanInput,
    answer: plans.Plan,
    versioned: true,
  },
  'GET /catalogue': {
    summary: 'What Microsoft sells under one SKU',
    access: operator,
    query: plans.CatalogueQuery,
    answer: plans.CatalogueAnswer,
  },

  'GET /ordering': {
    summary: 'What the order wizard must ask',
    access: everyone,
    query: orders.OrderingQuery,
    answer: orders.Ordering,
  },
  'GET /ordering/domain': {
    summary: 'Is a domain name free at Microsoft',
    access: everyone,
    query: orders.DomainQuery,
    answer: orders.DomainAnswer,
  },
  'POST /ordering/attestations': {
    summary: 'Begin the acceptance of the agreement',
    access: everyone,
    body: orders.AttestationInput,
    answer: orders.AttestationAnswer,
    status: 201,
  },
  'GET /ordering/attestations/:id': {
    summary: 'State of an acceptance',
    access: everyone,
    params: IdParam,
    answer: orders.AttestationAnswer,
  },
  'POST /ordering/preflight': {
    summary: 'What would refuse an order',
    access: everyone,
    body: orders.OrderInput,
    answer: orders.Preflight,
  },
  'GET /orders': {
    summary: 'Orders',
    access: everyone,
    query: orders.OrderQuery,
    answer: pageOf(orders.OrderRow),
  },
  'POST /orders': {
    summary: 'Place an order',
    access: everyone,
    body: orders.OrderInput,
    answer: orders.Order,
    status: 202,
    idempotent: true,
  },
  'GET /orders/:id': { summary: 'One order', access: everyone, params: IdParam, answer: orders.Order },
  'POST /orders/:id/confirm-ownership': {
    summary: 'Confirm that the customer owns the tenant',
    access: managers,
    params: IdParam,
    answer: orders.Order,
  },
  'POST /orders/:id/retry': {
    summary: 'Try the failed step again',
    access: managers,
    params: IdParam,
    answer: orders.Order,
  },
  'POST /orders/:id/check-now': {
    summary: 'Look again at once',
    access: everyone,
    params: IdParam,
    answer: orders.Order,
  },
  'POST /orders/:id/cancel': {
    summary: 'Cancel an order before anything is bought',
    access: everyone,
    params: IdParam,
    answer: orders.Order,
  },

  'GET /subscriptions': {
    summary: 'Subscriptions',
    access: everyone,
    query: subscriptions.SubscriptionQuery,
    answer: pageOf(subscriptions.SubscriptionRow),
  },
  'GET /subscriptions/:id': {
    summary: 'One subscription',
    access: everyone,
    params: IdParam,
    answer: subscriptions.Subscription,
  },
  'POST /subscriptions/:id/reveal-password': {
    summary: 'Show the temporary admin password, once',
    access: ['customer-owner'],
    params: IdParam,
    answer: subscriptions.RevealedPassword,
  },
  'GET /subscriptions/:id/preview': {
    summary: 'What a verb would do, and whether Microsoft allows it',
    access: managers,
    params: IdParam,
    query: changes.PreviewQuery,
    answer: changes.ChangePreview,
  },
  'POST /subscriptions/:id/seats': {
    summary: 'Change seats',
    access: managers,
    params: IdParam,
    body: changes.SeatsInput,
    answer: changes.SubscriptionChange,
    versioned: true,
    idempotent: true,
  },
  'POST /subscriptions/:id/suspend': {
    summary: 'Suspend',
    access: managers,
    params: IdParam,
    answer: changes.SubscriptionChange,
    versioned: true,
    idempotent: true,
  },
  'POST /subscriptions/:id/resume': {
    summary: 'Resume what was suspended',
    access: managers,
    params: IdParam,
    answer: changes.SubscriptionChange,
    versioned: true,
    idempotent: true,
  },
  'POST /subscriptions/:id/cancel': {
    summary: 'Cancel within the window',
    access: managers,
    params: IdParam,
    answer: changes.SubscriptionChange,
    versioned: true,
    idempotent: true,
  },
  'POST /subscriptions/:id/auto-renew': {
    summary: 'Switch auto-renew',
    access: managers,
    params: IdParam,
    body: changes.AutoRenewInput,
    answer: changes.SubscriptionChange,
    versioned: true,
    idempotent: true,
  },
  'POST /subscriptions/:id/scheduled-change': {
    summary: 'Say what happens at the end of the term',
    access: managers,
    params: IdParam,
    body: changes.ScheduledChangeInput,
    answer: changes.SubscriptionChange,
    versioned: true,
    idempotent: true,
  },
  'DELETE /subscriptions/:id/scheduled-change': {
    summary: 'Take back what was scheduled',
    access: managers,
    params: IdParam,
    answer: changes.SubscriptionChange,
    versioned: true,
    idempotent: true,
  },

  'GET /sync/accounts': {
    summary: 'What is read from Microsoft, and what next',
    access: managers,
    answer: z.object({ items: z.array(sync.SyncAccount) }),
  },
  'GET /sync/runs': {
    summary: 'Runs of the sync, newest first by default',
    access: managers,
    query: sync.SyncRunQuery,
    answer: pageOf(sync.SyncRun),
  },
  'GET /sync/runs/:id': {
    summary: 'One run of the sync',
    access: managers,
    params: IdParam,
    answer: sync.SyncRun,
  },
  'POST /sync/runs/:id/continue': {
    summary: 'Let a run go on: what a guard found is true, or it was stopped for a while',
    access: operator,
    params: IdParam,
    answer: sync.SyncRun,
  },
  'POST /sync/runs/:id/stop': {
    summary: 'Stop a run, for good or for a while; nothing is marked as gone',
    access: operator,
    params: IdParam,
    body: sync.StopRunInput,
    answer: sync.SyncRun,
  },
  'POST /settings-sets/:id/sync': {
    summary: 'Read everything of a set’s partner account now',
    access: operator,
    params: IdParam,
    answer: sync.SyncRun,
    status: 202,
  },
  'POST /customers/:id/sync': {
    summary: 'Read all tenants of a customer now, before everything else',
    access: managers,
    params: IdParam,
    answer: z.object({ items: z.array(sync.SyncRun) }),
    status: 202,
  },
  'GET /customers/:id/tenants': {
    summary: 'A customer’s tenants as Microsoft told of them last',
    access: managers,
    params: IdParam,
    answer: z.object({ items: z.array(sync.MirrorTenant) }),
  },
  'GET /mirror-subscriptions': {
    summary: 'Subscriptions as Microsoft told of them last, whatever the product',
    access: managers,
    query: sync.MirrorSubscriptionQuery,
    answer: pageOf(sync.MirrorSubscription),
  },

  'GET /differences': {
    summary: 'Where our record and Microsoft disagree',
    access: managers,
    query: differences.DifferenceQuery,
    answer: pageOf(differences.DifferenceRow),
  },
  'GET /differences/groups': {
    summary: 'Differences counted, with the money at stake',
    access: managers,
    query: differences.DifferenceGroupQuery,
    answer: differences.DifferenceGroups,
  },
  'GET /differences/history': {
    summary: 'Open differences and money at stake, day by day',
    access: managers,
    query: differences.DifferenceHistoryQuery,
    answer: differences.DifferenceHistory,
  },
  'GET /differences/:id': {
    summary: 'One difference with its history',
    access: managers,
    params: IdParam,
    answer: differences.Difference,
  },
  'POST /differences/decisions': {
    summary: 'Decide differences, named or by filter',
    access: managers,
    body: differences.DecisionInput,
    answer: differences.DecisionAnswer,
  },
  'GET /policies': {
    summary: 'Policies that decide differences, in their order',
    access: managers,
    answer: z.object({ items: z.array(differences.Policy) }),
  },
  'POST /policies': {
    summary: 'Create a policy, not active yet',
    access: managers,
    body: differences.PolicyInput,
    answer: differences.Policy,
    status: 201,
  },
  'GET /policies/:id': {
    summary: 'One policy',
    access: managers,
    params: IdParam,
    answer: differences.Policy,
  },
  'PUT /policies/:id': {
    summary: 'Save a policy',
    access: managers,
    params: IdParam,
    body: differences.PolicyInput,
    answer: differences.Policy,
    versioned: true,
  },
  'DELETE /policies/:id': {
    summary: 'Delete a policy',
    access: managers,
    params: IdParam,
    answer: null,
  },
  'POST /policies/:id/trial': {
    summary: 'What a policy would decide of today’s differences',
    access: managers,
    params: IdParam,
    answer: differences.PolicyTrial,
  },
  'POST /policies/:id/activate': {
    summary: 'Let a policy decide',
    access: managers,
    params: IdParam,
    answer: differences.Policy,
    versioned: true,
  },
  'POST /policies/:id/deactivate': {
    summary: 'Let a policy decide no more',
    access: managers,
    params: IdParam,
    answer: differences.Policy,
    versioned: true,
  },
  'GET /settings-sets/:id/sync-limits': {
    summary: 'Limits of freshness and of runs',
    access: operator,
    params: IdParam,
    answer: reconciliations.SyncLimits,
  },
  'PUT /settings-sets/:id/sync-limits': {
    summary: 'Save the limits',
    access: operator,
    params: IdParam,
    body: reconciliations.SyncLimitsInput,
    answer: reconciliations.SyncLimits,
    versioned: true,
  },
  'POST /settings-sets/:id/stop-writes': {
    summary: 'Stop all runs that write to Microsoft',
    access: operator,
    params: IdParam,
    body: reconciliations.StopInput,
    answer: reconciliations.SyncLimits,
  },
  'POST /settings-sets/:id/allow-writes': {
    summary: 'Allow runs to write to Microsoft again',
    access: operator,
    params: IdParam,
    body: reconciliations.StopInput,
    answer: reconciliations.SyncLimits,
  },
  'GET /reconciliations': {
    summary: 'Plans to close differences, and what came of them',
    access: managers,
    query: reconciliations.ReconciliationQuery,
    answer: pageOf(reconciliations.Reconciliation),
  },
  'POST /reconciliations': {
    summary: 'Plan, with all consequences',
    access: managers,
    body: reconciliations.ReconciliationInput,
    answer: reconciliations.Reconciliation,
    status: 201,
  },
  'GET /reconciliations/:id': {
    summary: 'One plan',
    access: managers,
    params: IdParam,
    answer: reconciliations.Reconciliation,
  },
  'GET /reconciliations/:id/lines': {
    summary: 'Lines of a plan in their order',
    access: managers,
    params: IdParam,
    query: reconciliations.LineQuery,
    answer: pageOf(reconciliations.ReconciliationLine),
  },
  'POST /reconciliations/:id/approve': {
    summary: 'Say yes to a plan above the limits, as a second person',
    access: managers,
    params: IdParam,
    answer: reconciliations.Reconciliation,
    versioned: true,
  },
  'POST /reconciliations/:id/apply': {
    summary: 'Carry a plan out, or go on with a paused one',
    access: managers,
    params: IdParam,
    answer: reconciliations.Reconciliation,
    status: 202,
    versioned: true,
  },
  'POST /reconciliations/:id/drop': {
    summary: 'Drop a plan; what is done stays done',
    access: managers,
    params: IdParam,
    answer: reconciliations.Reconciliation,
    versioned: true,
  },

  'GET /bindings/:id/users': {
    summary: 'People of a customer’s tenant',
    access: everyone,
    params: IdParam,
    query: users.UserQuery,
    answer: users.UserPage,
  },
  'POST /bindings/:id/users': {
    summary: 'Create a person in the tenant',
    access: everyone,
    params: IdParam,
    body: users.NewUserInput,
    answer: users.CreatedUser,
    status: 201,
    idempotent: true,
  },
  'GET /bindings/:id/users/:userId': {
    summary: 'One person of the tenant, read at Microsoft now',
    access: everyone,
    params: users.UserParams,
    answer: users.User,
  },
  'PUT /bindings/:id/users/:userId': {
    summary: 'Change a person',
    access: everyone,
    params: users.UserParams,
    body: users.UserInput,
    answer: users.User,
    versioned: true,
  },
  'DELETE /bindings/:id/users/:userId': {
    summary: 'Delete a person; restorable for thirty days',
    access: everyone,
    params: users.UserParams,
    answer: null,
  },
  'POST /bindings/:id/users/:userId/restore': {
    summary: 'Bring a deleted person back',
    access: everyone,
    params: users.UserParams,
    answer: users.User,
  },
  'POST /bindings/:id/users/:userId/reset-password': {
    summary: 'Set a temporary password, shown once',
    access: everyone,
    params: users.UserParams,
    answer: users.NewPassword,
  },
  'POST /bindings/:id/users/:userId/licences': {
    summary: 'Assign and remove licences',
    access: everyone,
    params: users.UserParams,
    body: users.LicencesInput,
    answer: users.User,
  },
  'POST /bindings/:id/access': {
    summary: 'Get the rights that people and licences of a tenant need',
    access: managers,
    params: IdParam,
    answer: users.TenantAccess,
  },
  'GET /bindings/:id/licences': {
    summary: 'Licences of the tenant with seats assigned, free and over',
    access: everyone,
    params: IdParam,
    query: users.FreshQuery,
    answer: users.TenantLicences,
  },
  'GET /subscriptions/:id/licence': {
    summary: 'The licence that the seats of a subscription are',
    access: everyone,
    params: IdParam,
    answer: users.SubscriptionLicence,
  },
  'GET /bindings/:id/user-domains': {
    summary: 'Domains for sign-in names',
    access: everyone,
    params: IdParam,
    answer: users.UserDomains,
  },

  'GET /transfers': {
    summary: 'Subscriptions that move between partners',
    access: managers,
    query: transfers.TransferQuery,
    answer: pageOf(transfers.TransferRow),
  },
  'POST /transfers': {
    summary: 'Ask another partner for a customer’s subscriptions',
    access: operator,
    body: transfers.TransferRequestInput,
    answer: transfers.Transfer,
    status: 201,
    idempotent: true,
  },
  'POST /transfer-request-preview': {
    summary: 'What asking another partner would do, said before',
    access: operator,
    body: transfers.TransferRequestInput,
    answer: transfers.TransferPreview,
  },
  'GET /transfers/:id': {
    summary: 'One transfer',
    access: managers,
    params: IdParam,
    answer: transfers.Transfer,
  },
  'POST /transfers/:id/read': {
    summary: 'Read the transfers of its tenant at Microsoft now',
    access: managers,
    params: IdParam,
    answer: transfers.Transfer,
  },
  'POST /transfers/:id/preview': {
    summary: 'What a verb would do to a transfer, said before',
    access: operator,
    params: IdParam,
    body: transfers.TransferPreviewInput,
    answer: transfers.TransferPreview,
  },
  'POST /transfers/:id/accept': {
    summary: 'Accept a transfer: outgoing, with what moves; incoming, all of it',
    access: operator,
    params: IdParam,
    body: transfers.TransferLinesInput,
    answer: transfers.Transfer,
    idempotent: true,
  },
  'POST /transfers/:id/reject': {
    summary: 'Reject what another partner offers',
    access: operator,
    params: IdParam,
    answer: transfers.Transfer,
    idempotent: true,
  },
  'POST /transfers/:id/withdraw': {
    summary: 'Take back an own request or offer',
    access: operator,
    params: IdParam,
    answer: transfers.Transfer,
    idempotent: true,
  },

  'GET /reports': {
    summary: 'Reports, and to whom they are mailed',
    access: managers,
    answer: reports.Reports,
  },
  'GET /reports/:report': {
    summary: 'One page of a report; `rows.csv` below it is all of it',
    access: managers,
    params: reports.ReportParam,
    query: reports.ReportQuery,
    answer: reports.ReportPage,
  },
  'PUT /reports/:report/schedule': {
    summary: 'Have a report mailed to oneself, or no more',
    access: managers,
    params: reports.ReportParam,
    body: reports.ReportScheduleInput,
    answer: reports.Reports,
  },

  'GET /events': {
    summary: 'Events',
    access: everyone,
    query: events.EventQuery,
    answer: pageOf(events.Event),
  },

  'GET /sync/imports': {
    summary: 'Partner accounts and what of them is imported',
    access: operator,
    answer: z.object({ items: z.array(imports.Import) }),
  },
  'GET /partner-accounts/:id/import': {
    summary: 'How far the import of a partner account is',
    access: operator,
    params: IdParam,
    answer: imports.Import,
  },
  'GET /partner-accounts/:id/import/rows': {
    summary: 'Tenants that nobody was bound to, with what becomes of them',
    access: operator,
    params: IdParam,
    query: imports.ImportQuery,
    answer: pageOf(imports.ImportRow),
  },
  'POST /partner-accounts/:id/import/match': {
    summary: 'Look anew for the customers and resellers of tenants that nobody decided of',
    access: operator,
    params: IdParam,
    answer: imports.Import,
  },
  'POST /partner-accounts/:id/import/decisions': {
    summary: 'Say what becomes of tenants, named or by filter',
    access: operator,
    params: IdParam,
    body: imports.ImportDecisionInput,
    answer: imports.ImportDecisionAnswer,
  },
  'POST /partner-accounts/:id/import/apply': {
    summary: 'Carry out what is decided',
    access: operator,
    params: IdParam,
    body: imports.ImportApplyInput,
    answer: imports.Import,
    status: 202,
  },
  'POST /partner-accounts/:id/import/stop': {
    summary: 'Carry out no more; what is done stays done',
    access: operator,
    params: IdParam,
    answer: imports.Import,
  },

  'GET /partner-accounts/:id/webhook': {
    summary: 'Where Microsoft sends its events',
    access: operator,
    params: IdParam,
    answer: heard.Webhook,
  },
  'POST /partner-accounts/:id/webhook': {
    summary: 'Register our address at Microsoft and test it',
    access: operator,
    params: IdParam,
    body: heard.WebhookInput,
    answer: heard.Webhook,
    status: 202,
  },
  'GET /partner-accounts/:id/flow': {
    summary: 'How word of changes comes: lag and lost events',
    access: operator,
    params: IdParam,
    query: heard.ChangeFlowQuery,
    answer: heard.ChangeFlow,
  },
  'GET /partner-accounts/:id/inbox': {
    summary: 'Word of changes, one by one',
    access: operator,
    params: IdParam,
    query: heard.InboxQuery,
    answer: pageOf(heard.InboxEvent),
  },
  'GET /partner-accounts/:id/pace': {
    summary: 'The rate budget, minute by minute',
    access: operator,
    params: IdParam,
    query: heard.PaceQuery,
    answer: heard.PaceGraph,
  },
  'GET /sync/freshness': {
    summary: 'How old what is shown is, by reseller and kind',
    access: managers,
    query: heard.FreshnessQuery,
    answer: z.object({ items: z.array(heard.FreshnessGroup) }),
  },
  'GET /sync/freshness/tenants': {
    summary: 'How old what is shown of each tenant is',
    access: managers,
    query: heard.FreshnessRowQuery,
    answer: pageOf(heard.FreshnessRow),
  },
  'GET /sync/health': {
    summary: 'Whether sync is well, for machines',
    access: managers,
    answer: heard.SyncHealth,
  },
  'GET /alerts': {
    summary: 'What a person has to know of now',
    access: managers,
    query: heard.AlertQuery,
    answer: pageOf(heard.Alert),
  },
  'POST /alerts/:id/clear': {
    summary: 'Say that an alert is dealt with',
    access: managers,
    params: IdParam,
    body: heard.ClearAlertInput,
    answer: heard.Alert,
  },
} as const satisfies Record<string, RouteShape>;

export type Api = typeof api;
export type RouteName = keyof Api;
export type Route = RouteShape;

type In<R, K extends string> = R extends Record<K, infer S extends z.ZodType> ? z.input<S> : undefined;
type Out<R, K extends string> = R extends Record<K, infer S extends z.ZodType> ? z.output<S> : undefined;

/** What a caller sends. */
export type Sent<N extends RouteName> = {
  params: In<Api[N], 'params'>;
  query: In<Api[N], 'query'>;
  body: In<Api[N], 'body'>;
};
/** What a handler gets after validation. */
export type Received<N extends RouteName> = {
  params: Out<Api[N], 'params'>;
  query: Out<Api[N], 'query'>;
  body: Out<Api[N], 'body'>;
};
export type Answer<N extends RouteName> = Api[N]['answer'] extends z.ZodType
  ? z.output<Api[N]['answer']>
  : undefined;
