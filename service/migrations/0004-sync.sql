-- The exchange with Microsoft: what it said last (mirror), how we got it (runs, inbox), what differs and what is done.

-- Subscriptions that came by import or transfer have no order of ours, and no plan until somebody names one.
alter table subscriptions add column settings_set_id uuid references settings_sets;
update subscriptions s set settings_set_id = o.settings_set_id from orders o where o.id = s.order_id;
alter table subscriptions alter column settings_set_id set not null;
alter table subscriptions alter column order_id drop not null;
alter table subscriptions alter column plan_id drop not null;
alter table subscriptions alter column price drop not null;
alter table subscriptions alter column currency drop not null;
-- Microsoft's product:sku
alter table subscriptions add column product_id text;
alter table subscriptions add column sku_id text;
update subscriptions s set product_id = p.product_id, sku_id = p.sku_id from plans p where p.id = s.plan_id;
-- Entra's id of the licence that its seats are; null: not asked yet, or it gives none
alter table subscriptions add column licence_sku_id uuid;
create index subscriptions_account on subscriptions (partner_account_id, microsoft_id);
create index subscriptions_binding on subscriptions (binding_id);

alter table bindings drop constraint bindings_origin_check;
alter table bindings add check (origin in ('created', 'existing', 'imported'));

-- The mirror. Rows of tenants that nobody is bound to belong to the reseller of the partner account.
create table mirror_tenants (
  partner_account_id uuid not null references partner_accounts,
  tenant_id uuid not null,
  reseller_id uuid not null references resellers,
  customer_id uuid references customers,
  domain text not null,
  company_name text,
  commerce_id text,
  relationship text not null,
  -- null: not known yet
  agreement_accepted boolean,
  subscriptions_as_of timestamptz,
  licences_as_of timestamptz,
  users_as_of timestamptz,
  agreement_as_of timestamptz,
  as_of timestamptz not null,
  -- kind of resource → {at, cause, reason}, while its last reading failed
  failures jsonb not null default '{}',
  -- the full pulls that listed and that read it last
  listed_in uuid,
  pulled_in uuid,
  -- not a customer of this partner any more
  gone_at timestamptz,
  primary key (partner_account_id, tenant_id)
);
create index mirror_tenants_customer on mirror_tenants (customer_id);
create index mirror_tenants_domain on mirror_tenants (lower(domain));
create index mirror_tenants_pulled on mirror_tenants (partner_account_id, pulled_in);
select scope.protect('mirror_tenants', 'owned');

alter table mirror_subscriptions alter column customer_id drop not null;
alter table mirror_subscriptions add column name text not null default '';
alter table mirror_subscriptions add column status text not null default '';
alter table mirror_subscriptions add column seats int not null default 0;
alter table mirror_subscriptions add column term_duration text;
alter table mirror_subscriptions add column billing_cycle text;
alter table mirror_subscriptions add column auto_renew boolean not null default false;
alter table mirror_subscriptions add column starts_on date;
alter table mirror_subscriptions add column ends_on date;
alter table mirror_subscriptions add column scheduled_change jsonb;
alter table mirror_subscriptions add column mpn_id text;
-- Microsoft's offer, product:sku:availability or a legacy GUID, and kind of product: OnlineServicesNCE, Azure …
alter table mirror_subscriptions add column offer_id text not null default '';
alter table mirror_subscriptions add column product_type text;
alter table mirror_subscriptions add column gone_at timestamptz;
-- the full pull that did not see it any more: gone when that pull has come to its end
alter table mirror_subscriptions add column missed_in uuid;
create index mirror_subscriptions_missed on mirror_subscriptions (missed_in) where missed_in is not null;
-- Statistics are made of whole rows in memory, bodies and all: fewer of them do.
do $$
declare col name;
begin
  for col in select attname from pg_attribute
    where attrelid = 'mirror_subscriptions'::regclass and attnum > 0 and not attisdropped
  loop
    execute format('alter table mirror_subscriptions alter column %I set statistics 20', col);
  end loop;
end $$;
-- reports of windows that close, in Microsoft's own spelling of the instant
create index mirror_subscriptions_cancel_until on mirror_subscriptions
  ((body ->> 'cancellationAllowedUntilDate') collate "C");
create index mirror_subscriptions_tenant on mirror_subscriptions (partner_account_id, tenant_id);
create index mirror_subscriptions_customer on mirror_subscriptions (customer_id);

create table mirror_users (
  partner_account_id uuid not null references partner_accounts,
  tenant_id uuid not null,
  user_id uuid not null,
  reseller_id uuid not null references resellers,
  customer_id uuid references customers,
  sign_in_name text not null,
  display_name text not null,
  first_name text,
  last_name text,
  usage_location char(2),
  enabled boolean not null,
  -- Microsoft's sku ids, sorted
  licences text[] not null default '{}',
  deleted_at timestamptz,
  missed_in uuid,
  as_of timestamptz not null,
  primary key (partner_account_id, tenant_id, user_id)
);
create index mirror_users_missed on mirror_users (missed_in) where missed_in is not null;
create index mirror_users_customer on mirror_users (customer_id);
select scope.protect('mirror_users', 'owned');

create table mirror_licences (
  partner_account_id uuid not null references partner_accounts,
  tenant_id uuid not null,
  sku_id uuid not null,
  reseller_id uuid not null references resellers,
  customer_id uuid references customers,
  -- e.g. O365_BUSINESS_ESSENTIALS, and the name that people know
  part_number text not null,
  name text not null,
  total int not null,
  assigned int not null,
  suspended int not null default 0,
  missed_in uuid,
  as_of timestamptz not null,
  primary key (partner_account_id, tenant_id, sku_id)
);
create index mirror_licences_missed on mirror_licences (missed_in) where missed_in is not null;
create index mirror_licences_customer on mirror_licences (customer_id);
select scope.protect('mirror_licences', 'owned');

-- Granular delegated admin relationships (GDAP).
create table mirror_relationships (
  partner_account_id uuid not null references partner_accounts,
  relationship_id text not null,
  tenant_id uuid,
  reseller_id uuid not null references resellers,
  customer_id uuid references customers,
  name text not null,
  status text not null,
  -- template ids of Entra's directory roles
  roles text[] not null default '{}',
  starts_at timestamptz,
  ends_at timestamptz,
  auto_extend boolean not null default false,
  as_of timestamptz not null,
  primary key (partner_account_id, relationship_id)
);
create index mirror_relationships_tenant on mirror_relationships (partner_account_id, tenant_id);
select scope.protect('mirror_relationships', 'owned');

-- Subscriptions that move between partners, as Microsoft said last.
create table mirror_transfers (
  id uuid primary key,
  number bigint generated always as identity unique,
  partner_account_id uuid not null references partner_accounts,
  transfer_id text not null,
  tenant_id uuid not null,
  reseller_id uuid not null references resellers,
  customer_id uuid references customers,
  direction text not null check (direction in ('incoming', 'outgoing')),
  -- ours: pending, in-progress, complete, withdrawn, rejected, expired, failed
  state text not null,
  other_partner text,
  created_at timestamptz,
  expires_at timestamptz,
  body jsonb not null,
  as_of timestamptz not null,
  unique (partner_account_id, tenant_id, transfer_id)
);
create index mirror_transfers_customer on mirror_transfers (customer_id);
create index mirror_transfers_open on mirror_transfers (expires_at) where state in ('pending', 'in-progress');
select scope.protect('mirror_transfers', 'owned');

-- What somebody asked of a transfer, stored with the ids of the call before Microsoft is called.
create table transfer_acts (
  id uuid primary key,
  reseller_id uuid not null references resellers,
  customer_id uuid references customers,
  partner_account_id uuid not null references partner_accounts,
  tenant_id uuid not null,
  -- Microsoft's; of a request: null until Microsoft named it
  transfer_id text,
  verb text not null check (verb in ('request', 'accept', 'reject', 'withdraw')),
  wanted jsonb not null,
  state text not null check (state in ('pending', 'done', 'refused')),
  reason text,
  next text,
  code text,
  microsoft_request_id text,
  request_id uuid not null,
  correlation_id uuid not null,
  attempts int not null default 0,
  asked_by uuid not null references members,
  asked_at timestamptz not null,
  due_at timestamptz,
  settled_at timestamptz,
  idempotency_key text not null,
  unique (asked_by, idempotency_key)
);
create index transfer_acts_due on transfer_acts (due_at) where due_at is not null;
create index transfer_acts_tenant on transfer_acts (partner_account_id, tenant_id);
select scope.protect('transfer_acts', 'owned');

-- People of tenants as Concord has them on record: what was decided here or taken from Microsoft.
create table users (
  id uuid primary key,
  number bigint generated always as identity unique,
  version int not null default 1,
  reseller_id uuid not null references resellers,
  customer_id uuid not null references customers,
  binding_id uuid not null references bindings,
  partner_account_id uuid not null references partner_accounts,
  tenant_id uuid not null,
  microsoft_id uuid not null,
  sign_in_name text not null,
  display_name text not null,
  first_name text,
  last_name text,
  usage_location char(2),
  enabled boolean not null,
  licences text[] not null default '{}',
  deleted_at timestamptz,
  updated_at timestamptz not null,
  unique (partner_account_id, tenant_id, microsoft_id)
);
create index users_customer on users (customer_id);
select scope.protect('users', 'owned');

-- People that somebody asked for, stored before the call to Microsoft, so that nobody is made twice.
create table user_creations (
  id uuid primary key,
  reseller_id uuid not null references resellers,
  customer_id uuid not null references customers,
  binding_id uuid not null references bindings,
  sign_in_name text not null,
  wanted jsonb not null,
  state text not null check (state in ('pending', 'done')),
  microsoft_id uuid,
  request_id uuid not null,
  correlation_id uuid not null,
  asked_by uuid not null references members,
  asked_at timestamptz not null,
  settled_at timestamptz,
  idempotency_key text not null,
  unique (asked_by, idempotency_key)
);
select scope.protect('user_creations', 'owned');

-- How a partner account is read and listened to.
create table sync_accounts (
  partner_account_id uuid primary key references partner_accounts,
  reseller_id uuid not null references resellers,
  -- the set through which it is read
  settings_set_id uuid references settings_sets on delete set null,
  pull_due_at timestamptz,
  poll_due_at timestamptz,
  -- audit records are read up to here
  audit_until timestamptz,
  webhook_state text not null default 'none'
    check (webhook_state in ('none', 'testing', 'ours', 'foreign', 'failed')),
  -- part of the callback address: who does not know it is not heard
  webhook_token text unique,
  webhook_url text,
  -- an address that somebody else registered: never replaced without a person's yes
  foreign_url text,
  -- the address that a person allowed to be replaced
  replaceable_url text,
  webhook_due_at timestamptz,
  -- Microsoft's id of the test that is awaited, and why the registration does not stand
  webhook_test_id text,
  webhook_asked_at timestamptz,
  webhook_reason text,
  -- since when Microsoft has our address and has to send what changes
  webhook_since timestamptz,
  webhook_tested_at timestamptz,
  webhook_heard_at timestamptz,
  -- since when the activity log cannot be read, and why: the nearest witness of how the account stands
  poll_failed_at timestamptz,
  poll_cause text,
  poll_reason text,
  polled_at timestamptz,
  -- when queued rows of the import are carried on; null: there are none
  import_due_at timestamptz,
  -- why that waits
  import_reason text,
  import_attempts int not null default 0,
  -- what the last complete pull counted: {customers, subscriptions, users, fields: {name: share}}
  counted jsonb
);
select scope.protect('sync_accounts', 'owned');

-- Limits of a settings set: how old what we show may be, how much one run may change.
create table sync_limits (
  settings_set_id uuid primary key references settings_sets on delete cascade,
  reseller_id uuid not null references resellers,
  version int not null default 1,
  -- minutes until a resource counts as stale, by kind; and between two full pulls
  customers_minutes int not null,
  subscriptions_minutes int not null,
  users_minutes int not null,
  sweep_minutes int not null,
  -- blast radius of one run: above it a second person has to say yes
  seats int not null,
  amount numeric(14, 2) not null,
  currency char(3) not null,
  customers int not null,
  -- share of failed lines, in percent, at which a run pauses by itself
  error_percent int not null,
  -- kill switch: nothing is written to Microsoft by a run
  stopped_at timestamptz,
  stopped_by uuid references members,
  stopped_reason text,
  updated_at timestamptz not null
);
select scope.protect('sync_limits', 'owned');

create table sync_runs (
  id uuid primary key,
  number bigint generated always as identity unique,
  reseller_id uuid not null references resellers,
  partner_account_id uuid not null references partner_accounts,
  settings_set_id uuid references settings_sets on delete set null,
  kind text not null check (kind in ('full', 'changes', 'tenant')),
  tenant_id uuid,
  state text not null check (state in ('running', 'asking', 'done', 'stopped', 'failed')),
  phase text not null,
  -- tenants: all, read, failed
  total int,
  done int not null default 0,
  failed int not null default 0,
  calls int not null default 0,
  throttled int not null default 0,
  -- of late
  per_minute int,
  changed int not null default 0,
  gone int not null default 0,
  counted jsonb not null default '{}',
  -- what a guard found: {guard, before, now}, and whether a person said to go on
  guard jsonb,
  agreed_by uuid references members,
  agreed_at timestamptz,
  cause text,
  reason text,
  attempts int not null default 0,
  asked_by uuid references members,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz,
  due_at timestamptz
);
create unique index sync_runs_one_full on sync_runs (partner_account_id)
  where kind = 'full' and state in ('running', 'asking');
create index sync_runs_due on sync_runs (due_at) where due_at is not null;
create index sync_runs_account on sync_runs (partner_account_id, started_at desc);
select scope.protect('sync_runs', 'owned');

-- Word of changes at Microsoft: webhooks and audit records, each once.
create table inbox_events (
  id uuid primary key,
  reseller_id uuid not null references resellers,
  partner_account_id uuid not null references partner_accounts,
  source text not null check (source in ('webhook', 'audit', 'sweep')),
  key text not null,
  name text not null,
  tenant_id uuid,
  microsoft_id text,
  body jsonb not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  handled_at timestamptz,
  due_at timestamptz,
  -- the audit record itself, or the one that a webhook names
  audit_id text,
  -- an audit record or a find of the sweep for which a webhook had to come: did it, and how late
  expects_webhook boolean not null default false,
  matched_at timestamptz,
  unique (partner_account_id, source, key)
);
create index inbox_events_due on inbox_events (due_at) where due_at is not null;
create index inbox_events_pair on inbox_events (partner_account_id, tenant_id, microsoft_id, occurred_at);
create index inbox_events_audit on inbox_events (partner_account_id, audit_id);
create index inbox_events_received on inbox_events (partner_account_id, received_at);
create index inbox_events_expecting on inbox_events (partner_account_id, occurred_at) where expects_webhook;
select scope.protect('inbox_events', 'owned');

-- Calls of a minute of real time, for the graph of the rate budget.
create table pace_minutes (
  partner_account_id uuid not null references partner_accounts,
  reseller_id uuid not null references resellers,
  minute timestamptz not null,
  calls int not null,
  throttled int not null,
  per_minute int not null,
  primary key (partner_account_id, minute)
);
select scope.protect('pace_minutes', 'owned');

-- What a person has to know of now; cleared when it is over.
create table alerts (
  id uuid primary key,
  reseller_id uuid not null references resellers,
  customer_id uuid references customers,
  partner_account_id uuid references partner_accounts,
  kind text not null,
  -- what it is about, so that the same is said once
  subject text not null,
  cause text,
  data jsonb not null default '{}',
  since timestamptz not null,
  updated_at timestamptz not null,
  cleared_at timestamptz
);
create unique index alerts_open on alerts (kind, subject) where cleared_at is null;
select scope.protect('alerts', 'owned');

-- One disagreement between our record and the mirror.
create table differences (
  id uuid primary key,
  number bigint generated always as identity unique,
  reseller_id uuid not null references resellers,
  customer_id uuid references customers,
  partner_account_id uuid not null references partner_accounts,
  settings_set_id uuid references settings_sets on delete set null,
  tenant_id uuid not null,
  -- customer, subscription, user …, and its id at Microsoft
  object_kind text not null,
  microsoft_id text not null,
  subscription_id uuid references subscriptions,
  field text not null,
  ours jsonb,
  theirs jsonb,
  since timestamptz not null,
  seen_at timestamptz not null,
  -- who changed it, by the audit record: {at, by, operation}
  cause jsonb,
  -- what the disagreement is worth per billing cycle; null where nobody knows
  amount numeric(14, 4),
  currency char(3),
  state text not null check (state in ('open', 'decided', 'accepted', 'closed')),
  decision text check (decision in ('take', 'push', 'accept', 'ask')),
  decided_by uuid references members,
  policy_id uuid,
  decided_at timestamptz,
  accepted_until timestamptz,
  note text,
  closed_at timestamptz,
  closed_how text
);
create unique index differences_open on differences (partner_account_id, tenant_id, object_kind, microsoft_id, field)
  where closed_at is null;
create index differences_customer on differences (customer_id);
create index differences_state on differences (state, since) where closed_at is null;
create index differences_closed on differences (closed_at);
create index differences_accepted on differences (accepted_until) where state = 'accepted' and closed_at is null;
create index differences_by_policy on differences (policy_id, decision)
  where policy_id is not null and state = 'decided' and closed_at is null;
create index differences_set on differences (settings_set_id, field) where closed_at is null;
create index differences_object on differences (partner_account_id, object_kind, microsoft_id);
select scope.protect('differences', 'owned');

create table policies (
  id uuid primary key,
  number bigint generated always as identity unique,
  version int not null default 1,
  reseller_id uuid not null references resellers,
  name text not null,
  -- what it is for; null: any
  settings_set_id uuid references settings_sets on delete cascade,
  object_kind text,
  field text,
  decision text not null check (decision in ('take', 'push', 'accept', 'ask')),
  accept_days int,
  active boolean not null default false,
  -- in whose name it acts
  activated_by uuid references members,
  position int not null,
  updated_at timestamptz not null
);
select scope.protect('policies', 'owned');

-- What was open at the end of a day, for each reseller and currency ('' where nobody knows the worth).
create table difference_days (
  reseller_id uuid not null references resellers,
  day date not null,
  currency text not null,
  count int not null,
  amount numeric(18, 4) not null,
  primary key (reseller_id, day, currency)
);
create index difference_days_day on difference_days (day);
select scope.protect('difference_days', 'owned');

-- A plan to close differences, reviewed before it is carried out.
create table reconciliations (
  id uuid primary key,
  number bigint generated always as identity unique,
  version int not null default 1,
  reseller_id uuid not null references resellers,
  settings_set_id uuid not null references settings_sets,
  partner_account_id uuid not null references partner_accounts,
  state text not null
    check (state in ('planned', 'approving', 'running', 'paused', 'done', 'stale', 'dropped')),
  seats int not null,
  customers int not null,
  -- what moves in one billing cycle: [{amount, currency}]
  money jsonb not null default '[]',
  -- [{what, is, limit}]
  over_limits jsonb not null default '[]',
  policy_id uuid references policies on delete set null,
  planned_by uuid not null references members,
  planned_at timestamptz not null,
  approved_by uuid references members,
  approved_at timestamptz,
  started_by uuid references members,
  started_at timestamptz,
  -- when a person said last that it shall run: from then on its errors count
  resumed_at timestamptz,
  finished_at timestamptz,
  paused_reason text,
  -- differences of its lines that the reading at the end still found
  remaining int,
  due_at timestamptz
);
create index reconciliations_set on reconciliations (settings_set_id);
create index reconciliations_due on reconciliations (due_at) where due_at is not null;
select scope.protect('reconciliations', 'owned');

create table reconciliation_lines (
  id uuid primary key,
  reconciliation_id uuid not null references reconciliations on delete cascade,
  reseller_id uuid not null references resellers,
  customer_id uuid references customers,
  position int not null,
  difference_id uuid not null references differences,
  decision text not null check (decision in ('take', 'push')),
  field text not null,
  ours jsonb,
  theirs jsonb,
  -- version of our record when it was planned
  record_version int,
  -- how the object stood at Microsoft then
  seen jsonb,
  -- what will come of it, said before: {text, seats, money, refusal, dropped}
  consequence jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'refused', 'failed', 'skipped')),
  change_id uuid references subscription_changes,
  reason text,
  code text,
  request_id uuid not null,
  correlation_id uuid not null,
  attempts int not null default 0,
  settled_at timestamptz
);
create index reconciliation_lines_plan on reconciliation_lines (reconciliation_id, position);
create index reconciliation_lines_difference on reconciliation_lines (difference_id);
select scope.protect('reconciliation_lines', 'owned');

-- What becomes of a tenant that nobody is bound to, decided row by row.
create table import_rows (
  partner_account_id uuid not null references partner_accounts,
  tenant_id uuid not null,
  reseller_id uuid not null references resellers,
  -- the customer that was found for it, and by what: tenant, domain, company, mpn
  matched_customer_id uuid references customers on delete set null,
  matched_by text,
  -- whose MPN ID its subscriptions name
  mpn_reseller_id uuid references resellers,
  decision text check (decision in ('bind', 'create', 'ignore')),
  -- whose customer it becomes
  target_customer_id uuid references customers on delete set null,
  target_reseller_id uuid references resellers,
  -- queued: a person said that it shall be carried out
  state text not null check (state in ('open', 'decided', 'queued', 'done', 'ignored', 'failed')),
  reason text,
  decided_by uuid references members,
  decided_at timestamptz,
  -- all that were begun together have one instant
  queued_by uuid references members,
  queued_at timestamptz,
  settled_at timestamptz,
  primary key (partner_account_id, tenant_id)
);
create index import_rows_state on import_rows (partner_account_id, state);
create index import_rows_queued on import_rows (partner_account_id, queued_at) where queued_at is not null;
select scope.protect('import_rows', 'owned');

-- A report that is sent by mail: who owns it and when it is due.
create table report_schedules (
  id uuid primary key,
  reseller_id uuid not null references resellers,
  report text not null,
  member_id uuid not null references members on delete cascade,
  every text not null check (every in ('day', 'week', 'month')),
  due_at timestamptz not null,
  -- the due time of the mail that is being sent; stored before the mail server is called, so that each goes once
  sending_for timestamptz,
  -- the mail of that time failed before anything was sent, and is tried again
  retry_at timestamptz,
  attempts int not null default 0,
  sent_at timestamptz,
  -- why the last mail did not go out, or may not have
  failure text,
  unique (report, member_id)
);
create index report_schedules_due on report_schedules (due_at);
select scope.protect('report_schedules', 'owned');
