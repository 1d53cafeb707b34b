-- Written by `npm run schema` from the migrations; not to be edited.

create table acceptances (
  id uuid not null,
  reseller_id uuid not null,
  customer_id uuid not null,
  partner_account_id uuid not null,
  tenant_id uuid,
  method text not null,
  state text not null,
  attestation_id text,
  attestation_link text,
  template_id text,
  template_version integer,
  link text not null,
  language text not null,
  country character(2) not null,
  first_name text not null,
  last_name text not null,
  email text not null,
  phone text,
  member_id uuid,
  ip_address text,
  user_agent text,
  request_id uuid not null,
  correlation_id uuid not null,
  created_at timestamp with time zone not null,
  accepted_at timestamp with time zone
);

alter table acceptances add constraint acceptances_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table acceptances add constraint acceptances_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table acceptances add constraint acceptances_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id);
alter table acceptances add constraint acceptances_method_check CHECK ((method = ANY (ARRAY['attestation'::text, 'direct'::text])));
alter table acceptances add constraint acceptances_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table acceptances add constraint acceptances_pkey PRIMARY KEY (id);
alter table acceptances add constraint acceptances_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table acceptances add constraint acceptances_state_check CHECK ((state = ANY (ARRAY['created'::text, 'accepted'::text, 'finalised'::text])));
CREATE INDEX acceptances_customer ON public.acceptances USING btree (customer_id, partner_account_id);
create policy readable on acceptances for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on acceptances for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table alerts (
  id uuid not null,
  reseller_id uuid not null,
  customer_id uuid,
  partner_account_id uuid,
  kind text not null,
  subject text not null,
  cause text,
  data jsonb not null default '{}'::jsonb,
  since timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  cleared_at timestamp with time zone
);

alter table alerts add constraint alerts_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table alerts add constraint alerts_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table alerts add constraint alerts_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table alerts add constraint alerts_pkey PRIMARY KEY (id);
alter table alerts add constraint alerts_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
CREATE UNIQUE INDEX alerts_open ON public.alerts USING btree (kind, subject) WHERE (cleared_at IS NULL);
create policy readable on alerts for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on alerts for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table attributes (
  id uuid not null,
  version integer not null default 1,
  reseller_id uuid not null,
  key text not null,
  name text not null,
  type text not null,
  format text,
  options text[] not null default '{}'::text[],
  required boolean not null default false,
  updated_at timestamp with time zone not null
);

alter table attributes add constraint attributes_key_key UNIQUE (key);
alter table attributes add constraint attributes_pkey PRIMARY KEY (id);
alter table attributes add constraint attributes_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
create policy readable on attributes for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR (reseller_id = ANY (( SELECT scope.upstream() AS upstream)::uuid[]))));
create policy writable on attributes for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table bindings (
  id uuid not null,
  reseller_id uuid not null,
  customer_id uuid not null,
  partner_account_id uuid not null,
  tenant_id uuid not null,
  domain text not null,
  origin text not null,
  reseller_mpn_id text,
  admin_user_name text,
  password_state text not null default 'none'::text,
  bound_at timestamp with time zone not null,
  ended_at timestamp with time zone
);

alter table bindings add constraint bindings_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table bindings add constraint bindings_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table bindings add constraint bindings_origin_check CHECK ((origin = ANY (ARRAY['created'::text, 'existing'::text, 'imported'::text])));
alter table bindings add constraint bindings_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table bindings add constraint bindings_password_state_check CHECK ((password_state = ANY (ARRAY['sealed'::text, 'shown'::text, 'lost'::text, 'none'::text])));
alter table bindings add constraint bindings_pkey PRIMARY KEY (id);
alter table bindings add constraint bindings_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
CREATE INDEX bindings_customer ON public.bindings USING btree (customer_id);
CREATE UNIQUE INDEX bindings_tenant ON public.bindings USING btree (partner_account_id, tenant_id) WHERE (ended_at IS NULL);
create policy readable on bindings for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on bindings for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table connection_checks (
  id uuid not null,
  settings_set_id uuid not null,
  reseller_id uuid not null,
  state text not null,
  lines jsonb not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone
);

alter table connection_checks add constraint connection_checks_pkey PRIMARY KEY (id);
alter table connection_checks add constraint connection_checks_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table connection_checks add constraint connection_checks_settings_set_id_fkey FOREIGN KEY (settings_set_id) REFERENCES settings_sets(id) ON DELETE CASCADE;
CREATE INDEX connection_checks_set ON public.connection_checks USING btree (settings_set_id, started_at DESC);
create policy readable on connection_checks for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));
create policy writable on connection_checks for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table consents (
  id uuid not null,
  settings_set_id uuid not null,
  reseller_id uuid not null,
  member_id uuid not null,
  state_hash bytea not null,
  redirect_uri text not null,
  expires_at timestamp with time zone not null
);

alter table consents add constraint consents_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id);
alter table consents add constraint consents_pkey PRIMARY KEY (id);
alter table consents add constraint consents_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table consents add constraint consents_settings_set_id_fkey FOREIGN KEY (settings_set_id) REFERENCES settings_sets(id) ON DELETE CASCADE;
alter table consents add constraint consents_state_hash_key UNIQUE (state_hash);
create policy readable on consents for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));
create policy writable on consents for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table customers (
  id uuid not null,
  number bigint not null,
  version integer not null default 1,
  reseller_id uuid not null,
  company_name text not null,
  country character(2) not null,
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
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

alter table customers add constraint customers_id_reseller_id_key UNIQUE (id, reseller_id);
alter table customers add constraint customers_number_key UNIQUE (number);
alter table customers add constraint customers_pkey PRIMARY KEY (id);
alter table customers add constraint customers_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
CREATE INDEX customers_reseller ON public.customers USING btree (reseller_id);
create policy visible on customers for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (id = ( SELECT scope.id() AS id)))));

create table difference_days (
  reseller_id uuid not null,
  day date not null,
  currency text not null,
  count integer not null,
  amount numeric(18,4) not null
);

alter table difference_days add constraint difference_days_pkey PRIMARY KEY (reseller_id, day, currency);
alter table difference_days add constraint difference_days_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
CREATE INDEX difference_days_day ON public.difference_days USING btree (day);
create policy readable on difference_days for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));
create policy writable on difference_days for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table differences (
  id uuid not null,
  number bigint not null,
  reseller_id uuid not null,
  customer_id uuid,
  partner_account_id uuid not null,
  settings_set_id uuid,
  tenant_id uuid not null,
  object_kind text not null,
  microsoft_id text not null,
  subscription_id uuid,
  field text not null,
  ours jsonb,
  theirs jsonb,
  since timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  cause jsonb,
  amount numeric(14,4),
  currency character(3),
  state text not null,
  decision text,
  decided_by uuid,
  policy_id uuid,
  decided_at timestamp with time zone,
  accepted_until timestamp with time zone,
  note text,
  closed_at timestamp with time zone,
  closed_how text
);

alter table differences add constraint differences_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table differences add constraint differences_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table differences add constraint differences_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES members(id);
alter table differences add constraint differences_decision_check CHECK ((decision = ANY (ARRAY['take'::text, 'push'::text, 'accept'::text, 'ask'::text])));
alter table differences add constraint differences_number_key UNIQUE (number);
alter table differences add constraint differences_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table differences add constraint differences_pkey PRIMARY KEY (id);
alter table differences add constraint differences_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table differences add constraint differences_settings_set_id_fkey FOREIGN KEY (settings_set_id) REFERENCES settings_sets(id) ON DELETE SET NULL;
alter table differences add constraint differences_state_check CHECK ((state = ANY (ARRAY['open'::text, 'decided'::text, 'accepted'::text, 'closed'::text])));
alter table differences add constraint differences_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES subscriptions(id);
CREATE INDEX differences_accepted ON public.differences USING btree (accepted_until) WHERE ((state = 'accepted'::text) AND (closed_at IS NULL));
CREATE INDEX differences_by_policy ON public.differences USING btree (policy_id, decision) WHERE ((policy_id IS NOT NULL) AND (state = 'decided'::text) AND (closed_at IS NULL));
CREATE INDEX differences_closed ON public.differences USING btree (closed_at);
CREATE INDEX differences_customer ON public.differences USING btree (customer_id);
CREATE INDEX differences_object ON public.differences USING btree (partner_account_id, object_kind, microsoft_id);
CREATE UNIQUE INDEX differences_open ON public.differences USING btree (partner_account_id, tenant_id, object_kind, microsoft_id, field) WHERE (closed_at IS NULL);
CREATE INDEX differences_set ON public.differences USING btree (settings_set_id, field) WHERE (closed_at IS NULL);
CREATE INDEX differences_state ON public.differences USING btree (state, since) WHERE (closed_at IS NULL);
create policy readable on differences for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on differences for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table event_chain (
  seq bigint not null,
  hash bytea not null
);

CREATE UNIQUE INDEX event_chain_one ON public.event_chain USING btree ((true));

create table events (
  seq bigint not null,
  reseller_id uuid not null,
  customer_id uuid,
  at timestamp with time zone not null,
  kind text not null,
  actor_id uuid,
  actor text not null,
  object_kind text not null,
  object_id uuid not null,
  data jsonb not null,
  previous_hash bytea not null,
  hash bytea not null
);

alter table events add constraint events_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table events add constraint events_pkey PRIMARY KEY (seq);
alter table events add constraint events_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
CREATE INDEX events_object ON public.events USING btree (object_id, seq DESC);
create policy readable on events for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on events for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table import_rows (
  partner_account_id uuid not null,
  tenant_id uuid not null,
  reseller_id uuid not null,
  matched_customer_id uuid,
  matched_by text,
  mpn_reseller_id uuid,
  decision text,
  target_customer_id uuid,
  target_reseller_id uuid,
  state text not null,
  reason text,
  decided_by uuid,
  decided_at timestamp with time zone,
  queued_by uuid,
  queued_at timestamp with time zone,
  settled_at timestamp with time zone
);

alter table import_rows add constraint import_rows_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES members(id);
alter table import_rows add constraint import_rows_decision_check CHECK ((decision = ANY (ARRAY['bind'::text, 'create'::text, 'ignore'::text])));
alter table import_rows add constraint import_rows_matched_customer_id_fkey FOREIGN KEY (matched_customer_id) REFERENCES customers(id) ON DELETE SET NULL;
alter table import_rows add constraint import_rows_mpn_reseller_id_fkey FOREIGN KEY (mpn_reseller_id) REFERENCES resellers(id);
alter table import_rows add constraint import_rows_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table import_rows add constraint import_rows_pkey PRIMARY KEY (partner_account_id, tenant_id);
alter table import_rows add constraint import_rows_queued_by_fkey FOREIGN KEY (queued_by) REFERENCES members(id);
alter table import_rows add constraint import_rows_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table import_rows add constraint import_rows_state_check CHECK ((state = ANY (ARRAY['open'::text, 'decided'::text, 'queued'::text, 'done'::text, 'ignored'::text, 'failed'::text])));
alter table import_rows add constraint import_rows_target_customer_id_fkey FOREIGN KEY (target_customer_id) REFERENCES customers(id) ON DELETE SET NULL;
alter table import_rows add constraint import_rows_target_reseller_id_fkey FOREIGN KEY (target_reseller_id) REFERENCES resellers(id);
CREATE INDEX import_rows_queued ON public.import_rows USING btree (partner_account_id, queued_at) WHERE (queued_at IS NOT NULL);
CREATE INDEX import_rows_state ON public.import_rows USING btree (partner_account_id, state);
create policy readable on import_rows for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));
create policy writable on import_rows for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table inbox_events (
  id uuid not null,
  reseller_id uuid not null,
  partner_account_id uuid not null,
  source text not null,
  key text not null,
  name text not null,
  tenant_id uuid,
  microsoft_id text,
  body jsonb not null,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  handled_at timestamp with time zone,
  due_at timestamp with time zone,
  audit_id text,
  expects_webhook boolean not null default false,
  matched_at timestamp with time zone
);

alter table inbox_events add constraint inbox_events_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table inbox_events add constraint inbox_events_partner_account_id_source_key_key UNIQUE (partner_account_id, source, key);
alter table inbox_events add constraint inbox_events_pkey PRIMARY KEY (id);
alter table inbox_events add constraint inbox_events_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table inbox_events add constraint inbox_events_source_check CHECK ((source = ANY (ARRAY['webhook'::text, 'audit'::text, 'sweep'::text])));
CREATE INDEX inbox_events_audit ON public.inbox_events USING btree (partner_account_id, audit_id);
CREATE INDEX inbox_events_due ON public.inbox_events USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX inbox_events_expecting ON public.inbox_events USING btree (partner_account_id, occurred_at) WHERE expects_webhook;
CREATE INDEX inbox_events_pair ON public.inbox_events USING btree (partner_account_id, tenant_id, microsoft_id, occurred_at);
CREATE INDEX inbox_events_received ON public.inbox_events USING btree (partner_account_id, received_at);
create policy readable on inbox_events for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));
create policy writable on inbox_events for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table members (
  id uuid not null,
  reseller_id uuid not null,
  customer_id uuid,
  name text not null,
  email text not null,
  password_hash text not null,
  role text not null,
  active boolean not null default true,
  preferences jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  last_sign_in_at timestamp with time zone
);

alter table members add constraint members_check CHECK (((customer_id IS NOT NULL) = (role = 'customer-owner'::text)));
alter table members add constraint members_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table members add constraint members_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table members add constraint members_pkey PRIMARY KEY (id);
alter table members add constraint members_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table members add constraint members_role_check CHECK ((role = ANY (ARRAY['operator-administrator'::text, 'reseller-manager'::text, 'customer-owner'::text])));
CREATE UNIQUE INDEX members_email ON public.members USING btree (lower(email));
create policy readable on members for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on members for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table mirror_licences (
  partner_account_id uuid not null,
  tenant_id uuid not null,
  sku_id uuid not null,
  reseller_id uuid not null,
  customer_id uuid,
  part_number text not null,
  name text not null,
  total integer not null,
  assigned integer not null,
  suspended integer not null default 0,
  missed_in uuid,
  as_of timestamp with time zone not null
);

alter table mirror_licences add constraint mirror_licences_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table mirror_licences add constraint mirror_licences_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table mirror_licences add constraint mirror_licences_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table mirror_licences add constraint mirror_licences_pkey PRIMARY KEY (partner_account_id, tenant_id, sku_id);
alter table mirror_licences add constraint mirror_licences_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
CREATE INDEX mirror_licences_customer ON public.mirror_licences USING btree (customer_id);
CREATE INDEX mirror_licences_missed ON public.mirror_licences USING btree (missed_in) WHERE (missed_in IS NOT NULL);
create policy readable on mirror_licences for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on mirror_licences for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table mirror_relationships (
  partner_account_id uuid not null,
  relationship_id text not null,
  tenant_id uuid,
  reseller_id uuid not null,
  customer_id uuid,
  name text not null,
  status text not null,
  roles text[] not null default '{}'::text[],
  starts_at timestamp with time zone,
  ends_at timestamp with time zone,
  auto_extend boolean not null default false,
  as_of timestamp with time zone not null
);

alter table mirror_relationships add constraint mirror_relationships_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table mirror_relationships add constraint mirror_relationships_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table mirror_relationships add constraint mirror_relationships_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table mirror_relationships add constraint mirror_relationships_pkey PRIMARY KEY (partner_account_id, relationship_id);
alter table mirror_relationships add constraint mirror_relationships_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
CREATE INDEX mirror_relationships_tenant ON public.mirror_relationships USING btree (partner_account_id, tenant_id);
create policy readable on mirror_relationships for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on mirror_relationships for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table mirror_subscriptions (
  partner_account_id uuid not null,
  microsoft_id text not null,
  reseller_id uuid not null,
  customer_id uuid,
  tenant_id uuid not null,
  body jsonb not null,
  as_of timestamp with time zone not null,
  name text not null default ''::text,
  status text not null default ''::text,
  seats integer not null default 0,
  term_duration text,
  billing_cycle text,
  auto_renew boolean not null default false,
  starts_on date,
  ends_on date,
  scheduled_change jsonb,
  mpn_id text,
  offer_id text not null default ''::text,
  product_type text,
  gone_at timestamp with time zone,
  missed_in uuid
);

alter table mirror_subscriptions add constraint mirror_subscriptions_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table mirror_subscriptions add constraint mirror_subscriptions_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table mirror_subscriptions add constraint mirror_subscriptions_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table mirror_subscriptions add constraint mirror_subscriptions_pkey PRIMARY KEY (partner_account_id, microsoft_id);
alter table mirror_subscriptions add constraint mirror_subscriptions_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
CREATE INDEX mirror_subscriptions_cancel_until ON public.mirror_subscriptions USING btree (((body ->> 'cancellationAllowedUntilDate'::text)) COLLATE "C");
CREATE INDEX mirror_subscriptions_customer ON public.mirror_subscriptions USING btree (customer_id);
CREATE INDEX mirror_subscriptions_missed ON public.mirror_subscriptions USING btree (missed_in) WHERE (missed_in IS NOT NULL);
CREATE INDEX mirror_subscriptions_tenant ON public.mirror_subscriptions USING btree (partner_account_id, tenant_id);
create policy readable on mirror_subscriptions for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on mirror_subscriptions for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table mirror_tenants (
  partner_account_id uuid not null,
  tenant_id uuid not null,
  reseller_id uuid not null,
  customer_id uuid,
  domain text not null,
  company_name text,
  commerce_id text,
  relationship text not null,
  agreement_accepted boolean,
  subscriptions_as_of timestamp with time zone,
  licences_as_of timestamp with time zone,
  users_as_of timestamp with time zone,
  agreement_as_of timestamp with time zone,
  as_of timestamp with time zone not null,
  failures jsonb not null default '{}'::jsonb,
  listed_in uuid,
  pulled_in uuid,
  gone_at timestamp with time zone
);

alter table mirror_tenants add constraint mirror_tenants_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table mirror_tenants add constraint mirror_tenants_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table mirror_tenants add constraint mirror_tenants_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table mirror_tenants add constraint mirror_tenants_pkey PRIMARY KEY (partner_account_id, tenant_id);
alter table mirror_tenants add constraint mirror_tenants_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
CREATE INDEX mirror_tenants_customer ON public.mirror_tenants USING btree (customer_id);
CREATE INDEX mirror_tenants_domain ON public.mirror_tenants USING btree (lower(domain));
CREATE INDEX mirror_tenants_pulled ON public.mirror_tenants USING btree (partner_account_id, pulled_in);
create policy readable on mirror_tenants for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on mirror_tenants for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table mirror_transfers (
  id uuid not null,
  number bigint not null,
  partner_account_id uuid not null,
  transfer_id text not null,
  tenant_id uuid not null,
  reseller_id uuid not null,
  customer_id uuid,
  direction text not null,
  state text not null,
  other_partner text,
  created_at timestamp with time zone,
  expires_at timestamp with time zone,
  body jsonb not null,
  as_of timestamp with time zone not null
);

alter table mirror_transfers add constraint mirror_transfers_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table mirror_transfers add constraint mirror_transfers_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table mirror_transfers add constraint mirror_transfers_direction_check CHECK ((direction = ANY (ARRAY['incoming'::text, 'outgoing'::text])));
alter table mirror_transfers add constraint mirror_transfers_number_key UNIQUE (number);
alter table mirror_transfers add constraint mirror_transfers_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table mirror_transfers add constraint mirror_transfers_partner_account_id_tenant_id_transfer_id_key UNIQUE (partner_account_id, tenant_id, transfer_id);
alter table mirror_transfers add constraint mirror_transfers_pkey PRIMARY KEY (id);
alter table mirror_transfers add constraint mirror_transfers_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
CREATE INDEX mirror_transfers_customer ON public.mirror_transfers USING btree (customer_id);
CREATE INDEX mirror_transfers_open ON public.mirror_transfers USING btree (expires_at) WHERE (state = ANY (ARRAY['pending'::text, 'in-progress'::text]));
create policy readable on mirror_transfers for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on mirror_transfers for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table mirror_users (
  partner_account_id uuid not null,
  tenant_id uuid not null,
  user_id uuid not null,
  reseller_id uuid not null,
  customer_id uuid,
  sign_in_name text not null,
  display_name text not null,
  first_name text,
  last_name text,
  usage_location character(2),
  enabled boolean not null,
  licences text[] not null default '{}'::text[],
  deleted_at timestamp with time zone,
  missed_in uuid,
  as_of timestamp with time zone not null
);

alter table mirror_users add constraint mirror_users_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table mirror_users add constraint mirror_users_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table mirror_users add constraint mirror_users_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table mirror_users add constraint mirror_users_pkey PRIMARY KEY (partner_account_id, tenant_id, user_id);
alter table mirror_users add constraint mirror_users_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
CREATE INDEX mirror_users_customer ON public.mirror_users USING btree (customer_id);
CREATE INDEX mirror_users_missed ON public.mirror_users USING btree (missed_in) WHERE (missed_in IS NOT NULL);
create policy readable on mirror_users for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on mirror_users for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table order_steps (
  order_id uuid not null,
  reseller_id uuid not null,
  customer_id uuid not null,
  position integer not null,
  name text not null,
  state text not null,
  attempts integer not null default 0,
  request_id uuid,
  correlation_id uuid not null,
  result jsonb,
  reason text,
  next text,
  code text,
  due_at timestamp with time zone,
  started_at timestamp with time zone,
  finished_at timestamp with time zone
);

alter table order_steps add constraint order_steps_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table order_steps add constraint order_steps_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table order_steps add constraint order_steps_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE;
alter table order_steps add constraint order_steps_pkey PRIMARY KEY (order_id, name);
alter table order_steps add constraint order_steps_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
create policy readable on order_steps for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on order_steps for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table orders (
  id uuid not null,
  number bigint not null,
  reseller_id uuid not null,
  customer_id uuid not null,
  plan_id uuid not null,
  settings_set_id uuid not null,
  partner_account_id uuid not null,
  state text not null,
  seats integer not null,
  price numeric(14,4) not null,
  currency character(3) not null,
  term_duration text not null,
  billing_cycle text not null,
  tenant_kind text not null,
  domain text not null,
  tenant_id uuid,
  binding_id uuid,
  acceptance_id uuid,
  reseller_mpn_id text,
  reseller_tenant_id uuid,
  ownership_confirmed_by uuid,
  ownership_confirmed_at timestamp with time zone,
  placed_by uuid not null,
  placed_at timestamp with time zone not null,
  completed_at timestamp with time zone,
  idempotency_key text not null,
  due_at timestamp with time zone
);

alter table orders add constraint orders_acceptance_id_fkey FOREIGN KEY (acceptance_id) REFERENCES acceptances(id);
alter table orders add constraint orders_binding_id_fkey FOREIGN KEY (binding_id) REFERENCES bindings(id);
alter table orders add constraint orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table orders add constraint orders_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table orders add constraint orders_number_key UNIQUE (number);
alter table orders add constraint orders_ownership_confirmed_by_fkey FOREIGN KEY (ownership_confirmed_by) REFERENCES members(id);
alter table orders add constraint orders_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table orders add constraint orders_pkey PRIMARY KEY (id);
alter table orders add constraint orders_placed_by_fkey FOREIGN KEY (placed_by) REFERENCES members(id);
alter table orders add constraint orders_placed_by_idempotency_key_key UNIQUE (placed_by, idempotency_key);
alter table orders add constraint orders_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id);
alter table orders add constraint orders_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table orders add constraint orders_seats_check CHECK ((seats > 0));
alter table orders add constraint orders_settings_set_id_fkey FOREIGN KEY (settings_set_id) REFERENCES settings_sets(id);
alter table orders add constraint orders_tenant_kind_check CHECK ((tenant_kind = ANY (ARRAY['new'::text, 'existing'::text, 'bound'::text])));
CREATE INDEX orders_customer ON public.orders USING btree (customer_id);
CREATE INDEX orders_due ON public.orders USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE UNIQUE INDEX orders_new_domain ON public.orders USING btree (partner_account_id, domain) WHERE ((tenant_kind = 'new'::text) AND (state <> ALL (ARRAY['completed'::text, 'cancelled'::text])));
create policy readable on orders for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on orders for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table pace_minutes (
  partner_account_id uuid not null,
  reseller_id uuid not null,
  minute timestamp with time zone not null,
  calls integer not null,
  throttled integer not null,
  per_minute integer not null
);

alter table pace_minutes add constraint pace_minutes_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table pace_minutes add constraint pace_minutes_pkey PRIMARY KEY (partner_account_id, minute);
alter table pace_minutes add constraint pace_minutes_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
create policy readable on pace_minutes for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));
create policy writable on pace_minutes for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table partner_accounts (
  id uuid not null,
  reseller_id uuid not null,
  environment text not null,
  address text not null default ''::text,
  tenant_id uuid not null,
  type text not null default 'direct-bill'::text,
  name text,
  country character(2),
  region text,
  currency character(3),
  mpn_id text,
  read_at timestamp with time zone,
  created_at timestamp with time zone not null
);

alter table partner_accounts add constraint partner_accounts_environment_address_tenant_id_key UNIQUE (environment, address, tenant_id);
alter table partner_accounts add constraint partner_accounts_pkey PRIMARY KEY (id);
alter table partner_accounts add constraint partner_accounts_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
create policy readable on partner_accounts for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR (reseller_id = ANY (( SELECT scope.upstream() AS upstream)::uuid[]))));
create policy writable on partner_accounts for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table partner_paces (
  partner_account_id uuid not null,
  given_until double precision not null,
  paused_until double precision not null,
  lowered double precision not null,
  grows_from double precision not null,
  minute double precision not null,
  given integer not null,
  given_before integer not null
);

alter table partner_paces add constraint partner_paces_pkey PRIMARY KEY (partner_account_id);
create policy readable on partner_paces for select
  using ((( SELECT scope.kind() AS kind) = 'operator'::text));
create policy writable on partner_paces for all
  using ((( SELECT scope.kind() AS kind) = 'operator'::text));

create table plans (
  id uuid not null,
  number bigint not null,
  version integer not null default 1,
  reseller_id uuid not null,
  service_id uuid not null,
  name text not null,
  description text,
  product_id text not null,
  sku_id text not null,
  segment text not null,
  market character(2) not null,
  term_duration text not null,
  billing_cycle text not null,
  price numeric(14,4) not null,
  currency character(3) not null,
  minimum_seats integer not null,
  maximum_seats integer not null,
  active boolean not null default true,
  updated_at timestamp with time zone not null
);

alter table plans add constraint plans_check CHECK ((maximum_seats >= minimum_seats));
alter table plans add constraint plans_minimum_seats_check CHECK ((minimum_seats > 0));
alter table plans add constraint plans_number_key UNIQUE (number);
alter table plans add constraint plans_pkey PRIMARY KEY (id);
alter table plans add constraint plans_price_check CHECK ((price >= (0)::numeric));
alter table plans add constraint plans_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table plans add constraint plans_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id);
CREATE INDEX plans_service ON public.plans USING btree (service_id);
create policy readable on plans for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR (reseller_id = ANY (( SELECT scope.upstream() AS upstream)::uuid[]))));
create policy writable on plans for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table policies (
  id uuid not null,
  number bigint not null,
  version integer not null default 1,
  reseller_id uuid not null,
  name text not null,
  settings_set_id uuid,
  object_kind text,
  field text,
  decision text not null,
  accept_days integer,
  active boolean not null default false,
  activated_by uuid,
  position integer not null,
  updated_at timestamp with time zone not null
);

alter table policies add constraint policies_activated_by_fkey FOREIGN KEY (activated_by) REFERENCES members(id);
alter table policies add constraint policies_decision_check CHECK ((decision = ANY (ARRAY['take'::text, 'push'::text, 'accept'::text, 'ask'::text])));
alter table policies add constraint policies_number_key UNIQUE (number);
alter table policies add constraint policies_pkey PRIMARY KEY (id);
alter table policies add constraint policies_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table policies add constraint policies_settings_set_id_fkey FOREIGN KEY (settings_set_id) REFERENCES settings_sets(id) ON DELETE CASCADE;
create policy readable on policies for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));
create policy writable on policies for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table reconciliation_lines (
  id uuid not null,
  reconciliation_id uuid not null,
  reseller_id uuid not null,
  customer_id uuid,
  position integer not null,
  difference_id uuid not null,
  decision text not null,
  field text not null,
  ours jsonb,
  theirs jsonb,
  record_version integer,
  seen jsonb,
  consequence jsonb not null,
  state text not null,
  change_id uuid,
  reason text,
  code text,
  request_id uuid not null,
  correlation_id uuid not null,
  attempts integer not null default 0,
  settled_at timestamp with time zone
);

alter table reconciliation_lines add constraint reconciliation_lines_change_id_fkey FOREIGN KEY (change_id) REFERENCES subscription_changes(id);
alter table reconciliation_lines add constraint reconciliation_lines_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table reconciliation_lines add constraint reconciliation_lines_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table reconciliation_lines add constraint reconciliation_lines_decision_check CHECK ((decision = ANY (ARRAY['take'::text, 'push'::text])));
alter table reconciliation_lines add constraint reconciliation_lines_difference_id_fkey FOREIGN KEY (difference_id) REFERENCES differences(id);
alter table reconciliation_lines add constraint reconciliation_lines_pkey PRIMARY KEY (id);
alter table reconciliation_lines add constraint reconciliation_lines_reconciliation_id_fkey FOREIGN KEY (reconciliation_id) REFERENCES reconciliations(id) ON DELETE CASCADE;
alter table reconciliation_lines add constraint reconciliation_lines_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table reconciliation_lines add constraint reconciliation_lines_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'refused'::text, 'failed'::text, 'skipped'::text])));
CREATE INDEX reconciliation_lines_difference ON public.reconciliation_lines USING btree (difference_id);
CREATE INDEX reconciliation_lines_plan ON public.reconciliation_lines USING btree (reconciliation_id, "position");
create policy readable on reconciliation_lines for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on reconciliation_lines for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table reconciliations (
  id uuid not null,
  number bigint not null,
  version integer not null default 1,
  reseller_id uuid not null,
  settings_set_id uuid not null,
  partner_account_id uuid not null,
  state text not null,
  seats integer not null,
  customers integer not null,
  money jsonb not null default '[]'::jsonb,
  over_limits jsonb not null default '[]'::jsonb,
  policy_id uuid,
  planned_by uuid not null,
  planned_at timestamp with time zone not null,
  approved_by uuid,
  approved_at timestamp with time zone,
  started_by uuid,
  started_at timestamp with time zone,
  resumed_at timestamp with time zone,
  finished_at timestamp with time zone,
  paused_reason text,
  remaining integer,
  due_at timestamp with time zone
);

alter table reconciliations add constraint reconciliations_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES members(id);
alter table reconciliations add constraint reconciliations_number_key UNIQUE (number);
alter table reconciliations add constraint reconciliations_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table reconciliations add constraint reconciliations_pkey PRIMARY KEY (id);
alter table reconciliations add constraint reconciliations_planned_by_fkey FOREIGN KEY (planned_by) REFERENCES members(id);
alter table reconciliations add constraint reconciliations_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policies(id) ON DELETE SET NULL;
alter table reconciliations add constraint reconciliations_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table reconciliations add constraint reconciliations_settings_set_id_fkey FOREIGN KEY (settings_set_id) REFERENCES settings_sets(id);
alter table reconciliations add constraint reconciliations_started_by_fkey FOREIGN KEY (started_by) REFERENCES members(id);
alter table reconciliations add constraint reconciliations_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'approving'::text, 'running'::text, 'paused'::text, 'done'::text, 'stale'::text, 'dropped'::text])));
CREATE INDEX reconciliations_due ON public.reconciliations USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX reconciliations_set ON public.reconciliations USING btree (settings_set_id);
create policy readable on reconciliations for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));
create policy writable on reconciliations for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table report_schedules (
  id uuid not null,
  reseller_id uuid not null,
  report text not null,
  member_id uuid not null,
  every text not null,
  due_at timestamp with time zone not null,
  sending_for timestamp with time zone,
  retry_at timestamp with time zone,
  attempts integer not null default 0,
  sent_at timestamp with time zone,
  failure text
);

alter table report_schedules add constraint report_schedules_every_check CHECK ((every = ANY (ARRAY['day'::text, 'week'::text, 'month'::text])));
alter table report_schedules add constraint report_schedules_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table report_schedules add constraint report_schedules_pkey PRIMARY KEY (id);
alter table report_schedules add constraint report_schedules_report_member_id_key UNIQUE (report, member_id);
alter table report_schedules add constraint report_schedules_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
CREATE INDEX report_schedules_due ON public.report_schedules USING btree (due_at);
create policy readable on report_schedules for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));
create policy writable on report_schedules for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table reseller_attributes (
  reseller_id uuid not null,
  key text not null,
  value text not null
);

alter table reseller_attributes add constraint reseller_attributes_pkey PRIMARY KEY (reseller_id, key);
alter table reseller_attributes add constraint reseller_attributes_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id) ON DELETE CASCADE;
create policy readable on reseller_attributes for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));
create policy writable on reseller_attributes for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table resellers (
  id uuid not null,
  number bigint not null,
  version integer not null default 1,
  parent_id uuid,
  path uuid[] not null default '{}'::uuid[],
  name text not null,
  country character(2) not null,
  currency character(3) not null,
  domain text,
  tenant_id uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

alter table resellers add constraint resellers_number_key UNIQUE (number);
alter table resellers add constraint resellers_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES resellers(id);
alter table resellers add constraint resellers_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX resellers_one_operator ON public.resellers USING btree ((true)) WHERE (parent_id IS NULL);
CREATE INDEX resellers_path ON public.resellers USING gin (path);
create policy readable on resellers for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR (id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (id = ( SELECT scope.own_reseller() AS own_reseller)))));
create policy writable on resellers for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR (id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))));

create table secrets (
  id uuid not null,
  reseller_id uuid not null,
  customer_id uuid,
  owner_id uuid not null,
  kind text not null,
  key_id text not null,
  wrapped_key bytea not null,
  sealed bytea not null,
  ends_in text not null,
  fingerprint text not null,
  set_at timestamp with time zone not null,
  expires_at timestamp with time zone
);

alter table secrets add constraint secrets_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table secrets add constraint secrets_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table secrets add constraint secrets_owner_id_kind_key UNIQUE (owner_id, kind);
alter table secrets add constraint secrets_pkey PRIMARY KEY (id);
alter table secrets add constraint secrets_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
CREATE INDEX secrets_key ON public.secrets USING btree (key_id);
create policy readable on secrets for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on secrets for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table services (
  id uuid not null,
  number bigint not null,
  version integer not null default 1,
  reseller_id uuid not null,
  settings_set_id uuid not null,
  name text not null,
  description text,
  updated_at timestamp with time zone not null
);

alter table services add constraint services_number_key UNIQUE (number);
alter table services add constraint services_pkey PRIMARY KEY (id);
alter table services add constraint services_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table services add constraint services_settings_set_id_fkey FOREIGN KEY (settings_set_id) REFERENCES settings_sets(id);
CREATE INDEX services_set ON public.services USING btree (settings_set_id);
create policy readable on services for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR (reseller_id = ANY (( SELECT scope.upstream() AS upstream)::uuid[]))));
create policy writable on services for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table sessions (
  token_hash bytea not null,
  member_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);

alter table sessions add constraint sessions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table sessions add constraint sessions_pkey PRIMARY KEY (token_hash);
CREATE INDEX sessions_member ON public.sessions USING btree (member_id);
create policy readable on sessions for select
  using ((( SELECT scope.kind() AS kind) = 'operator'::text));
create policy writable on sessions for all
  using ((( SELECT scope.kind() AS kind) = 'operator'::text));

create table settings_sets (
  id uuid not null,
  number bigint not null,
  version integer not null default 1,
  reseller_id uuid not null,
  partner_account_id uuid not null,
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
  default_country character(2) not null,
  default_language text not null,
  note text,
  consent jsonb,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

alter table settings_sets add constraint settings_sets_number_key UNIQUE (number);
alter table settings_sets add constraint settings_sets_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table settings_sets add constraint settings_sets_pkey PRIMARY KEY (id);
alter table settings_sets add constraint settings_sets_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
CREATE INDEX settings_sets_reseller ON public.settings_sets USING btree (reseller_id);
create policy readable on settings_sets for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));
create policy writable on settings_sets for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table sign_in_failures (
  subject text not null,
  at timestamp with time zone not null
);

CREATE INDEX sign_in_failures_subject ON public.sign_in_failures USING btree (subject, at);
create policy readable on sign_in_failures for select
  using ((( SELECT scope.kind() AS kind) = 'operator'::text));
create policy writable on sign_in_failures for all
  using ((( SELECT scope.kind() AS kind) = 'operator'::text));

create table subscription_changes (
  id uuid not null,
  reseller_id uuid not null,
  customer_id uuid not null,
  subscription_id uuid not null,
  verb text not null,
  wanted jsonb not null,
  state text not null,
  before jsonb not null,
  after jsonb,
  put_back jsonb,
  attempts integer not null default 0,
  request_id uuid not null,
  put_back_request_id uuid not null,
  correlation_id uuid not null,
  reason text,
  next text,
  code text,
  microsoft_request_id text,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  due_at timestamp with time zone,
  idempotency_key text not null
);

alter table subscription_changes add constraint subscription_changes_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES members(id);
alter table subscription_changes add constraint subscription_changes_asked_by_idempotency_key_key UNIQUE (asked_by, idempotency_key);
alter table subscription_changes add constraint subscription_changes_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table subscription_changes add constraint subscription_changes_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table subscription_changes add constraint subscription_changes_pkey PRIMARY KEY (id);
alter table subscription_changes add constraint subscription_changes_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table subscription_changes add constraint subscription_changes_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'done'::text, 'refused'::text])));
alter table subscription_changes add constraint subscription_changes_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES subscriptions(id);
CREATE INDEX subscription_changes_due ON public.subscription_changes USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX subscription_changes_latest ON public.subscription_changes USING btree (subscription_id, asked_at DESC);
CREATE UNIQUE INDEX subscription_changes_one_at_a_time ON public.subscription_changes USING btree (subscription_id) WHERE (state = 'pending'::text);
create policy readable on subscription_changes for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on subscription_changes for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table subscriptions (
  id uuid not null,
  number bigint not null,
  reseller_id uuid not null,
  customer_id uuid not null,
  order_id uuid,
  plan_id uuid,
  binding_id uuid not null,
  partner_account_id uuid not null,
  microsoft_id text not null,
  name text not null,
  state text not null,
  seats integer not null,
  price numeric(14,4),
  currency character(3),
  term_duration text not null,
  billing_cycle text not null,
  auto_renew boolean not null,
  starts_on date not null,
  ends_on date not null,
  reseller_mpn_id text,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  scheduled_change jsonb,
  settings_set_id uuid not null,
  product_id text,
  sku_id text,
  licence_sku_id uuid
);

alter table subscriptions add constraint subscriptions_binding_id_fkey FOREIGN KEY (binding_id) REFERENCES bindings(id);
alter table subscriptions add constraint subscriptions_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table subscriptions add constraint subscriptions_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table subscriptions add constraint subscriptions_number_key UNIQUE (number);
alter table subscriptions add constraint subscriptions_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id);
alter table subscriptions add constraint subscriptions_order_id_key UNIQUE (order_id);
alter table subscriptions add constraint subscriptions_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table subscriptions add constraint subscriptions_partner_account_id_microsoft_id_key UNIQUE (partner_account_id, microsoft_id);
alter table subscriptions add constraint subscriptions_pkey PRIMARY KEY (id);
alter table subscriptions add constraint subscriptions_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id);
alter table subscriptions add constraint subscriptions_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table subscriptions add constraint subscriptions_settings_set_id_fkey FOREIGN KEY (settings_set_id) REFERENCES settings_sets(id);
CREATE INDEX subscriptions_account ON public.subscriptions USING btree (partner_account_id, microsoft_id);
CREATE INDEX subscriptions_binding ON public.subscriptions USING btree (binding_id);
CREATE INDEX subscriptions_customer ON public.subscriptions USING btree (customer_id);
create policy readable on subscriptions for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on subscriptions for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table sync_accounts (
  partner_account_id uuid not null,
  reseller_id uuid not null,
  settings_set_id uuid,
  pull_due_at timestamp with time zone,
  poll_due_at timestamp with time zone,
  audit_until timestamp with time zone,
  webhook_state text not null default 'none'::text,
  webhook_token text,
  webhook_url text,
  foreign_url text,
  replaceable_url text,
  webhook_due_at timestamp with time zone,
  webhook_test_id text,
  webhook_asked_at timestamp with time zone,
  webhook_reason text,
  webhook_since timestamp with time zone,
  webhook_tested_at timestamp with time zone,
  webhook_heard_at timestamp with time zone,
  poll_failed_at timestamp with time zone,
  poll_cause text,
  poll_reason text,
  polled_at timestamp with time zone,
  import_due_at timestamp with time zone,
  import_reason text,
  import_attempts integer not null default 0,
  counted jsonb
);

alter table sync_accounts add constraint sync_accounts_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table sync_accounts add constraint sync_accounts_pkey PRIMARY KEY (partner_account_id);
alter table sync_accounts add constraint sync_accounts_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table sync_accounts add constraint sync_accounts_settings_set_id_fkey FOREIGN KEY (settings_set_id) REFERENCES settings_sets(id) ON DELETE SET NULL;
alter table sync_accounts add constraint sync_accounts_webhook_state_check CHECK ((webhook_state = ANY (ARRAY['none'::text, 'testing'::text, 'ours'::text, 'foreign'::text, 'failed'::text])));
alter table sync_accounts add constraint sync_accounts_webhook_token_key UNIQUE (webhook_token);
create policy readable on sync_accounts for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));
create policy writable on sync_accounts for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table sync_limits (
  settings_set_id uuid not null,
  reseller_id uuid not null,
  version integer not null default 1,
  customers_minutes integer not null,
  subscriptions_minutes integer not null,
  users_minutes integer not null,
  sweep_minutes integer not null,
  seats integer not null,
  amount numeric(14,2) not null,
  currency character(3) not null,
  customers integer not null,
  error_percent integer not null,
  stopped_at timestamp with time zone,
  stopped_by uuid,
  stopped_reason text,
  updated_at timestamp with time zone not null
);

alter table sync_limits add constraint sync_limits_pkey PRIMARY KEY (settings_set_id);
alter table sync_limits add constraint sync_limits_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table sync_limits add constraint sync_limits_settings_set_id_fkey FOREIGN KEY (settings_set_id) REFERENCES settings_sets(id) ON DELETE CASCADE;
alter table sync_limits add constraint sync_limits_stopped_by_fkey FOREIGN KEY (stopped_by) REFERENCES members(id);
create policy readable on sync_limits for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));
create policy writable on sync_limits for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table sync_runs (
  id uuid not null,
  number bigint not null,
  reseller_id uuid not null,
  partner_account_id uuid not null,
  settings_set_id uuid,
  kind text not null,
  tenant_id uuid,
  state text not null,
  phase text not null,
  total integer,
  done integer not null default 0,
  failed integer not null default 0,
  calls integer not null default 0,
  throttled integer not null default 0,
  per_minute integer,
  changed integer not null default 0,
  gone integer not null default 0,
  counted jsonb not null default '{}'::jsonb,
  guard jsonb,
  agreed_by uuid,
  agreed_at timestamp with time zone,
  cause text,
  reason text,
  attempts integer not null default 0,
  asked_by uuid,
  started_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  due_at timestamp with time zone
);

alter table sync_runs add constraint sync_runs_agreed_by_fkey FOREIGN KEY (agreed_by) REFERENCES members(id);
alter table sync_runs add constraint sync_runs_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES members(id);
alter table sync_runs add constraint sync_runs_kind_check CHECK ((kind = ANY (ARRAY['full'::text, 'changes'::text, 'tenant'::text])));
alter table sync_runs add constraint sync_runs_number_key UNIQUE (number);
alter table sync_runs add constraint sync_runs_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table sync_runs add constraint sync_runs_pkey PRIMARY KEY (id);
alter table sync_runs add constraint sync_runs_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table sync_runs add constraint sync_runs_settings_set_id_fkey FOREIGN KEY (settings_set_id) REFERENCES settings_sets(id) ON DELETE SET NULL;
alter table sync_runs add constraint sync_runs_state_check CHECK ((state = ANY (ARRAY['running'::text, 'asking'::text, 'done'::text, 'stopped'::text, 'failed'::text])));
CREATE INDEX sync_runs_account ON public.sync_runs USING btree (partner_account_id, started_at DESC);
CREATE INDEX sync_runs_due ON public.sync_runs USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE UNIQUE INDEX sync_runs_one_full ON public.sync_runs USING btree (partner_account_id) WHERE ((kind = 'full'::text) AND (state = ANY (ARRAY['running'::text, 'asking'::text])));
create policy readable on sync_runs for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));
create policy writable on sync_runs for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[])))));

create table transfer_acts (
  id uuid not null,
  reseller_id uuid not null,
  customer_id uuid,
  partner_account_id uuid not null,
  tenant_id uuid not null,
  transfer_id text,
  verb text not null,
  wanted jsonb not null,
  state text not null,
  reason text,
  next text,
  code text,
  microsoft_request_id text,
  request_id uuid not null,
  correlation_id uuid not null,
  attempts integer not null default 0,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone,
  settled_at timestamp with time zone,
  idempotency_key text not null
);

alter table transfer_acts add constraint transfer_acts_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES members(id);
alter table transfer_acts add constraint transfer_acts_asked_by_idempotency_key_key UNIQUE (asked_by, idempotency_key);
alter table transfer_acts add constraint transfer_acts_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table transfer_acts add constraint transfer_acts_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table transfer_acts add constraint transfer_acts_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table transfer_acts add constraint transfer_acts_pkey PRIMARY KEY (id);
alter table transfer_acts add constraint transfer_acts_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table transfer_acts add constraint transfer_acts_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'done'::text, 'refused'::text])));
alter table transfer_acts add constraint transfer_acts_verb_check CHECK ((verb = ANY (ARRAY['request'::text, 'accept'::text, 'reject'::text, 'withdraw'::text])));
CREATE INDEX transfer_acts_due ON public.transfer_acts USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX transfer_acts_tenant ON public.transfer_acts USING btree (partner_account_id, tenant_id);
create policy readable on transfer_acts for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on transfer_acts for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table user_creations (
  id uuid not null,
  reseller_id uuid not null,
  customer_id uuid not null,
  binding_id uuid not null,
  sign_in_name text not null,
  wanted jsonb not null,
  state text not null,
  microsoft_id uuid,
  request_id uuid not null,
  correlation_id uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  idempotency_key text not null
);

alter table user_creations add constraint user_creations_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES members(id);
alter table user_creations add constraint user_creations_asked_by_idempotency_key_key UNIQUE (asked_by, idempotency_key);
alter table user_creations add constraint user_creations_binding_id_fkey FOREIGN KEY (binding_id) REFERENCES bindings(id);
alter table user_creations add constraint user_creations_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table user_creations add constraint user_creations_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table user_creations add constraint user_creations_pkey PRIMARY KEY (id);
alter table user_creations add constraint user_creations_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
alter table user_creations add constraint user_creations_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'done'::text])));
create policy readable on user_creations for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on user_creations for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));

create table users (
  id uuid not null,
  number bigint not null,
  version integer not null default 1,
  reseller_id uuid not null,
  customer_id uuid not null,
  binding_id uuid not null,
  partner_account_id uuid not null,
  tenant_id uuid not null,
  microsoft_id uuid not null,
  sign_in_name text not null,
  display_name text not null,
  first_name text,
  last_name text,
  usage_location character(2),
  enabled boolean not null,
  licences text[] not null default '{}'::text[],
  deleted_at timestamp with time zone,
  updated_at timestamp with time zone not null
);

alter table users add constraint users_binding_id_fkey FOREIGN KEY (binding_id) REFERENCES bindings(id);
alter table users add constraint users_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);
alter table users add constraint users_customer_id_reseller_id_fkey FOREIGN KEY (customer_id, reseller_id) REFERENCES customers(id, reseller_id) ON UPDATE CASCADE;
alter table users add constraint users_number_key UNIQUE (number);
alter table users add constraint users_partner_account_id_fkey FOREIGN KEY (partner_account_id) REFERENCES partner_accounts(id);
alter table users add constraint users_partner_account_id_tenant_id_microsoft_id_key UNIQUE (partner_account_id, tenant_id, microsoft_id);
alter table users add constraint users_pkey PRIMARY KEY (id);
alter table users add constraint users_reseller_id_fkey FOREIGN KEY (reseller_id) REFERENCES resellers(id);
CREATE INDEX users_customer ON public.users USING btree (customer_id);
create policy readable on users for select
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
create policy writable on users for all
  using (((( SELECT scope.kind() AS kind) = 'operator'::text) OR ((( SELECT scope.kind() AS kind) = 'reseller'::text) AND (reseller_id = ANY (( SELECT scope.subtree() AS subtree)::uuid[]))) OR ((( SELECT scope.kind() AS kind) = 'customer'::text) AND (customer_id = ( SELECT scope.id() AS id)))));
