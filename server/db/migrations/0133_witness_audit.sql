-- A witness's audits as it signed them: hashes, indexes and its own words, nothing of a person.
create table witness_audit (
  client_id uuid not null references client on delete cascade,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  witness_id uuid not null references witness,
  chain text not null,
  round bigint not null,
  size bigint not null,
  fetched_at timestamptz not null,
  received_at timestamptz not null,
  chosen integer not null,
  same integer not null,
  differing integer not null,
  file bytea not null,
  leaf_id uuid not null references leaf,
  primary key (client_id, sha256),
  unique (client_id, witness_id, chain, round)
);
call wall_by_client('witness_audit', 'select, insert');
