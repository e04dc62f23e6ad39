-- A link gives one named person at the client's access to some exact versions.
create table link (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  contact_id uuid not null references contact,
  token_hash bytea not null unique,
  created_by uuid not null references member,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  first_opened_at timestamptz
);
call wall_by_client('link', 'select, insert, update');

create table link_item (
  link_id uuid not null references link on delete cascade,
  client_id uuid not null references client on delete cascade,
  subject_kind text not null check (subject_kind in ('post', 'brand-kit')),
  subject_id uuid not null,
  version integer not null,
  content_hash text not null,
  place integer not null,
  primary key (link_id, subject_kind, subject_id)
);
call wall_by_client('link_item', 'select, insert');

-- Who decided what on which exact version. Never changed, never deleted.
create table signature (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  subject_kind text not null check (subject_kind in ('post', 'brand-kit')),
  subject_id uuid not null,
  version integer not null,
  content_hash text not null,
  decision text not null check (decision in ('approved', 'changes', 'refused')),
  signer_kind text not null check (signer_kind in ('member', 'contact')),
  signer_id uuid not null,
  signer_name text not null,
  -- Set where somebody signed with another person's link.
  link_owner_name text,
  link_id uuid references link,
  comment text not null default '',
  place text,
  decided_at timestamptz not null,
  leaf_id uuid references leaf,
  check (decision <> 'changes' or comment <> '')
);
create index signature_subject on signature (subject_kind, subject_id, decided_at desc);
call wall_by_client('signature', 'select, insert');

create table signature_void (
  signature_id uuid primary key references signature on delete cascade,
  client_id uuid not null references client on delete cascade,
  reason text not null,
  voided_by uuid references member,
  voided_at timestamptz not null,
  leaf_id uuid references leaf
);
call wall_by_client('signature_void', 'select, insert');

create function find_link(wanted bytea)
returns table (link_id uuid, client_id uuid, agency_id uuid) language sql stable security definer
set search_path = public as
  $$ select l.id, l.client_id, c.agency_id from link l join client c on c.id = l.client_id
     where l.token_hash = wanted $$;
