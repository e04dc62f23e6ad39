-- Which posts are an operation's: what is read of their publications is the operation's, nothing else is.

alter table operation add unique (id, client_id);
alter table post add unique (id, client_id);

-- Each row is one stretch of being attached; nothing of it is deleted.
create table operation_post (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  operation_id uuid not null,
  post_id uuid not null,
  -- Null: taken over from before, when the day of a publication said whose it was.
  attached_by uuid references member,
  attached_at timestamptz not null,
  detached_by uuid references member,
  detached_at timestamptz,
  why text not null default '',
  -- A post of another client is never an operation's.
  foreign key (operation_id, client_id) references operation (id, client_id) on delete cascade,
  foreign key (post_id, client_id) references post (id, client_id) on delete cascade,
  check (num_nonnulls(detached_by, detached_at) in (0, 2)),
  check ((detached_at is null) = (why = ''))
);
create unique index operation_post_single on operation_post (post_id) where detached_at is null;
create index on operation_post (operation_id);
call wall_by_client('operation_post', 'select, insert');
grant update (detached_by, detached_at, why) on operation_post to compagnon_app, compagnon_worker;

-- Whether the client holds a sealed report of this very operation.
create function operation_is_sealed(operation uuid) returns boolean language sql stable as $$
  select exists (select from report r join report_version v on v.report_id = r.id
    where r.operation_id = operation and v.sealed_at is not null)
$$;

create function keep_operation_post() returns trigger language plpgsql as $$
begin
  if old.detached_at is not null then
    raise exception 'post-detached' using errcode = 'check_violation';
  end if;
  if operation_is_sealed(old.operation_id) then
    raise exception 'operation-sealed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger keep_operation_post before update on operation_post
  for each row execute function keep_operation_post();

-- What was read for an operation by its day stays that operation's.
insert into operation_post (id, client_id, operation_id, post_id, attached_at)
  select distinct on (d.post_id) gen_random_uuid(), d.client_id, o.operation_id, d.post_id, o.recorded_at
    from observation o join delivery d on d.id::text = o.object and d.client_id = o.client_id
    where o.kind = 'capture' and o.method = 'planned-readings' and o.operation_id is not null
    order by d.post_id, o.recorded_at desc;

-- `asked`: once more, because the post was attached after it was out.
alter table publication_reading drop constraint publication_reading_moment_check;
alter table publication_reading add constraint publication_reading_moment_check
  check (moment in ('day-1', 'day-3', 'day-7', 'day-30', 'asked'));

create or replace function list_due_readings(real_now timestamptz, networks text[])
returns table (delivery_id uuid, client_id uuid, agency_id uuid, moment text, due_at timestamptz,
  is_late boolean, operation_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, d.client_id, c.agency_id, m.moment, m.due_at, m.due_at + m.latest < clock.at,
      (select p.operation_id from operation_post p
        where p.post_id = d.post_id and p.detached_at is null)
    from delivery d join client c on c.id = d.client_id join channel h on h.id = d.channel_id,
      lateral (select agency_now(c.agency_id, real_now) as at) clock,
      lateral (
        select r.moment, d.accepted_at + r.after as due_at, r.latest from reading_moments() r
        union all
        select r.moment, r.due_at, interval '12 hours' from publication_reading r
          where r.delivery_id = d.id and r.moment = 'asked') m
    where d.state = 'accepted' and d.remote_id is not null and d.url is not null
      and h.connector = any (networks) and m.due_at <= clock.at
      and not exists (select from publication_reading r where r.delivery_id = d.id
        and r.moment = m.moment and (r.done_at is not null or r.is_missed))
    order by m.due_at, d.id
    limit 200
$$;
