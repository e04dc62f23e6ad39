-- Creators are the agency's, not one client's: who they are, what they published, who answered them.

-- What the pseudonyms of commenters are salted with; erased, nothing links them to a person again.
create table creator_salt (
  agency_id uuid primary key references agency on delete cascade,
  salt text not null
);
call wall_by_agency('creator_salt', 'select, insert');

create table creator (
  id uuid primary key,
  agency_id uuid not null references agency on delete cascade,
  name text not null,
  url text not null,
  -- Host and path, folded: the same blog is not entered twice.
  site text not null,
  languages text[] not null default '{}',
  -- Only where somebody is to be written to.
  email text,
  -- The register: whence, what for, since when, told when.
  source text not null check (source in ('hand', 'list', 'crawl', 'archive', 'operation', 'self')),
  source_detail text not null default '',
  purpose text not null default 'proposals',
  added_by uuid references member,
  added_at timestamptz not null,
  informed_at timestamptz,
  last_contact_at timestamptz,
  -- They said no to all of it: kept only until it is erased, and out of every list.
  objected_at timestamptz,
  -- Pseudonyms under which this creator comments at others'.
  author_keys text[] not null default '{}',
  -- The last number given to a post; how often the words of one changed; how often anything did.
  post_seq integer not null default 0,
  rewritten integer not null default 0,
  revision integer not null default 0,
  unique (agency_id, site)
);
create index creator_agency on creator (agency_id, name);
call wall_by_agency('creator', 'select, insert, update, delete');

create table creator_post (
  id uuid primary key,
  agency_id uuid not null references agency on delete cascade,
  creator_id uuid not null references creator on delete cascade,
  n integer not null,
  -- Stable at its source, so that a second reading finds it again.
  key text not null,
  url text not null,
  title text not null,
  body text not null,
  language text not null,
  published_at timestamptz,
  captured_at timestamptz not null,
  content_hash text not null,
  unique (creator_id, key),
  unique (creator_id, n)
);
create index creator_post_when on creator_post (creator_id, published_at);
create index creator_post_agency on creator_post (agency_id);
call wall_by_agency('creator_post', 'select, insert, update, delete');

create table creator_comment (
  id bigint generated always as identity primary key,
  agency_id uuid not null references agency on delete cascade,
  creator_id uuid not null references creator on delete cascade,
  post_id uuid not null references creator_post on delete cascade,
  key text not null,
  -- SHA-256 over the agency's salt and the author's folded name, or the site they link to: never the name.
  author_key text not null,
  site_key text,
  body text not null,
  commented_at timestamptz,
  unique (post_id, key)
);
create index creator_comment_creator on creator_comment (creator_id);
create index creator_comment_agency on creator_comment (agency_id);
call wall_by_agency('creator_comment', 'select, insert, delete');

-- What a post looks like it was given for: proposed with the sentence, decided by a person.
create table creator_mark (
  post_id uuid primary key references creator_post on delete cascade,
  agency_id uuid not null references agency on delete cascade,
  creator_id uuid not null references creator on delete cascade,
  kind text not null,
  is_commercial boolean not null,
  sentence text,
  is_disclosed boolean not null,
  mention text,
  place text,
  confidence real not null,
  markers text[] not null default '{}',
  proposed_at timestamptz not null,
  decision text check (decision in ('commercial', 'not-commercial')),
  decided_kind text,
  decided_disclosed boolean,
  decided_by uuid references member,
  decided_at timestamptz,
  check ((decision is null) = (decided_by is null)),
  check ((decision is null) = (decided_at is null))
);
create index creator_mark_creator on creator_mark (creator_id);
create index creator_mark_agency on creator_mark (agency_id);
call wall_by_agency('creator_mark', 'select, insert, update, delete');

create table creator_note (
  id uuid primary key,
  agency_id uuid not null references agency on delete cascade,
  creator_id uuid not null references creator on delete cascade,
  -- A warning is shown wherever the creator is ranked.
  kind text not null check (kind in ('note', 'warning')),
  body text not null,
  written_by uuid not null references member,
  written_at timestamptz not null,
  ended_by uuid references member,
  ended_at timestamptz
);
create index creator_note_creator on creator_note (creator_id);
call wall_by_agency('creator_note', 'select, insert, update, delete');

-- Kept or set aside, for one client or for all, by a person who says why.
create table creator_choice (
  id uuid primary key,
  agency_id uuid not null references agency on delete cascade,
  creator_id uuid not null references creator on delete cascade,
  for_client uuid references client on delete cascade,
  choice text not null check (choice in ('kept', 'set-aside')),
  reason text not null default '',
  chosen_by uuid not null references member,
  chosen_at timestamptz not null,
  undone_at timestamptz
);
create index creator_choice_creator on creator_choice (creator_id);
call wall_by_agency('creator_choice', 'select, insert, update, delete');

-- "Friend of Perrine": a person of ours or of a client's, and a creator.
create table creator_declared_link (
  id uuid primary key,
  agency_id uuid not null references agency on delete cascade,
  creator_id uuid not null references creator on delete cascade,
  member_id uuid references member,
  person text not null,
  relation text not null,
  declared_by uuid not null references member,
  declared_at timestamptz not null,
  ended_at timestamptz
);
create index creator_declared_link_creator on creator_declared_link (creator_id);
call wall_by_agency('creator_declared_link', 'select, insert, update, delete');

-- What the creator says of themselves, with what shows it; never mixed with what was counted.
create table creator_stat (
  id uuid primary key,
  agency_id uuid not null references agency on delete cascade,
  creator_id uuid not null references creator on delete cascade,
  what text not null,
  value bigint not null check (value >= 0),
  period text not null default '',
  proof text not null default '',
  declared_at timestamptz not null,
  noted_by uuid references member
);
create index creator_stat_creator on creator_stat (creator_id);
call wall_by_agency('creator_stat', 'select, insert, delete');

-- What a creator asked of us about their data; it outlives the creator's rows.
create table creator_request (
  id uuid primary key,
  agency_id uuid not null references agency on delete cascade,
  creator_id uuid references creator on delete set null,
  kind text not null check (kind in ('access', 'correction', 'removal', 'objection')),
  body text not null default '',
  -- Where to answer somebody whom we could not recognise; erased with the answer.
  reply_to text,
  asked_at timestamptz not null,
  answer text,
  answered_by uuid references member,
  answered_at timestamptz
);
create index creator_request_open on creator_request (agency_id, asked_at) where answered_at is null;
call wall_by_agency('creator_request', 'select, insert, update');

-- Whom never to enter, crawl or write to again: the hash of a site or an address, and nothing else.
create table creator_barred (
  agency_id uuid not null references agency on delete cascade,
  hash text not null,
  since timestamptz not null,
  primary key (agency_id, hash)
);
call wall_by_agency('creator_barred', 'select, insert');

-- The page on which a creator reads what is held about them, by a link of their own.
create table creator_door (
  id uuid primary key,
  agency_id uuid not null references agency on delete cascade,
  creator_id uuid references creator on delete set null,
  token_hash bytea not null unique,
  locale text not null check (locale in ('fr', 'en')),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index creator_door_creator on creator_door (creator_id);
call wall_by_agency('creator_door', 'select, insert, update');

create function find_creator_door(wanted bytea)
returns table (door_id uuid, agency_id uuid) language sql stable security definer
set search_path = public, pg_temp as
  $$ select d.id, d.agency_id from creator_door d where d.token_hash = wanted $$;

-- Who holds something about a site: only asked by the public page, which never says so itself.
create function find_agencies_holding(wanted text)
returns table (agency_id uuid) language sql stable security definer
set search_path = public, pg_temp as
  $$ select c.agency_id from creator c where c.site = wanted $$;
