-- What a client asks for, in their own words, and what is known of it.
create table brief (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  title text not null,
  -- As it was received: never changed.
  received_text text not null,
  received_from text not null,
  received_how text not null check (received_how in ('mail', 'phone', 'meeting', 'letter', 'form', 'other')),
  received_at timestamptz not null,
  -- What a person entered where the answers don't say it, or say it wrongly.
  facts jsonb not null default '{}',
  version integer not null default 0,
  created_by uuid not null references member,
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references member,
  check ((ended_at is null) = (ended_by is null))
);
create index brief_client on brief (client_id, received_at desc);
call wall_by_client('brief', 'select, insert');
grant update (title, facts, version, ended_at, ended_by) on brief to compagnon_app, compagnon_worker;

-- Each answer with its date and who gave it; a later one doesn't change an earlier one.
create table brief_answer (
  id uuid primary key,
  -- In the order in which they came: a clock may stand still.
  no bigint generated always as identity,
  client_id uuid not null references client on delete cascade,
  brief_id uuid not null references brief on delete cascade,
  question text not null check (question in ('change', 'audience', 'objective', 'promise', 'product', 'budget', 'dates', 'existing', 'constraints', 'means', 'success', 'stop', 'sales')),
  kind text not null check (kind in ('text', 'unknown', 'no')),
  body text not null,
  source text not null check (source in ('text', 'link', 'member')),
  -- Where it stands in the received text.
  quote_start integer,
  quote_end integer,
  given_by text not null,
  link_id uuid references link,
  entered_by uuid references member,
  given_at timestamptz not null,
  -- Somebody has read it and calls it vague, or good.
  judged text check (judged in ('answered', 'vague')),
  judged_by uuid references member,
  removed_at timestamptz,
  removed_by uuid references member,
  check ((kind = 'text') = (body <> '')),
  check ((source = 'text') = (quote_start is not null and quote_end is not null)),
  check ((source = 'link') = (link_id is not null))
);
create index brief_answer_brief on brief_answer (brief_id, given_at);
call wall_by_client('brief_answer', 'select, insert');
grant update (judged, judged_by, removed_at, removed_by) on brief_answer to compagnon_app, compagnon_worker;

-- What the client would like by name: kept apart from what they want to reach.
create table brief_idea (
  id uuid primary key,
  -- In the order in which they came: a clock may stand still.
  no bigint generated always as identity,
  client_id uuid not null references client on delete cascade,
  brief_id uuid not null references brief on delete cascade,
  body text not null check (body <> ''),
  source text not null check (source in ('text', 'link', 'member')),
  quote_start integer,
  quote_end integer,
  given_by text not null,
  link_id uuid references link,
  entered_by uuid references member,
  given_at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid references member
);
create index brief_idea_brief on brief_idea (brief_id, given_at);
call wall_by_client('brief_idea', 'select, insert');
grant update (removed_at, removed_by) on brief_idea to compagnon_app, compagnon_worker;

-- The brief as it stood when somebody was asked or signed.
create table brief_version (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  brief_id uuid not null references brief on delete cascade,
  n integer not null check (n > 0),
  content jsonb not null,
  content_hash text not null,
  made_by uuid references member,
  made_at timestamptz not null,
  unique (brief_id, n)
);
call wall_by_client('brief_version', 'select, insert');

-- Questions sent to a person by a link; none: the brief was sent to be approved.
create table brief_request (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  brief_id uuid not null references brief on delete cascade,
  link_id uuid not null unique references link,
  questions text[] not null,
  sent_by uuid not null references member,
  sent_at timestamptz not null
);
create index brief_request_brief on brief_request (brief_id, sent_at);
call wall_by_client('brief_request', 'select, insert');

create table recommendation (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  brief_id uuid not null references brief on delete cascade,
  author_id uuid not null references member,
  created_at timestamptz not null,
  -- The newest version, and how often it was saved.
  version integer not null,
  revision integer not null,
  accepted_plan text,
  accepted_at timestamptz,
  operation_id uuid,
  ended_at timestamptz,
  ended_by uuid references member,
  check ((accepted_plan is null) = (accepted_at is null))
);
create index recommendation_brief on recommendation (brief_id);
create index recommendation_client on recommendation (client_id);
call wall_by_client('recommendation', 'select, insert');
grant update (version, revision, accepted_plan, accepted_at, operation_id, ended_at, ended_by)
  on recommendation to compagnon_app, compagnon_worker;

-- A version is written until it is signed or sent; from then on it never changes.
create table recommendation_version (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  recommendation_id uuid not null references recommendation on delete cascade,
  n integer not null check (n > 0),
  content jsonb not null,
  content_hash text not null,
  written_by uuid[] not null,
  saved_by uuid not null references member,
  saved_at timestamptz not null,
  closed_at timestamptz,
  unique (recommendation_id, n)
);
call wall_by_client('recommendation_version', 'select, insert');
grant update (content, content_hash, written_by, saved_by, saved_at, closed_at)
  on recommendation_version to compagnon_app, compagnon_worker;
create function keep_recommendation_version() returns trigger language plpgsql as $$
begin
  if old.closed_at is not null then raise exception 'recommendation-version-closed'; end if;
  return new;
end $$;
create trigger keep_recommendation_version before update on recommendation_version
  for each row execute function keep_recommendation_version();

-- Sent to the client, with the verdicts as they were printed on it.
create table recommendation_sending (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  recommendation_id uuid not null references recommendation on delete cascade,
  n integer not null,
  link_id uuid not null unique references link,
  verdicts jsonb not null,
  sent_by uuid not null references member,
  sent_at timestamptz not null,
  foreign key (recommendation_id, n) references recommendation_version (recommendation_id, n) on delete cascade
);
call wall_by_client('recommendation_sending', 'select, insert');

-- What the client said of each plan.
create table recommendation_answer (
  id uuid primary key,
  -- In the order in which they came: a clock may stand still.
  no bigint generated always as identity,
  client_id uuid not null references client on delete cascade,
  recommendation_id uuid not null references recommendation on delete cascade,
  n integer not null,
  plan text not null,
  kind text not null check (kind in ('accepted', 'refused', 'question', 'ceiling', 'reply')),
  body text not null default '',
  ceiling_cents bigint check (ceiling_cents >= 0),
  given_by text not null,
  link_id uuid references link,
  entered_by uuid references member,
  signature_id uuid references signature,
  given_at timestamptz not null,
  check (kind not in ('question', 'reply') or body <> ''),
  check ((kind = 'ceiling') = (ceiling_cents is not null)),
  check (kind not in ('accepted', 'refused') or signature_id is not null)
);
create index recommendation_answer_of on recommendation_answer (recommendation_id, given_at);
call wall_by_client('recommendation_answer', 'select, insert');

create table brief_event (
  id uuid primary key,
  -- In the order in which they came: a clock may stand still.
  no bigint generated always as identity,
  client_id uuid not null references client on delete cascade,
  brief_id uuid not null references brief on delete cascade,
  recommendation_id uuid references recommendation on delete cascade,
  kind text not null,
  member_id uuid references member,
  detail text not null default '',
  at timestamptz not null
);
create index brief_event_of on brief_event (brief_id, at);
call wall_by_client('brief_event', 'select, insert');
