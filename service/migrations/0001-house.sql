-- Isolation first: every table below is protected when it is made. Transactions run as concord_app with
-- concord.scope_kind (operator | reseller | customer) and concord.scope_id; without a scope nothing is seen.

do $$ begin
  if not exists (select from pg_roles where rolname = 'concord_app') then create role concord_app nologin; end if;
end $$;
do $$ begin execute format('grant concord_app to %I', current_user); end $$;
grant usage on schema public to concord_app;

create schema scope;
grant usage on schema scope to concord_app;

create table resellers (
  id uuid primary key,
  number bigint generated always as identity unique,
  version int not null default 1,
  parent_id uuid references resellers,
  -- from the operator down to this reseller
  path uuid[] not null default '{}',
  name text not null,
  country char(2) not null,
  currency char(3) not null,
  domain text,
  tenant_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index resellers_one_operator on resellers ((true)) where parent_id is null;
create index resellers_path on resellers using gin (path);

create table customers (
  id uuid primary key,
  number bigint generated always as identity unique,
  version int not null default 1,
  reseller_id uuid not null references resellers,
  company_name text not null,
  country char(2) not null,
  state text,
  city text not null,
  address_line1 text not null,
  address_line2 text,
  postal_code text not null,
  first_name text not null,
  last_name text not null,
  email text not null,
  phone text,
  language text not null,
  registration_number text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- what the rows of a customer refer to, so that none can name another reseller
  unique (id, reseller_id)
);
create index customers_reseller on customers (reseller_id);

create function scope.kind() returns text language sql stable
  return nullif(current_setting('concord.scope_kind', true), '');
create function scope.id() returns uuid language sql stable
  return nullif(current_setting('concord.scope_id', true), '')::uuid;
-- The reseller of the scope and all below it.
create function scope.subtree() returns uuid[] language sql stable security definer set search_path = public as
  $$ select coalesce(array_agg(id), '{}') from resellers where scope.kind() = 'reseller' and path @> array[scope.id()] $$;
-- The resellers above the scope and its own: what they offer, the scope may read.
create function scope.upstream() returns uuid[] language sql stable security definer set search_path = public as
  $$ select coalesce((
       select path from resellers where id = case scope.kind()
         when 'reseller' then scope.id()
         when 'customer' then (select reseller_id from customers where id = scope.id())
       end), '{}') $$;

create function scope.own_reseller() returns uuid language sql stable security definer set search_path = public as
  $$ select reseller_id from customers where scope.kind() = 'customer' and id = scope.id() $$;

-- kind 'owned':   rows of a reseller, or of a customer where customer_id is set.
-- kind 'offered': rows of a reseller that everybody below it may read.
-- kind 'operator': rows for the operator's scope alone.
create function scope.protect(target regclass, kind text) returns void language plpgsql as $$
declare
  mine text := '(select scope.kind()) = ''operator''';
  readable text;
  has_customer boolean := exists (
    select from pg_attribute where attrelid = target and attname = 'customer_id' and not attisdropped);
begin
  if kind <> 'operator' then
    mine := mine || ' or ((select scope.kind()) = ''reseller'' and reseller_id = any ((select scope.subtree())::uuid[]))';
  end if;
  if kind = 'owned' and has_customer then
    mine := mine || ' or ((select scope.kind()) = ''customer'' and customer_id = (select scope.id()))';
  end if;
  readable := mine;
  if kind = 'offered' then
    readable := mine || ' or reseller_id = any ((select scope.upstream())::uuid[])';
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('create policy readable on %s for select to concord_app using (%s)', target, readable);
  execute format('create policy writable on %s for all to concord_app using (%s) with check (%s)', target, mine, mine);
  execute format('grant select, insert, update, delete on %s to concord_app', target);
  -- Events keep the reseller of their time; their trigger checks the pair once.
  if kind = 'owned' and has_customer and target::text <> 'events' then
    execute format('alter table %s add foreign key (customer_id, reseller_id)
      references customers (id, reseller_id) on update cascade', target);
  end if;
end $$;

-- Resellers and customers are their own owners, so their policies name id.
alter table resellers enable row level security;
create policy readable on resellers for select to concord_app using (
  (select scope.kind()) = 'operator'
  or id = any ((select scope.subtree())::uuid[])
  or ((select scope.kind()) = 'customer' and id = (select scope.own_reseller())));
create policy writable on resellers for all to concord_app
  using ((select scope.kind()) = 'operator' or id = any ((select scope.subtree())::uuid[]))
  with check ((select scope.kind()) = 'operator' or id = any ((select scope.subtree())::uuid[])
    or parent_id = any ((select scope.subtree())::uuid[]));
grant select, insert, update, delete on resellers to concord_app;

-- The place in the tree is the database's to know: the path follows the parent, and the parent stays.
create function reseller_place() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'UPDATE' then
    new.parent_id := old.parent_id;
    new.path := old.path;
  else
    new.path := coalesce((select path from resellers where id = new.parent_id), '{}') || new.id;
  end if;
  return new;
end $$;
create trigger reseller_place before insert or update on resellers for each row execute function reseller_place();

alter table customers enable row level security;
create policy visible on customers for all to concord_app using (
  (select scope.kind()) = 'operator'
  or ((select scope.kind()) = 'reseller' and reseller_id = any ((select scope.subtree())::uuid[]))
  or ((select scope.kind()) = 'customer' and id = (select scope.id())))
  with check (
  (select scope.kind()) = 'operator'
  or ((select scope.kind()) = 'reseller' and reseller_id = any ((select scope.subtree())::uuid[]))
  or ((select scope.kind()) = 'customer' and id = (select scope.id()) and reseller_id = (select scope.own_reseller())));
grant select, insert, update, delete on customers to concord_app;

create table attributes (
  id uuid primary key,
  version int not null default 1,
  reseller_id uuid not null references resellers,
  key text not null unique,
  name text not null,
  type text not null,
  format text,
  options text[] not null default '{}',
  required boolean not null default false,
  updated_at timestamptz not null
);
select scope.protect('attributes', 'offered');

create table reseller_attributes (
  reseller_id uuid not null references resellers on delete cascade,
  key text not null,
  value text not null,
  primary key (reseller_id, key)
);
select scope.protect('reseller_attributes', 'owned');

create table members (
  id uuid primary key,
  reseller_id uuid not null references resellers,
  customer_id uuid references customers,
  name text not null,
  email text not null,
  password_hash text not null,
  role text not null check (role in ('operator-administrator', 'reseller-manager', 'customer-owner')),
  active boolean not null default true,
  preferences jsonb not null default '{}',
  created_at timestamptz not null,
  last_sign_in_at timestamptz,
  check ((customer_id is not null) = (role = 'customer-owner'))
);
create unique index members_email on members (lower(email));
select scope.protect('members', 'owned');

create table sessions (
  -- sha-256 of the token: the token itself is only with its bearer
  token_hash bytea primary key,
  member_id uuid not null references members on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_member on sessions (member_id);
select scope.protect('sessions', 'operator');

create table sign_in_failures (
  subject text not null,
  at timestamptz not null
);
create index sign_in_failures_subject on sign_in_failures (subject, at);
select scope.protect('sign_in_failures', 'operator');

create table secrets (
  id uuid primary key,
  reseller_id uuid not null references resellers,
  customer_id uuid references customers,
  owner_id uuid not null,
  kind text not null,
  key_id text not null,
  wrapped_key bytea not null,
  sealed bytea not null,
  ends_in text not null,
  fingerprint text not null,
  set_at timestamptz not null,
  expires_at timestamptz,
  unique (owner_id, kind)
);
create index secrets_key on secrets (key_id);
select scope.protect('secrets', 'owned');

create table partner_accounts (
  id uuid primary key,
  reseller_id uuid not null references resellers,
  environment text not null,
  address text not null default '',
  tenant_id uuid not null,
  type text not null default 'direct-bill',
  name text,
  country char(2),
  region text,
  currency char(3),
  mpn_id text,
  read_at timestamptz,
  created_at timestamptz not null,
  unique (environment, address, tenant_id)
);
select scope.protect('partner_accounts', 'offered');

create table settings_sets (
  id uuid primary key,
  number bigint generated always as identity unique,
  version int not null default 1,
  reseller_id uuid not null references resellers,
  partner_account_id uuid not null references partner_accounts,
  active boolean not null default true,
  name text not null,
  environment text not null,
  address text,
  api text not null,
  agreement_link text not null,
  domain_prefix text not null,
  application_id uuid not null,
  secret_expires_on date,
  login text,
  tenant_id uuid not null,
  invitation_path text not null,
  reseller_attribute text,
  new_tenants_disabled boolean not null default false,
  default_country char(2) not null,
  default_language text not null,
  note text,
  consent jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index settings_sets_reseller on settings_sets (reseller_id);
select scope.protect('settings_sets', 'owned');

create table connection_checks (
  id uuid primary key,
  settings_set_id uuid not null references settings_sets on delete cascade,
  reseller_id uuid not null references resellers,
  state text not null,
  lines jsonb not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index connection_checks_set on connection_checks (settings_set_id, started_at desc);
select scope.protect('connection_checks', 'owned');

-- A consent that is under way at Entra; its PKCE verifier is sealed in secrets.
create table consents (
  id uuid primary key,
  settings_set_id uuid not null references settings_sets on delete cascade,
  reseller_id uuid not null references resellers,
  member_id uuid not null references members,
  state_hash bytea not null unique,
  redirect_uri text not null,
  expires_at timestamptz not null
);
select scope.protect('consents', 'owned');

create table services (
  id uuid primary key,
  number bigint generated always as identity unique,
  version int not null default 1,
  reseller_id uuid not null references resellers,
  settings_set_id uuid not null references settings_sets,
  name text not null,
  description text,
  updated_at timestamptz not null
);
create index services_set on services (settings_set_id);
select scope.protect('services', 'offered');

create table plans (
  id uuid primary key,
  number bigint generated always as identity unique,
  version int not null default 1,
  reseller_id uuid not null references resellers,
  service_id uuid not null references services,
  name text not null,
  description text,
  product_id text not null,
  sku_id text not null,
  segment text not null,
  market char(2) not null,
  term_duration text not null,
  billing_cycle text not null,
  price numeric(14, 4) not null check (price >= 0),
  currency char(3) not null,
  minimum_seats int not null check (minimum_seats > 0),
  maximum_seats int not null check (maximum_seats >= minimum_seats),
  active boolean not null default true,
  updated_at timestamptz not null
);
create index plans_service on plans (service_id);
select scope.protect('plans', 'offered');

create table bindings (
  id uuid primary key,
  reseller_id uuid not null references resellers,
  customer_id uuid not null references customers,
  partner_account_id uuid not null references partner_accounts,
  tenant_id uuid not null,
  domain text not null,
  origin text not null check (origin in ('created', 'existing')),
  reseller_mpn_id text,
  admin_user_name text,
  password_state text not null default 'none' check (password_state in ('sealed', 'shown', 'lost', 'none')),
  bound_at timestamptz not null,
  ended_at timestamptz
);
-- A tenant is never silently bound twice.
create unique index bindings_tenant on bindings (partner_account_id, tenant_id) where ended_at is null;
create index bindings_customer on bindings (customer_id);
select scope.protect('bindings', 'owned');

create table acceptances (
  id uuid primary key,
  reseller_id uuid not null references resellers,
  customer_id uuid not null references customers,
  partner_account_id uuid not null references partner_accounts,
  tenant_id uuid,
  method text not null check (method in ('attestation', 'direct')),
  state text not null check (state in ('created', 'accepted', 'finalised')),
  attestation_id text,
  attestation_link text,
  template_id text,
  template_version int,
  link text not null,
  language text not null,
  country char(2) not null,
  first_name text not null,
  last_name text not null,
  email text not null,
  phone text,
  member_id uuid references members,
  ip_address text,
  user_agent text,
  request_id uuid not null,
  correlation_id uuid not null,
  created_at timestamptz not null,
  accepted_at timestamptz
);
create index acceptances_customer on acceptances (customer_id, partner_account_id);
select scope.protect('acceptances', 'owned');

create table orders (
  id uuid primary key,
  number bigint generated always as identity unique,
  reseller_id uuid not null references resellers,
  customer_id uuid not null references customers,
  plan_id uuid not null references plans,
  settings_set_id uuid not null references settings_sets,
  partner_account_id uuid not null references partner_accounts,
  state text not null,
  seats int not null check (seats > 0),
  price numeric(14, 4) not null,
  currency char(3) not null,
  term_duration text not null,
  billing_cycle text not null,
  tenant_kind text not null check (tenant_kind in ('new', 'existing', 'bound')),
  domain text not null,
  tenant_id uuid,
  binding_id uuid references bindings,
  acceptance_id uuid references acceptances,
  reseller_mpn_id text,
  reseller_tenant_id uuid,
  ownership_confirmed_by uuid references members,
  ownership_confirmed_at timestamptz,
  placed_by uuid not null references members,
  placed_at timestamptz not null,
  completed_at timestamptz,
  idempotency_key text not null,
  -- when the worker has to look at it next; null: only a person can move it
  due_at timestamptz,
  unique (placed_by, idempotency_key)
);
create index orders_customer on orders (customer_id);
create index orders_due on orders (due_at) where due_at is not null;
create unique index orders_new_domain on orders (partner_account_id, domain)
  where tenant_kind = 'new' and state not in ('completed', 'cancelled');
select scope.protect('orders', 'owned');

create table order_steps (
  order_id uuid not null references orders on delete cascade,
  reseller_id uuid not null references resellers,
  customer_id uuid not null references customers,
  position int not null,
  name text not null,
  state text not null,
  attempts int not null default 0,
  -- made and stored before the call; kept while the outcome is unknown
  request_id uuid,
  correlation_id uuid not null,
  result jsonb,
  reason text,
  next text,
  code text,
  due_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (order_id, name)
);
select scope.protect('order_steps', 'owned');

create table subscriptions (
  id uuid primary key,
  number bigint generated always as identity unique,
  reseller_id uuid not null references resellers,
  customer_id uuid not null references customers,
  order_id uuid not null references orders unique,
  plan_id uuid not null references plans,
  binding_id uuid not null references bindings,
  partner_account_id uuid not null references partner_accounts,
  microsoft_id text not null,
  name text not null,
  state text not null,
  seats int not null,
  price numeric(14, 4) not null,
  currency char(3) not null,
  term_duration text not null,
  billing_cycle text not null,
  auto_renew boolean not null,
  starts_on date not null,
  ends_on date not null,
  reseller_mpn_id text,
  created_at timestamptz not null,
  unique (partner_account_id, microsoft_id)
);
create index subscriptions_customer on subscriptions (customer_id);
select scope.protect('subscriptions', 'owned');

-- What Microsoft said last.
create table mirror_subscriptions (
  partner_account_id uuid not null references partner_accounts,
  microsoft_id text not null,
  reseller_id uuid not null references resellers,
  customer_id uuid not null references customers,
  tenant_id uuid not null,
  body jsonb not null,
  as_of timestamptz not null,
  primary key (partner_account_id, microsoft_id)
);
select scope.protect('mirror_subscriptions', 'owned');

-- Events: numbered without gaps, each hash covers the one before. Nobody may change or delete one.
create table events (
  seq bigint primary key,
  reseller_id uuid not null references resellers,
  customer_id uuid references customers,
  at timestamptz not null,
  kind text not null,
  actor_id uuid,
  actor text not null,
  object_kind text not null,
  object_id uuid not null,
  data jsonb not null,
  previous_hash bytea not null,
  hash bytea not null
);
create index events_object on events (object_id, seq desc);
select scope.protect('events', 'owned');
revoke update, delete on events from concord_app;

create table event_chain (seq bigint not null, hash bytea not null);
insert into event_chain values (0, '\x');
create unique index event_chain_one on event_chain ((true));
alter table event_chain enable row level security;


create function event_digest(previous bytea, e events) returns bytea language sql immutable as $$
  select sha256(previous || convert_to(
    jsonb_build_array(e.seq, extract(epoch from e.at), e.kind, e.actor_id, e.actor, e.object_kind, e.object_id,
      e.reseller_id, e.customer_id, e.data)::text, 'UTF8')) $$;

create function event_append() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.customer_id is not null
    and not exists (select from customers where id = new.customer_id and reseller_id = new.reseller_id) then
    raise exception 'the customer of an event belongs to its reseller';
  end if;
  -- The row lock on the head is held until commit: numbers have no gaps and appear in order.
  update event_chain set seq = seq + 1 returning seq, hash into new.seq, new.previous_hash;
  new.hash := event_digest(new.previous_hash, new);
  update event_chain set hash = new.hash;
  perform pg_notify('concord_live', json_build_object('objectKind', new.object_kind, 'objectId', new.object_id,
    'resellerId', new.reseller_id, 'customerId', new.customer_id)::text);
  return new;
end $$;
create trigger event_append before insert on events for each row execute function event_append();
revoke execute on function event_append() from public;

create function event_fixed() returns trigger language plpgsql as $$
begin raise exception 'events are immutable'; end $$;
create trigger event_fixed before update or delete on events for each row execute function event_fixed();
