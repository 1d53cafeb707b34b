-- What was asked of a subscription: stored before Microsoft is called, so that a kill leaves word of it.
alter table subscriptions add column version int not null default 1;
alter table subscriptions add column scheduled_change jsonb;

create table subscription_changes (
  id uuid primary key,
  reseller_id uuid not null references resellers,
  customer_id uuid not null references customers,
  subscription_id uuid not null references subscriptions,
  verb text not null,
  wanted jsonb not null,
  state text not null check (state in ('pending', 'done', 'refused')),
  -- as it was right before, and as Microsoft said it was afterwards
  before jsonb not null,
  after jsonb,
  -- what Microsoft deletes with the change and has to be set again after it
  put_back jsonb,
  attempts int not null default 0,
  request_id uuid not null,
  put_back_request_id uuid not null,
  correlation_id uuid not null,
  reason text,
  next text,
  code text,
  microsoft_request_id text,
  asked_by uuid not null references members,
  asked_at timestamptz not null,
  settled_at timestamptz,
  due_at timestamptz,
  idempotency_key text not null,
  unique (asked_by, idempotency_key)
);
create unique index subscription_changes_one_at_a_time on subscription_changes (subscription_id)
  where state = 'pending';
create index subscription_changes_due on subscription_changes (due_at) where due_at is not null;
create index subscription_changes_latest on subscription_changes (subscription_id, asked_at desc);
select scope.protect('subscription_changes', 'owned');
