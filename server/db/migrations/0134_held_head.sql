-- A checkpoint of ours that somebody holds and that the log as it stands contradicts: an older backup
-- was put back. While one isn't settled, nothing more is signed in this log.
create table held_head (
  client_id uuid not null references client on delete cascade,
  size bigint not null,
  root bytea not null check (octet_length(root) = 32),
  note text not null,
  -- The folder of heads beside the data, or somebody outside who showed it.
  source text not null check (source in ('folder', 'shown')),
  found_at timestamptz not null,
  settled_at timestamptz,
  primary key (client_id, size, root)
);
call wall_by_client('held_head', 'select, insert, update');
