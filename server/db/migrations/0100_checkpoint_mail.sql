-- Checkpoints of a client's log, mailed outside: an independent copy in the reader's own mailbox.

create table checkpoint_reader (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  email text not null check (length(email) between 3 and 254),
  locale text not null check (locale in ('fr', 'en')),
  named_by uuid references member on delete set null,
  named_at timestamptz not null,
  -- In every letter; it can stop them, and nothing else.
  stop_token text not null unique check (length(stop_token) >= 32),
  stopped_at timestamptz,
  -- They asked for no more: nobody else may name this address again.
  is_own_stop boolean not null default false,
  -- The last one that was mailed: its size, and the day where the client is.
  last_size bigint,
  last_day date,
  check (stopped_at is not null or not is_own_stop),
  check ((last_size is null) = (last_day is null))
);
create unique index checkpoint_reader_email on checkpoint_reader (client_id, lower(email));
call wall_by_client('checkpoint_reader', 'select, insert, update');

-- The token alone leads to its row, and to nothing else.
create function find_checkpoint_reader(token text)
returns table (id uuid, client_id uuid, agency_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.client_id, c.agency_id
    from checkpoint_reader r join client c on c.id = r.client_id where r.stop_token = token
$$;
revoke execute on function find_checkpoint_reader(text) from public;
grant execute on function find_checkpoint_reader(text) to compagnon_app;

-- Over all agencies, after seven in the morning where the client is: whose log has grown since the last
-- letter, once a day; ids only.
create function list_due_checkpoint_mails(real_now timestamptz)
returns table (id uuid, client_id uuid, agency_id uuid, day date)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.client_id, c.agency_id, local.at::date
    from checkpoint_reader r join client c on c.id = r.client_id,
      lateral (select agency_now(c.agency_id, real_now) at time zone c.time_zone as at) local
    where r.stopped_at is null and local.at::time >= time '07:00'
      and (r.last_day is null or r.last_day < local.at::date)
      and exists (select from checkpoint k where k.client_id = r.client_id
        and k.size > coalesce(r.last_size, 0))
    order by r.id limit 500
$$;
revoke execute on function list_due_checkpoint_mails(timestamptz) from public;
grant execute on function list_due_checkpoint_mails(timestamptz) to compagnon_worker;
