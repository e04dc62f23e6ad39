-- Contests: rules that are signed before they open, entries that are never deleted, a list that is
-- closed, and a draw that anybody can do again.

create table contest (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  operation_id uuid references operation on delete set null,
  -- In the addresses of its pages: says nothing of client or date.
  public_id text not null unique check (public_id ~ '^[a-z2-7]{10}$'),
  name text not null check (name <> ''),
  -- What is being written; what counts once it is open is the signed version.
  settings jsonb not null,
  revision integer not null default 1,
  created_by uuid not null references member,
  created_at timestamptz not null,
  opened_version integer,
  opened_at timestamptz,
  opened_by uuid references member,
  -- The next number of an entry: taken under the row's lock, so that there is no gap.
  next_n integer not null default 1 check (next_n > 0),
  erased_entries_at timestamptz,
  -- Makes equal lines comparable within this contest; gone when the list is closed.
  source_salt bytea default sha256(gen_random_uuid()::text::bytea),
  check ((opened_version is null) = (opened_at is null))
);
create index contest_client on contest (client_id, created_at desc);
call wall_by_client('contest', 'select, insert');
grant update (name, settings, revision, opened_version, opened_at, opened_by, next_n, erased_entries_at, operation_id, source_salt)
  on contest to compagnon_app, compagnon_worker;

-- One exact version of the rules: the text in both languages, and the record that the draw is made by.
create table contest_rules (
  contest_id uuid not null references contest on delete cascade,
  client_id uuid not null references client on delete cascade,
  n integer not null check (n > 0),
  content jsonb not null,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  record jsonb not null,
  rules_hash text not null check (rules_hash ~ '^[0-9a-f]{64}$'),
  made_by uuid not null references member,
  made_at timestamptz not null,
  link_id uuid references link,
  primary key (contest_id, n)
);
call wall_by_client('contest_rules', 'select, insert');
grant update (link_id) on contest_rules to compagnon_app, compagnon_worker;

create table contest_entry (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  contest_id uuid not null references contest on delete cascade,
  n integer not null check (n > 0),
  -- What the public list shows of it; `code` follows from `commitment`.
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  code text not null,
  weight integer not null default 1 check (weight > 0),
  entered_at timestamptz not null,
  -- A form that is sent twice is one entry.
  form_key text not null,
  origin text not null default '',
  source text not null default 'form' check (source in ('form', 'bluesky', 'wordpress')),
  locale text not null check (locale in ('fr', 'en')),
  -- Only hashes: the receipt and the mail hold the keys.
  secret_hash bytea not null unique,
  confirm_hash bytea not null unique,
  confirmed_at timestamptz,
  withdrawn_at timestamptz,
  -- Where it came from, salted; dropped at the freeze.
  source_mark text,
  -- The person; all of it goes when they are erased, the commitment stays.
  nonce bytea,
  first_name text,
  family_name text,
  email text,
  postal_code text,
  birth_year integer,
  is_opt_in boolean not null default false,
  erased_at timestamptz,
  leaf_id uuid not null references leaf,
  unique (contest_id, n),
  unique (contest_id, form_key),
  check ((erased_at is null) = (email is not null)),
  check ((erased_at is null) = (nonce is not null))
);
create index contest_entry_code on contest_entry (contest_id, code);
call wall_by_client('contest_entry', 'select, insert');
grant update (confirmed_at, withdrawn_at, source_mark, nonce, first_name, family_name, email, postal_code, birth_year, is_opt_in, erased_at)
  on contest_entry to compagnon_app, compagnon_worker;

-- Why an entry isn't kept, or is kept after all: appended, never changed, never deleted.
create table contest_exclusion (
  id uuid primary key,
  no bigint generated always as identity,
  client_id uuid not null references client on delete cascade,
  contest_id uuid not null references contest on delete cascade,
  n integer not null,
  effect text not null check (effect in ('excluded', 'kept')),
  code text not null,
  -- The salted commitment that leaf and list hold.
  reason text not null check (reason ~ '^[0-9a-f]{64}$'),
  judged_by text not null check (judged_by in ('rule', 'person')),
  by_id uuid references member,
  note text not null default '',
  at timestamptz not null,
  told_at timestamptz,
  -- None where a person keeps what nothing had excluded: the log holds what changes the list.
  leaf_id uuid references leaf,
  check (leaf_id is not null or effect = 'kept'),
  foreign key (contest_id, n) references contest_entry (contest_id, n)
);
create index contest_exclusion_entry on contest_exclusion (contest_id, n, no);
call wall_by_client('contest_exclusion', 'select, insert');
grant update (told_at) on contest_exclusion to compagnon_app, compagnon_worker;

-- Who may not enter: staff, creators, their households. Only what is compared is kept, by its hash.
create table contest_barred (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  contest_id uuid not null references contest on delete cascade,
  email_hash text not null,
  why text not null check (why in ('staff', 'creator', 'household')),
  by_id uuid not null references member,
  at timestamptz not null,
  unique (contest_id, email_hash)
);
call wall_by_client('contest_barred', 'select, insert, delete');

create table contest_freeze (
  contest_id uuid primary key references contest on delete cascade,
  client_id uuid not null references client on delete cascade,
  record jsonb not null,
  freeze_hash text not null,
  frozen_at timestamptz not null,
  leaf_id uuid not null references leaf
);
call wall_by_client('contest_freeze', 'select, insert');

-- The round moves by the rules' step where a list could not be closed in time.
create table contest_postponement (
  contest_id uuid not null references contest on delete cascade,
  client_id uuid not null references client on delete cascade,
  number integer not null check (number between 1 and 3),
  from_round bigint not null,
  to_round bigint not null,
  reason text not null check (reason in ('no-freeze', 'no-proof-of-time')),
  at timestamptz not null,
  leaf_id uuid not null references leaf,
  primary key (contest_id, number)
);
call wall_by_client('contest_postponement', 'select, insert');

create table contest_draw (
  contest_id uuid primary key references contest on delete cascade,
  client_id uuid not null references client on delete cascade,
  random jsonb not null,
  randomness text not null,
  seed text not null,
  -- Numbers in the order drawn: winners first, then substitutes.
  selected integer[] not null,
  winners integer not null,
  how text not null check (how in ('relays', 'hand')),
  by_id uuid references member,
  drawn_at timestamptz not null,
  proof_sha256 text,
  leaf_id uuid not null references leaf
);
call wall_by_client('contest_draw', 'select, insert');
grant update (proof_sha256) on contest_draw to compagnon_app, compagnon_worker;

-- What happened to a drawn entry, in order.
create table contest_event (
  id uuid primary key,
  no bigint generated always as identity,
  client_id uuid not null references client on delete cascade,
  contest_id uuid not null references contest on delete cascade,
  n integer not null,
  what text not null check (what in ('told', 'answered', 'silent', 'void', 'prize-sent', 'acknowledged')),
  code text not null default '',
  evidence text not null default '',
  by_id uuid references member,
  at timestamptz not null,
  leaf_id uuid not null references leaf,
  foreign key (contest_id, n) references contest_entry (contest_id, n)
);
create index contest_event_contest on contest_event (contest_id, no);
call wall_by_client('contest_event', 'select, insert');

-- What a winner said; goes with the winners' file.
create table contest_prize (
  contest_id uuid not null,
  n integer not null,
  client_id uuid not null references client on delete cascade,
  token_hash bytea not null unique,
  answer_by timestamptz not null,
  street text,
  city text,
  may_publish boolean,
  answered_at timestamptz,
  erased_at timestamptz,
  primary key (contest_id, n),
  foreign key (contest_id, n) references contest_entry (contest_id, n) on delete cascade
);
call wall_by_client('contest_prize', 'select, insert');
grant update (street, city, may_publish, answered_at, erased_at) on contest_prize to compagnon_app, compagnon_worker;

-- Who was erased, so that an older copy that is put back erases them again.
create table contest_erasure (
  contest_id uuid not null references contest on delete cascade,
  client_id uuid not null references client on delete cascade,
  n integer not null,
  at timestamptz not null,
  primary key (contest_id, n)
);
call wall_by_client('contest_erasure', 'select, insert');

-- Before a scope is known: whose contest, receipt, confirmation or prize is this?
create function find_contest(wanted text)
returns table (contest_id uuid, client_id uuid, agency_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.id, k.client_id, c.agency_id from contest k join client c on c.id = k.client_id
    where k.public_id = wanted
$$;

create function find_contest_key(wanted bytea)
returns table (contest_id uuid, n integer, client_id uuid, agency_id uuid, kind text)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.contest_id, e.n, e.client_id, c.agency_id, 'receipt' from contest_entry e
    join client c on c.id = e.client_id where e.secret_hash = wanted
  union all
  select e.contest_id, e.n, e.client_id, c.agency_id, 'confirmation' from contest_entry e
    join client c on c.id = e.client_id where e.confirm_hash = wanted
  union all
  select p.contest_id, p.n, p.client_id, c.agency_id, 'prize' from contest_prize p
    join client c on c.id = p.client_id where p.token_hash = wanted
$$;

-- What is due, over all agencies: a list to close, a draw to make, a winner's time that is over.
create function list_due_contests(real_now timestamptz)
returns table (contest_id uuid, client_id uuid, agency_id uuid, opened_version integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.id, k.client_id, c.agency_id, k.opened_version from contest k
    join client c on c.id = k.client_id join agency a on a.id = c.agency_id
    where k.opened_at is not null and a.frozen_at is null and k.opened_at <= real_now
$$;
revoke execute on function list_due_contests(timestamptz) from public;
grant execute on function list_due_contests(timestamptz) to compagnon_worker;

-- Letters to an entrant: they go with the person.
create table contest_mail (
  mail_id uuid primary key references mail on delete cascade,
  client_id uuid not null references client on delete cascade,
  contest_id uuid not null references contest on delete cascade,
  n integer not null
);
create index contest_mail_entry on contest_mail (contest_id, n);
call wall_by_client('contest_mail', 'select, insert');

create function erase_entrant() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  delete from mail where id in
    (select mail_id from contest_mail where contest_id = new.contest_id and n = new.n);
  return new;
end $$;
revoke execute on function erase_entrant() from public;
create trigger erase_entrant after update of erased_at on contest_entry
  for each row when (old.erased_at is null and new.erased_at is not null)
  execute function erase_entrant();
