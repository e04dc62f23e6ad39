-- The demonstration's contests too, at its own hour: when its clock is moved, what the rules say happens.
drop function list_due_contests(timestamptz);
create function list_due_contests(real_now timestamptz)
returns table (contest_id uuid, client_id uuid, agency_id uuid, opened_version integer, at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.id, k.client_id, c.agency_id, k.opened_version, clock.at from contest k
    join client c on c.id = k.client_id,
    lateral (select agency_now(c.agency_id, real_now) as at) clock
    where k.opened_at is not null and k.opened_at <= clock.at
$$;
revoke execute on function list_due_contests(timestamptz) from public;
grant execute on function list_due_contests(timestamptz) to compagnon_worker;
