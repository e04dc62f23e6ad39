-- What a worker must know of a delivery between two attempts.
alter table delivery
  -- Why it waits for a person: paused, no-accountable, reconnect, not-approved, ask-person.
  add held text,
  -- Not before this, on the real clock: a network's wish, or our own patience. `due_at` and
  -- `next_try_at` are hours of the agency's clock.
  add retry_at timestamptz,
  -- When the last call that may have published began.
  add sent_at timestamptz,
  -- The approvals that were found living at that moment.
  add approvals uuid[] not null default '{}',
  -- A senior decided to publish after the window: until when.
  add late_until timestamptz,
  -- Lighter images by the hash of the signed one, and whether somebody accepted them.
  add renditions jsonb not null default '{}',
  add renditions_accepted_at timestamptz,
  -- Who asked to take it back, why and when; done once the state says withdrawn.
  add withdrawal jsonb;
create index delivery_leased on delivery (lease_owner) where lease_owner is not null;
create index delivery_post on delivery (post_id);
create index capture_delivery on capture (delivery_id);

-- What kept a delivery from going out is gone: it is looked at again.
create function free_by_channel() returns trigger language plpgsql as $$
begin
  update delivery set held = null where channel_id = new.id and held = 'reconnect';
  return null;
end $$;
create trigger free_by_channel after update of state on channel for each row
  when (new.state = 'alive' and old.state <> 'alive') execute function free_by_channel();

create function free_by_client() returns trigger language plpgsql as $$
begin
  update delivery set held = null where client_id = new.id and held in ('paused', 'no-accountable');
  return null;
end $$;
create trigger free_by_client after update of paused_at, accountable_id on client for each row
  when ((new.paused_at is null and old.paused_at is not null)
    or (new.accountable_id is distinct from old.accountable_id))
  execute function free_by_client();

drop trigger tell_delivery on delivery;
create trigger tell_delivery after insert or update of next_try_at, state, held, retry_at, lease_owner
  on delivery for each row
  when (new.state = 'prepared' and new.held is null and new.lease_owner is null)
  execute function tell_delivery();

-- An agency's clock was moved: its due deliveries may be ripe.
create trigger tell_clock after update of frozen_at on agency for each statement
  execute function tell_delivery();

create or replace function claim_deliveries(worker uuid, real_now timestamptz, lease_seconds integer, wanted integer)
returns table (delivery_id uuid, client_id uuid, agency_id uuid) language plpgsql volatile
security definer set search_path = public as $$
#variable_conflict use_column
begin
  -- One claim at a time, so that what runs on an account is known.
  perform pg_advisory_xact_lock(7023413);
  return query
  with running as (
    select d.client_id, d.channel_id from delivery d where d.lease_until >= real_now
  ), load as (
    select r.client_id, count(*) as n from running r group by r.client_id
  ), due as (
    select d.id, d.client_id, d.channel_id, d.next_try_at,
      row_number() over (partition by d.channel_id order by d.next_try_at, d.id) as turn_of_channel
    from delivery d
    join client c on c.id = d.client_id
    join agency a on a.id = c.agency_id
    where d.state in ('prepared', 'sending', 'unknown')
      and d.next_try_at <= coalesce(a.frozen_at, real_now)
      and (d.retry_at is null or d.retry_at <= real_now)
      and (d.held is null or (d.state = 'prepared' and coalesce(a.frozen_at, real_now) >
        coalesce(d.late_until, d.due_at + make_interval(mins => d.window_minutes))))
      and (d.lease_until is null or d.lease_until < real_now)
      -- One call at a time on an account.
      and not exists (select from running r where r.channel_id = d.channel_id)
  ), turns as (
    select f.id, f.next_try_at, coalesce(l.n, 0)
      + row_number() over (partition by f.client_id order by f.next_try_at, f.id) as turn
    from due f left join load l on l.client_id = f.client_id
    where f.turn_of_channel = 1
  ), picked as (
    -- Nobody takes more than four places, however much is due: a slow client delays no other.
    select d.id from delivery d join turns t on t.id = d.id
    where t.turn <= 4 order by t.turn, t.next_try_at limit wanted for update of d skip locked
  )
  update delivery d
    set lease_owner = worker, lease_until = real_now + make_interval(secs => lease_seconds)
  from picked p, client c where d.id = p.id and c.id = d.client_id
  returning d.id, d.client_id, c.agency_id;
end $$;

create or replace function next_delivery_at(real_now timestamptz) returns timestamptz language sql stable
security definer set search_path = public as $$
  select min(greatest(
    case when a.frozen_at is null then w.ripe_at when w.ripe_at <= a.frozen_at then real_now end,
    d.retry_at, d.lease_until))
  from delivery d
  join client c on c.id = d.client_id
  join agency a on a.id = c.agency_id
  cross join lateral (select case when d.held is null then d.next_try_at
    else coalesce(d.late_until, d.due_at + make_interval(mins => d.window_minutes))
      + interval '1 millisecond' end as ripe_at) w
  where d.state in ('prepared', 'sending', 'unknown')
    and (d.held is null or d.state = 'prepared')
    and (a.frozen_at is null or w.ripe_at <= a.frozen_at)
$$;

-- A sign of life: leases under way are kept.
create function keep_leases(me uuid, my_place text, real_now timestamptz, lease_seconds integer)
returns void language sql volatile security definer set search_path = public as $$
  insert into work_process (id, place, heartbeat_at) values (me, my_place, real_now)
    on conflict (id) do update set heartbeat_at = excluded.heartbeat_at;
  update delivery set lease_until = real_now + make_interval(secs => lease_seconds)
    where lease_owner = me;
$$;
revoke execute on function keep_leases from public;
grant execute on function keep_leases to compagnon_worker;
