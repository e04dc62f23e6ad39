create table client (
  id uuid primary key,
  client_id uuid generated always as (id) stored,
  agency_id uuid not null references agency on delete cascade,
  name text not null,
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  time_zone text not null,
  -- The senior who answers for what goes out; without one nothing does.
  accountable_id uuid references member,
  paused_at timestamptz,
  paused_by uuid references member,
  pause_reason text,
  created_at timestamptz not null,
  check ((paused_at is null) = (pause_reason is null))
);
create index client_agency on client (agency_id);
alter table client enable row level security;
create policy by_client on client using (id = any(app_clients())) with check (id = any(app_clients()) and agency_id = app_agency());
grant select, insert, update on client to compagnon_app, compagnon_worker;

create function check_accountable() returns trigger language plpgsql as $$
begin
  if new.accountable_id is not null and not exists (
    select from member where id = new.accountable_id and agency_id = new.agency_id
      and role in ('mentor', 'head') and ended_at is null) then
    raise exception 'accountable-not-senior' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger check_accountable before insert or update of accountable_id on client
  for each row execute function check_accountable();

create table assignment (
  client_id uuid not null references client on delete cascade,
  member_id uuid not null references member on delete cascade,
  since timestamptz not null,
  primary key (client_id, member_id)
);
create index assignment_member on assignment (member_id);
call wall_by_client('assignment', 'select, insert, update, delete');

-- A person at the client's; with an account only where member_id is set.
create table contact (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  name text not null,
  email text not null,
  title text not null default '',
  can_sign boolean not null default false,
  member_id uuid references member,
  created_at timestamptz not null,
  ended_at timestamptz,
  unique (client_id, email)
);
call wall_by_client('contact', 'select, insert, update');

create table brand_kit_version (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  n integer not null check (n > 0),
  content jsonb not null,
  content_hash text not null,
  author_id uuid not null references member,
  created_at timestamptz not null,
  leaf_id uuid,
  unique (client_id, n)
);
call wall_by_client('brand_kit_version', 'select, insert');

create table channel (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  connector text not null,
  handle text not null,
  url text not null,
  remote_id text not null,
  -- Sealed by the vault; opened only by a job at the moment of a call.
  sealed_credentials bytea not null,
  rights text[] not null default '{}',
  limits jsonb not null default '{}',
  granted_by text not null,
  granted_at timestamptz not null,
  connected_by uuid references member,
  state text not null default 'alive' check (state in ('alive', 'reconnect', 'ended')),
  state_reason text,
  state_since timestamptz not null,
  last_alive_at timestamptz,
  unique (client_id, connector, remote_id)
);
call wall_by_client('channel', 'select, insert, update');

-- Which clients a member may act for: all of the agency for seniors, else the assigned ones.
create function find_clients_of_member(wanted uuid)
returns table (client_id uuid) language sql stable security definer set search_path = public as $$
  select c.id from client c join member m on m.id = wanted and m.agency_id = c.agency_id
  where m.ended_at is null and (
    m.role in ('head', 'mentor', 'dpo')
    or exists (select from assignment a where a.client_id = c.id and a.member_id = m.id))
$$;

-- The agency's clock: the demo's stands still, everybody else's is the caller's.
create function agency_now(wanted uuid, real_now timestamptz) returns timestamptz
language sql stable security definer set search_path = public as
  $$ select coalesce((select frozen_at from agency where id = wanted), real_now) $$;

create function list_clients_of_agencies() returns table (client_id uuid, agency_id uuid)
language sql stable security definer set search_path = public as
  $$ select id, agency_id from client $$;
revoke execute on function list_clients_of_agencies() from public;
grant execute on function list_clients_of_agencies() to compagnon_worker;
