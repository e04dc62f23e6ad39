-- One log per client. A command stages its leaf in its own transaction; the sequencer numbers it.
create table leaf (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  staged_no bigint generated always as identity,
  kind text not null,
  bytes bytea not null,
  hash bytea not null check (octet_length(hash) = 32),
  idx bigint,
  staged_at timestamptz not null,
  unique (client_id, idx)
);
create index leaf_staged on leaf (client_id, staged_no) where idx is null;
call wall_by_client('leaf', 'select, insert');
-- Numbering is the sequencer's alone, and only once; bytes never change.
grant update (idx) on leaf to compagnon_worker;
create function keep_leaf() returns trigger language plpgsql as $$
begin
  if old.idx is not null then raise exception 'leaf-already-numbered'; end if;
  return new;
end $$;
create trigger keep_leaf before update on leaf for each row execute function keep_leaf();

create table log_key (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  vkey text not null,
  sealed_private bytea not null,
  from_index bigint not null,
  to_index bigint,
  created_at timestamptz not null
);
call wall_by_client('log_key', 'select, insert, update');

create table log_head (
  client_id uuid primary key references client on delete cascade,
  origin text not null unique,
  size bigint not null,
  -- Hashes of the complete subtrees, largest first (RFC 6962): what the next append needs.
  frontier bytea[] not null
);
call wall_by_client('log_head', 'select, insert, update');

create table checkpoint (
  client_id uuid not null references client on delete cascade,
  size bigint not null,
  root bytea not null,
  note text not null,
  made_at timestamptz not null,
  primary key (client_id, size)
);
call wall_by_client('checkpoint', 'select, insert');

create table witness (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  vkey text not null,
  name text not null,
  enrolled_at timestamptz not null,
  ended_at timestamptz,
  unique (client_id, vkey)
);
call wall_by_client('witness', 'select, insert, update');

create table cosignature (
  client_id uuid not null,
  size bigint not null,
  witness_id uuid not null references witness,
  line text not null,
  received_at timestamptz not null,
  primary key (client_id, size, witness_id),
  foreign key (client_id, size) references checkpoint on delete cascade
);
call wall_by_client('cosignature', 'select, insert');

-- Bytes lie in the blob folder under their hash; the row says whose they are.
create table blob (
  client_id uuid not null references client on delete cascade,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  size bigint not null,
  stored_at timestamptz not null,
  primary key (client_id, sha256)
);
call wall_by_client('blob', 'select, insert');

-- Logs are public to whoever knows the client's id: the id alone leads to the scope.
create function find_log(wanted uuid) returns table (client_id uuid, agency_id uuid)
language sql stable security definer set search_path = public as
  $$ select c.id, c.agency_id from client c where c.id = wanted $$;
