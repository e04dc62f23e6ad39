-- Whoever got a log's head by mail, and asks to be erased: the address goes, and a hash of it stays so that
-- nobody names it again.

alter table checkpoint_reader add column erased_at timestamptz,
  add check (erased_at is null or stopped_at is not null and is_own_stop);

-- What stands in the place of an erased address; the client's id keeps it from being compared elsewhere.
create function erased_reader(of_client uuid, address text) returns text language sql immutable
set search_path = public, pg_temp as $$
  select 'erased:' || encode(sha256(convert_to(of_client::text || E'\n' || lower(address), 'UTF8')), 'hex')
$$;
revoke execute on function erased_reader(uuid, text) from public;
grant execute on function erased_reader(uuid, text) to compagnon_app, compagnon_worker;

-- By the rows' own walls: those whom the scope holds.
create function find_checkpoint_readers(of_client uuid, address text)
returns table (id uuid, email text, named_at timestamptz)
language sql stable set search_path = public, pg_temp as $$
  select r.id, r.email, r.named_at from checkpoint_reader r
    where r.client_id = of_client and r.erased_at is null and lower(r.email) = lower(address)
$$;
create function erase_checkpoint_reader(of_client uuid, reader uuid, at timestamptz) returns bigint
language sql volatile set search_path = public, pg_temp as $$
  with gone as (
    update checkpoint_reader r set email = erased_reader(r.client_id, r.email), named_by = null,
        stopped_at = coalesce(r.stopped_at, at), is_own_stop = true, erased_at = at
      where r.client_id = of_client and r.id = reader and r.erased_at is null
      returning 1)
  select count(*) from gone
$$;
-- The same by the hash, where an older copy was put back: also where it is from before they were named.
create function erase_checkpoint_reader_again(of_client uuid, hash text, at timestamptz) returns void
language sql volatile set search_path = public, pg_temp as $$
  select erase_checkpoint_reader(of_client, r.id, at) from checkpoint_reader r
    where r.client_id = of_client and erased_reader(r.client_id, r.email) = 'erased:' || hash;
  insert into checkpoint_reader (id, client_id, email, locale, named_at, stop_token, stopped_at, is_own_stop, erased_at)
    select gen_random_uuid(), c.id, 'erased:' || hash, 'fr', at,
        replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), at, true, at
      from client c where c.id = of_client
    on conflict (client_id, lower(email)) do nothing
$$;
revoke execute on function find_checkpoint_readers(uuid, text),
  erase_checkpoint_reader(uuid, uuid, timestamptz),
  erase_checkpoint_reader_again(uuid, text, timestamptz) from public;
grant execute on function find_checkpoint_readers(uuid, text),
  erase_checkpoint_reader(uuid, uuid, timestamptz),
  erase_checkpoint_reader_again(uuid, text, timestamptz) to compagnon_app, compagnon_worker;

-- The letters go with the address: those that bear this reader's own link.
create function note_reader_erased() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  agency uuid := (select agency_id from client where id = new.client_id);
begin
  delete from mail where agency_id = agency and lower(recipient) = lower(old.email)
    and position(old.stop_token in body) > 0;
  perform note_erasure(format('reader %s %s %s', agency, new.client_id, replace(new.email, 'erased:', '')));
  return new;
end $$;
revoke execute on function note_reader_erased() from public;
create trigger note_reader_erased after update of erased_at on checkpoint_reader
  for each row when (old.erased_at is null and new.erased_at is not null)
  execute function note_reader_erased();
