-- Reports: composed by people, figures computed from observations, sealed in versions.
create table report (
  id uuid primary key,
  -- In the address that is printed on it: says nothing of whose it is.
  public_id text not null unique check (public_id ~ '^[0-9a-hjkmnp-tv-z]{12}$'),
  client_id uuid not null references client on delete cascade,
  -- Null: everything of the client's in the period.
  operation_id uuid references operation,
  period_from timestamptz not null,
  period_to timestamptz not null,
  author_id uuid not null references member,
  created_at timestamptz not null,
  -- The newest version, and how often it was saved.
  version integer not null,
  revision integer not null,
  check (period_from < period_to)
);
create index report_client on report (client_id, created_at desc);
call wall_by_client('report', 'select, insert');
grant update (version, revision) on report to compagnon_app, compagnon_worker;

create table report_version (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  report_id uuid not null references report on delete cascade,
  n integer not null check (n > 0),
  -- What people write, and which figures they ask for; no figure's value is in it.
  draft jsonb not null,
  written_by uuid[] not null,
  saved_by uuid not null references member,
  saved_at timestamptz not null,
  -- The sealed version that this one corrects, and why.
  replaces integer,
  why text not null default '',
  -- The exact text that is signed, with the figures as computed then; it goes when the draft changes.
  content text,
  content_hash text,
  evidence integer,
  frozen_at timestamptz,
  sealed_at timestamptz,
  sealed_by uuid references member,
  seal_leaf uuid references leaf,
  archive_sha256 text,
  archive_size integer,
  archive_at timestamptz,
  unique (report_id, n),
  check ((replaces is null) = (why = '')),
  check ((content is null) = (content_hash is null) and (content is null) = (frozen_at is null)),
  check (sealed_at is null or content is not null),
  check (archive_sha256 is null or sealed_at is not null)
);
create index report_version_archive on report_version (archive_sha256);
create index report_version_content on report_version (content_hash);
call wall_by_client('report_version', 'select, insert');
grant update (draft, written_by, saved_by, saved_at, content, content_hash, evidence, frozen_at,
  sealed_at, sealed_by, seal_leaf, archive_sha256, archive_size, archive_at)
  on report_version to compagnon_app, compagnon_worker;

-- What is sealed stays: only its archive is still to be made, once.
create function keep_sealed_report() returns trigger language plpgsql as $$
begin
  if old.sealed_at is not null and (
    (new.draft, new.content, new.content_hash, new.sealed_at, new.seal_leaf, new.evidence)
      is distinct from (old.draft, old.content, old.content_hash, old.sealed_at, old.seal_leaf, old.evidence)
    or (old.archive_sha256 is not null and new.archive_sha256 is distinct from old.archive_sha256)
  ) then
    raise exception 'a sealed report never changes';
  end if;
  return new;
end $$;
create trigger keep_sealed_report before update on report_version
  for each row execute function keep_sealed_report();

-- The client's own word in the margin.
create table report_annotation (
  id uuid primary key,
  no bigint generated always as identity,
  client_id uuid not null references client on delete cascade,
  report_id uuid not null references report on delete cascade,
  n integer not null,
  -- A figure's id, or `chapter-2`.
  about text not null,
  body text not null check (body <> ''),
  given_by text not null,
  link_id uuid references link,
  entered_by uuid references member,
  given_at timestamptz not null,
  foreign key (report_id, n) references report_version (report_id, n) on delete cascade
);
create index report_annotation_of on report_annotation (report_id, no);
call wall_by_client('report_annotation', 'select, insert');

create table report_sending (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  report_id uuid not null references report on delete cascade,
  n integer not null,
  link_id uuid not null unique references link,
  sent_by uuid not null references member,
  sent_at timestamptz not null,
  foreign key (report_id, n) references report_version (report_id, n) on delete cascade
);
create index report_sending_of on report_sending (report_id, sent_at);
call wall_by_client('report_sending', 'select, insert');

-- For whoever holds a report and no account: that it was sealed, when and by whom; no figure, no client.
create function find_sealed_reports(wanted_id text, wanted_hash text)
returns table (public_id text, report_id uuid, version integer, newest integer, sealed_at timestamptz,
  agency_name text, time_zone text, evidence integer, content_hash text, archive_sha256 text,
  is_network boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.public_id, r.id, v.n,
    (select max(o.n) from report_version o where o.report_id = r.id and o.sealed_at is not null),
    v.sealed_at, a.name, c.time_zone, v.evidence, v.content_hash, v.archive_sha256,
    exists (select from jsonb_array_elements(v.content::jsonb -> 'figures') f
      where f -> 'figure' ->> 'mark' = 'network')
  from report_version v
    join report r on r.id = v.report_id
    join client c on c.id = r.client_id
    join agency a on a.id = c.agency_id
  where v.sealed_at is not null
    and (wanted_id is null or r.public_id = wanted_id)
    and (wanted_hash is null or wanted_hash in (v.content_hash, v.archive_sha256))
    and (wanted_id is not null or wanted_hash is not null)
  order by v.n desc
$$;

-- Seals whose archive was never made: a process died between the two.
create function list_seals_without_archive()
returns table (agency_id uuid, client_id uuid, report_id uuid, n integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.agency_id, v.client_id, v.report_id, v.n
  from report_version v join client c on c.id = v.client_id
  where v.sealed_at is not null and v.archive_sha256 is null
$$;
revoke execute on function list_seals_without_archive() from public;
grant execute on function list_seals_without_archive() to compagnon_worker;
