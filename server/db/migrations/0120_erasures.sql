-- Who was erased, in words of ids and hashes: the same lines stand in a file outside the database, so that
-- a backup from before is told what to erase again. Only the owner reads and writes it.

create table erasure (
  -- `entry <agency> <client> <entry>`: the kind, then what it takes to do it again.
  what text primary key check (what ~ '^[a-z]+( [0-9a-z-]+){2,5}$'),
  no bigint generated always as identity,
  at timestamptz not null default now(),
  -- It stands in the file, and the file is on the disk.
  is_in_file boolean not null default false
);
create index erasure_to_write on erasure (no) where not is_in_file;

create function note_erasure(said text) returns void language sql security definer
set search_path = public, pg_temp as $$
  insert into erasure (what) values (said) on conflict do nothing;
  -- Whoever commits this writes the file before saying that it is done.
  select set_config('app.erased', 'yes', true);
$$;
revoke execute on function note_erasure(text) from public;

create function note_creator_erased() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  -- Where the whole agency goes, nobody is left to erase.
  if exists (select from agency where id = old.agency_id) then
    perform note_erasure(format('creator %s %s', old.agency_id, old.id));
  end if;
  return old;
end $$;
create trigger note_creator_erased after delete on creator
  for each row execute function note_creator_erased();

create function note_creator_objected() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  perform note_erasure(format('objection %s %s', new.agency_id, new.id));
  return new;
end $$;
create trigger note_creator_objected after update of objected_at on creator
  for each row when (old.objected_at is null and new.objected_at is not null)
  execute function note_creator_objected();

create function note_creator_barred() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  perform note_erasure(format('barred %s %s', new.agency_id, new.hash));
  return new;
end $$;
create trigger note_creator_barred after insert on creator_barred
  for each row execute function note_creator_barred();

create function note_entrant_erased() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  perform note_erasure(format('entry %s %s %s', c.agency_id, new.client_id, new.id))
    from client c where c.id = new.client_id;
  return new;
end $$;
create trigger note_entrant_erased after update of erased_at on contest_entry
  for each row when (old.erased_at is null and new.erased_at is not null)
  execute function note_entrant_erased();

create function note_record_erased() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  perform note_erasure(format('record %s %s %s %s', c.agency_id, new.client_id, new.observation_id, new.place))
    from client c where c.id = new.client_id;
  return new;
end $$;
create trigger note_record_erased after update of erased_on on observation_record
  for each row when (old.erased_on is null and new.erased_on is not null)
  execute function note_record_erased();

revoke execute on function note_creator_erased(), note_creator_objected(), note_creator_barred(),
  note_entrant_erased(), note_record_erased() from public;

-- What was erased before there was a journal, as far as it left a trace.
insert into erasure (what)
  select format('objection %s %s', agency_id, id) from creator where objected_at is not null
  union select format('barred %s %s', agency_id, hash) from creator_barred
  union select format('entry %s %s %s', c.agency_id, e.client_id, e.id)
    from contest_entry e join client c on c.id = e.client_id where e.erased_at is not null
  union select format('record %s %s %s %s', c.agency_id, r.client_id, r.observation_id, r.place)
    from observation_record r join client c on c.id = r.client_id where r.erased_on is not null;
