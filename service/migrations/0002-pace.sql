-- How fast a partner account may call Microsoft: one row that all processes share. Instants are milliseconds of real
-- time by the clock of the database, in fractions: the distance of two calls is not a whole number of them. A row says
-- something for minutes only; nothing is lost with it, so it does not refer to its partner account.
create table partner_paces (
  partner_account_id uuid primary key,
  given_until double precision not null,
  paused_until double precision not null,
  lowered double precision not null,
  grows_from double precision not null,
  minute double precision not null,
  given int not null,
  given_before int not null
);
select scope.protect('partner_paces', 'operator');
