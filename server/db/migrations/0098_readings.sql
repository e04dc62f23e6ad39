-- When the numbers and comments of what was published are read: each planned reading, made or missing.

create table publication_reading (
  delivery_id uuid not null references delivery on delete cascade,
  client_id uuid not null references client on delete cascade,
  moment text not null check (moment in ('day-1', 'day-3', 'day-7', 'day-30')),
  due_at timestamptz not null,
  done_at timestamptz,
  -- Why there is none: so far, or for good.
  why text,
  is_missed boolean not null default false,
  primary key (delivery_id, moment),
  check ((done_at is null) = (why is not null)),
  check (not is_missed or done_at is null)
);
call wall_by_client('publication_reading', 'select, insert, update');

-- Makes pseudonyms of people that lead from one operation to no other. `scope_id`: the operation, or the
-- client where there is none.
create table pseudonym_salt (
  scope_id uuid primary key,
  client_id uuid not null references client on delete cascade,
  salt bytea not null default sha256(gen_random_uuid()::text::bytea || gen_random_uuid()::text::bytea)
);
call wall_by_client('pseudonym_salt', 'select, insert');

-- How long after a publication it is read, and how late at most: later it would be of another moment.
create function reading_moments() returns table (moment text, after interval, latest interval)
language sql immutable set search_path = public, pg_temp as $$
  values ('day-1', interval '1 day', interval '12 hours'), ('day-3', interval '3 days', interval '1 day'),
    ('day-7', interval '7 days', interval '2 days'), ('day-30', interval '30 days', interval '4 days')
$$;

-- Nothing was planned of what was over before readings were made at all.
insert into publication_reading (delivery_id, client_id, moment, due_at, why, is_missed)
  select d.id, d.client_id, m.moment, d.accepted_at + m.after, 'not-planned', true
    from delivery d, reading_moments() m
    where d.state = 'accepted' and d.accepted_at + m.after + m.latest < now();

-- Over all agencies: readings that are due on these networks, the oldest first; ids only.
create function list_due_readings(real_now timestamptz, networks text[])
returns table (delivery_id uuid, client_id uuid, agency_id uuid, moment text, due_at timestamptz,
  is_late boolean, operation_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, d.client_id, c.agency_id, m.moment, d.accepted_at + m.after,
      d.accepted_at + m.after + m.latest < clock.at,
      -- Where several operations ran, nobody can say whose publication it was.
      (select case when count(*) = 1 then min(p.id::text)::uuid end from operation p
        where p.client_id = d.client_id
          and (d.accepted_at at time zone c.time_zone)::date between p.starts_on and p.ends_on)
    from delivery d join client c on c.id = d.client_id join channel h on h.id = d.channel_id,
      lateral (select agency_now(c.agency_id, real_now) as at) clock, reading_moments() m
    where d.state = 'accepted' and d.remote_id is not null and d.url is not null
      and h.connector = any (networks) and d.accepted_at + m.after <= clock.at
      and not exists (select from publication_reading r where r.delivery_id = d.id
        and r.moment = m.moment and (r.done_at is not null or r.is_missed))
    order by d.accepted_at + m.after, d.id
    limit 200
$$;
revoke execute on function list_due_readings(timestamptz, text[]) from public;
grant execute on function list_due_readings(timestamptz, text[]) to compagnon_worker;
