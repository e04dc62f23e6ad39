-- Identity and sessions belong to the auth library, in its own schema that only the owner reads.
create schema auth;

create table agency (
  id uuid primary key,
  name text not null,
  locale text not null check (locale in ('fr', 'en')),
  time_zone text not null,
  is_demo boolean not null default false,
  -- The demo's clock stands still at this hour; a real agency has none.
  frozen_at timestamptz,
  created_at timestamptz not null,
  check (frozen_at is null or is_demo)
);
alter table agency enable row level security;
create policy by_agency on agency using (id = app_agency()) with check (id = app_agency());
grant select, insert, update on agency to compagnon_app, compagnon_worker;

create table member (
  id uuid primary key,
  agency_id uuid not null references agency on delete cascade,
  user_id text unique,
  name text not null,
  email text not null,
  role text not null check (role in ('trainee', 'junior', 'mentor', 'head', 'dpo', 'client', 'in-house')),
  title text not null default '',
  tutor_id uuid references member,
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  shortcuts boolean not null default true,
  created_at timestamptz not null,
  ended_at timestamptz,
  unique (agency_id, email),
  -- Nobody learns alone, and only those who learn have a tutor.
  check ((role in ('trainee')) = (tutor_id is not null)),
  check (tutor_id <> id)
);
create index member_tutor on member (tutor_id);
call wall_by_agency('member', 'select, insert, update');

-- A tutor is a mentor or the head, of the same agency, with three trainees at most.
create function check_tutor() returns trigger language plpgsql as $$
declare tutor member;
begin
  if new.tutor_id is null or new.ended_at is not null then return new; end if;
  select * into tutor from member where id = new.tutor_id for update;
  if tutor.agency_id is distinct from new.agency_id or tutor.role not in ('mentor', 'head')
     or tutor.ended_at is not null then
    raise exception 'tutor-not-senior' using errcode = 'check_violation';
  end if;
  if (select count(*) from member
      where tutor_id = new.tutor_id and ended_at is null and id <> new.id) >= 3 then
    raise exception 'tutor-full' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger check_tutor before insert or update of tutor_id, ended_at, role on member
  for each row execute function check_tutor();

create table invitation (
  id uuid primary key,
  agency_id uuid not null references agency on delete cascade,
  member_id uuid not null references member on delete cascade,
  token_hash bytea not null unique,
  created_by uuid not null references member,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz
);
call wall_by_agency('invitation', 'select, insert, update');

-- What is sent by mail, and what became of it: a link can be copied by hand where mail isn't set up.
create table mail (
  id uuid primary key,
  agency_id uuid not null references agency on delete cascade,
  recipient text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  attempts integer not null default 0,
  last_error text
);
call wall_by_agency('mail', 'select, insert, update');

-- Before a scope is known: whose session, whose invitation is this?
create function find_member_of_user(wanted text)
returns table (member_id uuid, agency_id uuid) language sql stable security definer
set search_path = public as
  $$ select id, agency_id from member where user_id = wanted and ended_at is null $$;

create function find_invitation(wanted bytea)
returns table (invitation_id uuid, member_id uuid, agency_id uuid) language sql stable
security definer set search_path = public as
  $$ select id, member_id, agency_id from invitation where token_hash = wanted $$;

-- Whether anybody real has set this server up, and whether the demo is loaded.
create function find_set_up() returns table (agency_id uuid, is_demo boolean) language sql stable
security definer set search_path = public as $$ select id, is_demo from agency $$;
