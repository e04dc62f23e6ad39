-- What a salted commitment in a leaf stands for. Erasing salt and value erases the person and
-- leaves the proof.
create table opening (
  leaf_id uuid not null references leaf on delete cascade,
  client_id uuid not null references client on delete cascade,
  field text not null,
  salt bytea check (octet_length(salt) = 16),
  value text,
  erased_at timestamptz,
  primary key (leaf_id, field),
  check ((salt is null) = (erased_at is not null)),
  check ((value is null) = (erased_at is not null))
);
create index opening_value on opening (client_id, value) where erased_at is null;
call wall_by_client('opening', 'select, insert, update');

-- A key counts for sizes above `from_index` and up to `to_index`; both are known once its leaf is
-- numbered.
alter table log_key alter from_index drop not null;
alter table witness add from_index bigint, add to_index bigint;

-- The newest export can be downloaded; its bytes lie in the blob folder.
create table log_export (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  sha256 text not null,
  size bigint not null,
  leaves bigint not null,
  made_at timestamptz not null
);
create index log_export_newest on log_export (client_id, made_at desc, id desc);
call wall_by_client('log_export', 'select, insert');

-- Logs that wait for the sequencer, or whose head no checkpoint signs yet.
create function list_open_logs() returns table (client_id uuid, agency_id uuid, has_staged boolean)
language sql stable security definer set search_path = public as $$
  select found.client_id, found.agency_id, found.has_staged from (
    select h.client_id, c.agency_id, h.size,
      exists (select from leaf l where l.client_id = h.client_id and l.idx is null) as has_staged,
      coalesce((select max(k.size) from checkpoint k where k.client_id = h.client_id), 0) as signed
    from log_head h join client c on c.id = h.client_id
  ) found where found.has_staged or found.size > found.signed
$$;
revoke execute on function list_open_logs() from public;
grant execute on function list_open_logs() to compagnon_worker;

-- A staged leaf wakes the sequencer once its transaction commits.
create function tell_leaf() returns trigger language plpgsql as
  $$ begin perform pg_notify('leaf', ''); return null; end $$;
create trigger tell_leaf after insert on leaf for each statement execute function tell_leaf();
