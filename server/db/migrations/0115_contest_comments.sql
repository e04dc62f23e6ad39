-- Comments under publications that a contest's rules name. Who wrote one, and what, is kept as a mark
-- salted by the contest (`source_salt`), which leads nowhere once the list is closed.

create table contest_comment (
  contest_id uuid not null references contest on delete cascade,
  delivery_id uuid not null references delivery on delete cascade,
  comment_mark text not null,
  client_id uuid not null references client on delete cascade,
  -- Null: a name that anybody can write.
  author_mark text,
  text_mark text not null,
  -- By the network.
  written_at timestamptz not null,
  -- Codes of entries that stand in it now; and that ever stood in it.
  codes text[] not null default '{}',
  codes_seen text[] not null default '{}',
  first_seen_at timestamptz not null,
  changed_at timestamptz,
  gone_at timestamptz,
  primary key (contest_id, delivery_id, comment_mark)
);
call wall_by_client('contest_comment', 'select, insert');
grant update (text_mark, codes, codes_seen, changed_at, gone_at) on contest_comment
  to compagnon_app, compagnon_worker;

-- When a publication was last asked, and what came of it.
create table contest_source (
  contest_id uuid not null references contest on delete cascade,
  delivery_id uuid not null references delivery on delete cascade,
  client_id uuid not null references client on delete cascade,
  tried_at timestamptz not null,
  read_at timestamptz,
  -- Why the last try read nothing.
  why text,
  primary key (contest_id, delivery_id)
);
call wall_by_client('contest_source', 'select, insert, update');

-- What a network answered, kept by its hash whenever something was new, and at the closing hour.
create table contest_import (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  contest_id uuid not null references contest on delete cascade,
  delivery_id uuid not null references delivery on delete cascade,
  at timestamptz not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  comments integer not null check (comments >= 0),
  people integer not null check (people >= 0),
  leaf_id uuid not null references leaf
);
create index contest_import_delivery on contest_import (contest_id, delivery_id, at);
call wall_by_client('contest_import', 'select, insert');

-- Over all agencies: open contests whose signed rules take comments; ids only.
create function list_contests_with_comments(real_now timestamptz)
returns table (contest_id uuid, client_id uuid, agency_id uuid, opened_version integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.id, k.client_id, c.agency_id, k.opened_version from contest k
    join client c on c.id = k.client_id join agency a on a.id = c.agency_id
    join contest_rules r on r.contest_id = k.id and r.n = k.opened_version
    where k.opened_at is not null and a.frozen_at is null and k.opened_at <= real_now
      and k.source_salt is not null
      and jsonb_array_length(coalesce(r.content -> 'settings' -> 'comments', '[]'::jsonb)) > 0
$$;
revoke execute on function list_contests_with_comments(timestamptz) from public;
grant execute on function list_contests_with_comments(timestamptz) to compagnon_worker;

-- Of whoever is erased no comment says any more which entry was theirs.
create function erase_comment_codes() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  update contest_comment
    set codes = array_remove(codes, new.code), codes_seen = array_remove(codes_seen, new.code)
    where contest_id = new.contest_id and new.code = any (codes_seen);
  return new;
end $$;
revoke execute on function erase_comment_codes() from public;
create trigger erase_comment_codes after update of erased_at on contest_entry
  for each row when (old.erased_at is null and new.erased_at is not null)
  execute function erase_comment_codes();
