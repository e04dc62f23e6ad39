create table media (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  sha256 text not null,
  media_type text not null,
  size bigint not null,
  width integer not null,
  height integer not null,
  name text not null,
  rights text not null default '',
  uploaded_by uuid not null references member,
  uploaded_at timestamptz not null
);
call wall_by_client('media', 'select, insert, update');

create table post (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  title text not null,
  pillar text not null default '',
  author_id uuid not null references member,
  -- Validation only; what became of the sending stands in the deliveries.
  stage text not null default 'draft' check (stage in
    ('draft', 'in-review', 'changes-requested', 'reviewed', 'with-client', 'signed', 'refused', 'dropped')),
  stage_since timestamptz not null,
  version integer not null default 1,
  due_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index post_due on post (client_id, due_at);
call wall_by_client('post', 'select, insert, update');

-- Every version that was ever saved; the hash is what a signature signs.
create table post_version (
  post_id uuid not null references post on delete cascade,
  n integer not null check (n > 0),
  client_id uuid not null references client on delete cascade,
  content jsonb not null,
  content_hash text not null,
  saved_by uuid not null references member,
  saved_at timestamptz not null,
  primary key (post_id, n)
);
call wall_by_client('post_version', 'select, insert');

-- A senior's reading of one exact version: passed on, or sent back with a reason.
create table review (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  subject_kind text not null check (subject_kind in ('post')),
  subject_id uuid not null,
  version integer not null,
  content_hash text not null,
  reviewer_id uuid not null references member,
  decision text not null check (decision in ('changes', 'reviewed')),
  reason_kind text not null default '',
  reason text not null default '',
  decided_at timestamptz not null,
  check (decision <> 'changes' or reason <> '')
);
create index review_subject on review (subject_kind, subject_id, decided_at desc);
call wall_by_client('review', 'select, insert');

create table remark (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  subject_kind text not null check (subject_kind in ('post')),
  subject_id uuid not null,
  version integer not null,
  -- Where it stands: a channel's text or a picture, and the words it is about.
  place text not null,
  quote text not null default '',
  body text not null,
  author_name text not null,
  author_id uuid references member,
  review_id uuid references review,
  created_at timestamptz not null,
  done_at timestamptz
);
create index remark_subject on remark (subject_kind, subject_id);
call wall_by_client('remark', 'select, insert, update');

create table delivery (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  post_id uuid not null references post on delete cascade,
  channel_id uuid not null references channel,
  version integer not null,
  content_hash text not null,
  state text not null default 'prepared' check (state in
    ('prepared', 'sending', 'accepted', 'refused', 'unknown', 'late', 'cancelled', 'withdrawn')),
  -- The idempotency key, chosen before anything is sent.
  network_key text not null,
  due_at timestamptz not null,
  window_minutes integer not null,
  next_try_at timestamptz not null,
  attempts integer not null default 0,
  lease_owner uuid,
  lease_until timestamptz,
  refusal jsonb,
  remote_id text,
  url text,
  accepted_at timestamptz,
  captured_at timestamptz,
  created_at timestamptz not null
);
-- One living delivery of a post to a channel: the wall against a double.
create unique index delivery_single on delivery (post_id, channel_id)
  where state not in ('cancelled', 'withdrawn');
create index delivery_due on delivery (next_try_at) where state in ('prepared', 'sending', 'unknown');
call wall_by_client('delivery', 'select, insert, update');

create table delivery_event (
  id bigint generated always as identity primary key,
  client_id uuid not null references client on delete cascade,
  delivery_id uuid not null references delivery on delete cascade,
  at timestamptz not null,
  kind text not null,
  detail jsonb not null default '{}'
);
create index delivery_event_of on delivery_event (delivery_id, id);
call wall_by_client('delivery_event', 'select, insert');

create table capture (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  delivery_id uuid not null references delivery on delete cascade,
  sha256 text not null,
  media_type text not null,
  url text not null,
  matches boolean not null,
  captured_at timestamptz not null,
  leaf_id uuid references leaf
);
call wall_by_client('capture', 'select, insert');

create table work_process (
  id uuid primary key,
  -- Host and data folder: a restarted worker knows its own dead predecessor by it.
  place text not null,
  heartbeat_at timestamptz not null
);
grant select, insert, update, delete on work_process to compagnon_worker;

-- Leases due deliveries, one client after the other so that none waits behind a busy one.
-- Returns ids only; the work itself is done inside the client's own scope.
create function claim_deliveries(worker uuid, real_now timestamptz, lease_seconds integer, wanted integer)
returns table (delivery_id uuid, client_id uuid, agency_id uuid) language sql volatile
security definer set search_path = public as $$
  with due as (
    select d.id, d.client_id, row_number() over (partition by d.client_id order by d.next_try_at, d.id) as turn
    from delivery d join client c on c.id = d.client_id
    where d.state in ('prepared', 'sending', 'unknown')
      and d.next_try_at <= agency_now(c.agency_id, real_now)
      and (d.lease_until is null or d.lease_until < real_now)
  ), picked as (
    select d.id from delivery d join due on due.id = d.id
    where d.state in ('prepared', 'sending', 'unknown')
      and (d.lease_until is null or d.lease_until < real_now)
    order by due.turn, d.next_try_at limit wanted for update of d skip locked
  )
  update delivery d set lease_owner = worker, lease_until = real_now + make_interval(secs => lease_seconds)
  from picked, client c where d.id = picked.id and c.id = d.client_id
  returning d.id, d.client_id, c.agency_id
$$;

-- When the next delivery is due, on the caller's clock; null when nothing waits.
create function next_delivery_at(real_now timestamptz) returns timestamptz language sql stable
security definer set search_path = public as $$
  select min(greatest(
    case when a.frozen_at is null then d.next_try_at
         when d.next_try_at <= a.frozen_at then real_now end,
    coalesce(d.lease_until, d.next_try_at)))
  from delivery d join client c on c.id = d.client_id join agency a on a.id = c.agency_id
  where d.state in ('prepared', 'sending', 'unknown')
    and (a.frozen_at is null or d.next_try_at <= a.frozen_at)
$$;

-- A worker that died gives its leases back: its own successor at once, others after the heartbeat.
create function release_dead_leases(place_of_mine text, me uuid, real_now timestamptz, silence_seconds integer)
returns integer language sql volatile security definer set search_path = public as $$
  with dead as (
    delete from work_process w where w.id <> me and (w.place = place_of_mine
      or w.heartbeat_at < real_now - make_interval(secs => silence_seconds)) returning w.id
  ), freed as (
    update delivery d set lease_owner = null, lease_until = null
    from dead where d.lease_owner = dead.id returning d.id
  ) select count(*)::integer from freed
$$;

revoke execute on function claim_deliveries, next_delivery_at, release_dead_leases from public;
grant execute on function claim_deliveries, next_delivery_at, release_dead_leases to compagnon_worker;

-- A new or moved delivery wakes the workers' timer.
create function tell_delivery() returns trigger language plpgsql as
  $$ begin perform pg_notify('delivery', ''); return null; end $$;
create trigger tell_delivery after insert or update of next_try_at, state on delivery
  for each statement execute function tell_delivery();
