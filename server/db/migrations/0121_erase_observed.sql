-- What observations say of a person goes with the person: a creator's captures and figures when they are
-- erased from the register; of whoever commented, everything under their pseudonym, when they ask.

-- The leaf follows at once, or within a minute where the rows went by themselves.
alter table observation_record add column is_erasure_logged boolean not null default false;
update observation_record set is_erasure_logged = true where erased_on is not null;
create index observation_record_unlogged on observation_record (observation_id)
  where erased_on is not null and not is_erasure_logged;
grant update (is_erasure_logged) on observation_record to compagnon_app, compagnon_worker;

-- Before `erase_participant`, by its name: that one takes the addresses away.
create function erase_observed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  pages text[] := array(select d.id::text from deliverable d join participation p
    on p.id = d.participation_id where p.creator_id = old.id);
  clients uuid[] := array(select client_id from participation where creator_id = old.id);
  seen uuid[];
begin
  with gone as (
    update observation_record r set salt = null, record = null, erased_on = agency_now(old.agency_id, now())
      from observation o
      where o.id = r.observation_id and r.client_id = any (clients) and r.erased_on is null
        and (o.kind in ('mention', 'capture') and r.record ->> 'deliverable' = any (pages)
          or o.kind = 'declared-views' and r.record ->> 'creator' in (old.id::text, old.name))
      returning r.observation_id)
    select array_agg(distinct observation_id) into seen from gone;
  update observation set raw = null where id = any (seen) and raw is not null;
  return old;
end $$;
revoke execute on function erase_observed() from public;
create trigger erase_observed after delete on creator for each row execute function erase_observed();

-- Over all agencies: records that are gone and whose leaf isn't written yet; ids only.
create function list_unlogged_erasures()
returns table (observation_id uuid, place integer, client_id uuid, agency_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.observation_id, r.place, r.client_id, c.agency_id
    from observation_record r join client c on c.id = r.client_id
    where r.erased_on is not null and not r.is_erasure_logged
    order by c.agency_id, r.client_id, r.observation_id, r.place limit 10000
$$;
revoke execute on function list_unlogged_erasures() from public;
grant execute on function list_unlogged_erasures() to compagnon_worker;

-- Who asked to be erased from what people wrote: later readings erase them as they come in.
create table person_erasure (
  -- As pseudonyms are salted: the operation, or the client where there is none.
  scope_id uuid not null,
  client_id uuid not null references client on delete cascade,
  author text not null check (author ~ '^[0-9a-f]{32}$'),
  reason text not null check (reason in ('asked', 'objected', 'unlawful', 'restored')),
  records integer not null check (records >= 0),
  -- Nobody where it was done again after a restore.
  by_id uuid references member,
  at timestamptz not null,
  primary key (scope_id, author)
);
call wall_by_client('person_erasure', 'select, insert');

create function note_person_erased() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  perform note_erasure(format('author %s %s %s %s', c.agency_id, new.client_id, new.scope_id, new.author))
    from client c where c.id = new.client_id;
  return new;
end $$;
revoke execute on function note_person_erased() from public;
create trigger note_person_erased after insert on person_erasure
  for each row execute function note_person_erased();
