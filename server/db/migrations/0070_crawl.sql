-- Where creators publish is read as long work: sources, crawls of many of them, and the hosts' own pace.

create table creator_source (
  id uuid primary key,
  agency_id uuid not null references agency on delete cascade,
  creator_id uuid not null references creator on delete cascade,
  kind text not null check (kind in ('auto', 'feed', 'wordpress', 'site', 'bluesky', 'mastodon')),
  url text not null,
  -- What the address turned out to be.
  found_kind text,
  found_url text,
  -- What to ask with the next time, so that "nothing new" costs no page.
  validators jsonb not null default '{}',
  -- It was read to its end once; else the next reading goes on where this one stopped.
  is_complete boolean not null default false,
  failures integer not null default 0,
  problem jsonb,
  added_by uuid references member,
  added_at timestamptz not null,
  last_read_at timestamptz,
  -- By itself, once a day at most.
  next_read_at timestamptz,
  unique (creator_id, url)
);
create index creator_source_agency on creator_source (agency_id);
create index creator_source_due on creator_source (next_read_at);
call wall_by_agency('creator_source', 'select, insert, update, delete');

create table crawl (
  id uuid primary key,
  agency_id uuid not null references agency on delete cascade,
  -- Nobody: on schedule.
  started_by uuid references member,
  started_at timestamptz not null,
  stop_asked_at timestamptz,
  stopped_by uuid references member,
  stop_reason text not null default '',
  ended_at timestamptz,
  check (stopped_by is null or stop_asked_at is not null)
);
create index crawl_agency on crawl (agency_id, started_at desc);
call wall_by_agency('crawl', 'select, insert, update');

create table crawl_item (
  id uuid primary key,
  agency_id uuid not null references agency on delete cascade,
  crawl_id uuid not null references crawl on delete cascade,
  creator_id uuid not null references creator on delete cascade,
  source_id uuid not null references creator_source on delete cascade,
  -- Two blogs of one host are read one after the other.
  host text not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'reading', 'done', 'failed', 'stopped')),
  attempts integer not null default 0,
  posts_added integer not null default 0,
  posts_seen integer not null default 0,
  pages integer not null default 0,
  bytes bigint not null default 0,
  -- Whoever reads it now, and its last sign of life.
  run uuid,
  beat_at timestamptz,
  retry_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  problem jsonb,
  unique (crawl_id, source_id),
  check ((state in ('done', 'failed', 'stopped')) = (ended_at is not null))
);
create index crawl_item_crawl on crawl_item (crawl_id, state);
create index crawl_item_source on crawl_item (source_id);
create index crawl_item_reading on crawl_item (host) where state = 'reading';
call wall_by_agency('crawl_item', 'select, insert, update');

-- Hosts are nobody's: whoever reads one, for whichever agency, waits for its turn.
create table crawl_host (
  host text primary key,
  holder text,
  held_until timestamptz,
  next_at timestamptz not null default '-infinity'
);
grant select, insert, update on crawl_host to compagnon_worker;

create table crawl_robots (
  origin text primary key,
  kind text not null check (kind in ('rules', 'none', 'unreachable')),
  body text not null default '',
  read_at timestamptz not null
);
grant select, insert, update on crawl_robots to compagnon_worker;

-- Whose sources are due; the demo's world is never read.
create function list_agencies_to_crawl(real_now timestamptz) returns table (agency_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct s.agency_id from creator_source s join agency a on a.id = s.agency_id
  where s.next_read_at <= real_now and not a.is_demo
$$;
revoke execute on function list_agencies_to_crawl from public;
grant execute on function list_agencies_to_crawl to compagnon_worker;
