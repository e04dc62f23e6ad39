-- What was seen: observations with a hash for each record, links that are counted, what success is.

create table observation (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  operation_id uuid references operation on delete set null,
  kind text not null,
  object text not null,
  source text not null,
  mark text not null check (mark in ('measured', 'network', 'declared', 'estimated')),
  method text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  -- What the source answered, in the blob folder; gone once a record was erased.
  raw text,
  recorded_at timestamptz not null,
  leaf_id uuid not null unique references leaf,
  check (from_at <= to_at)
);
create index observation_client on observation (client_id, to_at);
create index observation_object on observation (client_id, kind, object, from_at);
call wall_by_client('observation', 'select, insert');
grant update (raw) on observation to compagnon_app, compagnon_worker;

-- Erasing salt and record erases the person; the hash stays in the observation's tree.
create table observation_record (
  observation_id uuid not null references observation on delete cascade,
  client_id uuid not null references client on delete cascade,
  place integer not null check (place >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  salt bytea check (octet_length(salt) = 16),
  record jsonb,
  erased_on timestamptz,
  primary key (observation_id, place),
  check ((salt is null) = (erased_on is not null)),
  check ((record is null) = (erased_on is not null))
);
call wall_by_client('observation_record', 'select, insert');
grant update (salt, record, erased_on) on observation_record to compagnon_app, compagnon_worker;

create table tagged_link (
  id uuid primary key,
  tag text not null unique check (tag ~ '^[a-z2-7]{8}$'),
  client_id uuid not null references client on delete cascade,
  operation_id uuid references operation on delete set null,
  name text not null check (name <> ''),
  -- The only place where the link leads; it never changes.
  target text not null check (target ~ '^https?://'),
  -- Addresses of the agency and of the client: their visits are counted apart.
  own_networks text[] not null default '{}',
  created_by uuid not null references member,
  created_at timestamptz not null
);
create index tagged_link_client on tagged_link (client_id, created_at);
call wall_by_client('tagged_link', 'select, insert');

-- One session on one day: no address, no browser, nothing that outlives the day's salt.
create table visit (
  link_id uuid not null references tagged_link on delete cascade,
  client_id uuid not null references client on delete cascade,
  session text not null check (session ~ '^[0-9a-f]{32}$'),
  day date not null,
  is_robot boolean not null,
  own_network boolean not null,
  primary key (link_id, session)
);
create index visit_day on visit (link_id, day);
call wall_by_client('visit', 'select, insert');

-- Makes one session of what one address and browser do on one day; gone when that day is over.
create table visit_salt (
  link_id uuid not null references tagged_link on delete cascade,
  client_id uuid not null references client on delete cascade,
  day date not null,
  salt bytea not null default sha256(gen_random_uuid()::text::bytea || gen_random_uuid()::text::bytea),
  -- By the real clock.
  ends_at timestamptz not null,
  primary key (link_id, day)
);
create index visit_salt_end on visit_salt (ends_at);
call wall_by_client('visit_salt', 'select, insert, delete');

create table kpi (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  operation_id uuid not null references operation on delete cascade,
  indicator text not null,
  method integer not null,
  method_hash text not null check (method_hash ~ '^[0-9a-f]{64}$'),
  aim text check (aim in ('at-least', 'at-most')),
  target bigint check (target >= 0),
  target_of bigint check (target_of > 0),
  replaces uuid unique references kpi,
  registered_by uuid not null references member,
  registered_at timestamptz not null,
  leaf_id uuid not null references leaf,
  check ((aim is null) = (target is null)),
  check (target_of is null or target is not null)
);
create index kpi_operation on kpi (operation_id, registered_at);
call wall_by_client('kpi', 'select, insert');

create table capture_plan (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  operation_id uuid not null references operation on delete cascade,
  version integer not null check (version > 0),
  deliverables uuid[] not null,
  moments text[] not null,
  planned_by uuid not null references member,
  planned_at timestamptz not null,
  leaf_id uuid not null references leaf,
  unique (operation_id, version)
);
call wall_by_client('capture_plan', 'select, insert');

-- Where a tagged link leads, for whoever follows it.
create function find_tagged_link(wanted text)
returns table (link_id uuid, client_id uuid, agency_id uuid, time_zone text, target text, own_networks text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, l.client_id, c.agency_id, c.time_zone, l.target, l.own_networks
    from tagged_link l join client c on c.id = l.client_id where l.tag = wanted
$$;

-- Over all agencies: nobody can tell any more which visits of a past day were whose.
create function forget_visit_salts(real_now timestamptz) returns bigint
language sql volatile security definer set search_path = public, pg_temp as $$
  with gone as (delete from visit_salt where ends_at <= real_now returning 1) select count(*) from gone
$$;
revoke execute on function forget_visit_salts(timestamptz) from public;
grant execute on function forget_visit_salts(timestamptz) to compagnon_worker;

-- What the source answered holds the erased record, too: the bytes go unless another observation
-- rests on the same ones.
create function forget_observation_raw() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  delete from blob b where b.client_id = old.client_id and b.sha256 = old.raw
    and not exists (select from observation o where o.client_id = old.client_id and o.raw = old.raw);
  return null;
end $$;
revoke execute on function forget_observation_raw() from public;
create trigger forget_observation_raw after update of raw on observation
  for each row when (old.raw is not null and new.raw is null)
  execute function forget_observation_raw();

-- Over all agencies: what runs or is still measured, and wasn't observed for the best part of a day.
create function list_operations_to_observe(real_now timestamptz)
returns table (operation_id uuid, client_id uuid, agency_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.client_id, c.agency_id
    from operation p join client c on c.id = p.client_id,
      lateral (select agency_now(c.agency_id, real_now) as at) clock
    where p.starts_on <= clock.at::date + 1
      and coalesce(p.measured_until, p.ends_on + 30) >= clock.at::date - 1
      and not exists (select from observation o
        where o.operation_id = p.id and o.recorded_at > clock.at - interval '20 hours')
$$;
revoke execute on function list_operations_to_observe(timestamptz) from public;
grant execute on function list_operations_to_observe(timestamptz) to compagnon_worker;
