-- From a plan to its report: what was agreed, who was asked, what was given, what was published.

create table operation (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  name text not null,
  -- The one purpose that benefits are added up for; a distinct one needs a written reason.
  objective text not null default '',
  objective_reason text not null default '',
  recommendation_id uuid,
  countries text[] not null default '{FR}',
  starts_on date not null,
  ends_on date not null,
  -- The end of measuring; the report comes after it.
  measured_until date,
  created_by uuid not null references member,
  created_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid references member,
  check (ends_on >= starts_on),
  check ((objective = '') = (objective_reason = ''))
);
create index operation_client on operation (client_id, starts_on desc);
call wall_by_client('operation', 'select, insert, update');

create table operation_line (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  operation_id uuid not null references operation on delete cascade,
  place integer not null,
  family text not null check (family in ('fees', 'production', 'creators', 'gifts', 'logistics', 'event', 'prizes', 'media', 'tools', 'contingency')),
  label text not null,
  -- Hundredths: 1.25 days are 125.
  quantity_hundredths integer not null check (quantity_hundredths > 0),
  unit_price_cents bigint not null check (unit_price_cents >= 0),
  vat_basis_points integer not null check (vat_basis_points between 0 and 10000),
  is_internal boolean not null default false,
  owner text not null default '',
  due_on date,
  state text not null default 'planned' check (state in ('planned', 'ordered', 'received', 'paid', 'dropped')),
  -- What it really cost, once known.
  real_cents bigint check (real_cents >= 0),
  evidence text not null default '',
  changed_by uuid references member,
  changed_at timestamptz not null
);
create index operation_line_operation on operation_line (operation_id, place);
call wall_by_client('operation_line', 'select, insert, update');

-- One creator in one operation.
create table participation (
  id uuid primary key,
  n bigint generated always as identity,
  client_id uuid not null references client on delete cascade,
  operation_id uuid not null references operation on delete cascade,
  creator_id uuid not null,
  state text not null check (state in ('spotted', 'kept', 'contacted', 'accepted', 'declined', 'silent', 'agreed', 'shipped', 'received', 'published', 'not-publishing', 'mention-checked', 'measured', 'thanked')),
  state_since timestamptz not null,
  -- Why this creator; printed. Beyond the rule of rotation also why in spite of it.
  why text not null default '',
  -- What of theirs was read, word for word: [{postId, url, title, quote, publishedAt}].
  quotes jsonb not null default '[]',
  exception_reason text not null default '',
  exception_by uuid references member,
  -- What is asked of the creator; empty: nothing.
  ask text not null default '',
  due_on date,
  -- Answers by mail come to an address with this key.
  thread_key text not null unique check (thread_key ~ '^[a-z2-7]{16}$'),
  accepted_at timestamptz,
  note text not null default '',
  created_by uuid not null references member,
  created_at timestamptz not null,
  unique (operation_id, creator_id)
);
create index participation_creator on participation (creator_id);
call wall_by_client('participation', 'select, insert, update');

-- Everything that happened, in its order; never changed.
create table participation_event (
  id uuid primary key,
  -- The order in which it happened, also while the demo's clock stands still.
  n bigint generated always as identity,
  client_id uuid not null references client on delete cascade,
  operation_id uuid not null references operation on delete cascade,
  participation_id uuid references participation on delete cascade,
  kind text not null,
  at timestamptz not null,
  -- Null: the creator, or the machine.
  by_id uuid references member,
  detail jsonb not null default '{}'
);
create index participation_event_operation on participation_event (operation_id, n);
call wall_by_client('participation_event', 'select, insert');

create table creator_address (
  participation_id uuid primary key references participation on delete cascade,
  client_id uuid not null references client on delete cascade,
  recipient text not null,
  street text not null,
  postal_code text not null,
  city text not null,
  country text not null,
  slot text not null default '',
  given_at timestamptz not null
);
call wall_by_client('creator_address', 'select, insert, update, delete');

-- What a creator gets from this advertiser: a gift, a fee, or what was given before us.
create table benefit (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  creator_id uuid not null,
  participation_id uuid references participation on delete cascade,
  kind text not null check (kind in ('gift', 'fee', 'past')),
  label text not null,
  -- Before tax.
  value_cents bigint not null check (value_cents >= 0),
  -- Whether something is expected in return.
  condition text not null check (condition in ('none', 'publication')),
  is_cold boolean not null default false,
  objective text not null default '',
  state text not null check (state in ('planned', 'given', 'cancelled')),
  -- The day it counts for; its calendar year is the year of the total.
  given_on date,
  -- An operation of this agency before these rows: it counts for rotation too.
  was_operation boolean not null default false,
  created_by uuid references member,
  created_at timestamptz not null,
  cancelled_reason text not null default '',
  leaf_id uuid references leaf,
  check ((kind = 'past') = (participation_id is null)),
  check ((state = 'given') = (given_on is not null) or state = 'cancelled')
);
create index benefit_creator on benefit (client_id, creator_id);
create index benefit_participation on benefit (participation_id);
call wall_by_client('benefit', 'select, insert, update');

-- An agreement, or above the threshold a contract; each version is kept, and signed as it is.
create table agreement (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  participation_id uuid not null unique references participation on delete cascade,
  creator_id uuid not null,
  created_at timestamptz not null
);
call wall_by_client('agreement', 'select, insert');

create table agreement_version (
  agreement_id uuid not null references agreement on delete cascade,
  client_id uuid not null references client on delete cascade,
  n integer not null check (n > 0),
  kind text not null check (kind in ('agreement', 'contract')),
  content jsonb not null,
  content_hash text not null,
  -- All five groups of clauses are there.
  is_complete boolean not null,
  author_id uuid not null references member,
  created_at timestamptz not null,
  primary key (agreement_id, n)
);
call wall_by_client('agreement_version', 'select, insert');

-- A creator signs too, by a link of their own.
alter table signature drop constraint signature_signer_kind_check;
alter table signature add constraint signature_signer_kind_check
  check (signer_kind in ('member', 'contact', 'creator'));

create table shipment (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  participation_id uuid not null references participation on delete cascade,
  is_cold boolean not null,
  carrier text not null default '',
  tracking text not null default '',
  planned_on date,
  sent_at timestamptz,
  sent_by uuid references member,
  received_at timestamptz,
  lost_at timestamptz,
  lost_reason text not null default '',
  created_at timestamptz not null,
  leaf_id uuid references leaf
);
create index shipment_participation on shipment (participation_id);
call wall_by_client('shipment', 'select, insert, update');

create table shipment_gift (
  shipment_id uuid not null references shipment on delete cascade,
  benefit_id uuid not null references benefit on delete cascade,
  client_id uuid not null references client on delete cascade,
  primary key (shipment_id, benefit_id)
);
call wall_by_client('shipment_gift', 'select, insert');

create table deliverable (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  participation_id uuid not null references participation on delete cascade,
  url text not null,
  -- As the creator or a member of the team says; what is captured says more.
  published_at timestamptz not null,
  announced_by text not null check (announced_by in ('creator', 'member')),
  created_at timestamptz not null,
  unique (participation_id, url)
);
call wall_by_client('deliverable', 'select, insert, update');

create table deliverable_capture (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  deliverable_id uuid not null references deliverable on delete cascade,
  moment text not null check (moment in ('live', 'day-1', 'day-3', 'day-7', 'day-30', 'asked')),
  due_at timestamptz not null,
  state text not null default 'due' check (state in ('due', 'done', 'missed')),
  attempts integer not null default 0,
  -- Why it is missing, in a word of ours.
  missed_because text,
  captured_at timestamptz,
  sha256 text,
  size bigint,
  media_type text,
  status integer,
  mention_state text check (mention_state in ('present', 'unclear', 'absent')),
  mention text,
  sentence text,
  problems text[] not null default '{}',
  leaf_id uuid references leaf,
  check ((state = 'done') = (sha256 is not null)),
  check ((state = 'missed') = (missed_because is not null))
);
create index deliverable_capture_due on deliverable_capture (due_at) where state = 'due';
create index deliverable_capture_deliverable on deliverable_capture (deliverable_id, due_at);
call wall_by_client('deliverable_capture', 'select, insert, update');

-- A mention that is missing where it must stand; open until a capture shows it.
create table mention_incident (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  deliverable_id uuid not null references deliverable on delete cascade,
  first_capture_id uuid not null references deliverable_capture,
  opened_at timestamptz not null,
  requested_at timestamptz,
  requested_by uuid references member,
  words text not null default '',
  mended_capture_id uuid references deliverable_capture,
  mended_at timestamptz,
  closed_at timestamptz,
  closed_reason text not null default '',
  check ((mended_at is null) = (mended_capture_id is null))
);
create unique index mention_incident_open on mention_incident (deliverable_id)
  where mended_at is null and closed_at is null;
call wall_by_client('mention_incident', 'select, insert, update');

-- What was counted about a deliverable, with where it was read.
create table deliverable_figure (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  deliverable_id uuid not null references deliverable on delete cascade,
  kind text not null check (kind in ('visits', 'comments', 'commenters', 'conversations', 'views')),
  value integer not null check (value >= 0),
  mark text not null check (mark in ('measured', 'network', 'declared', 'estimated')),
  source text not null,
  observed_at timestamptz not null,
  by_id uuid references member
);
create index deliverable_figure_deliverable on deliverable_figure (deliverable_id);
call wall_by_client('deliverable_figure', 'select, insert');

-- Letters to a creator, and what came back.
create table outreach_message (
  id uuid primary key,
  n bigint generated always as identity,
  client_id uuid not null references client on delete cascade,
  participation_id uuid not null references participation on delete cascade,
  direction text not null check (direction in ('out', 'in')),
  kind text not null check (kind in ('proposal', 'reminder', 'mention', 'thanks', 'answer', 'reply', 'question', 'bounce')),
  subject text not null,
  body text not null,
  -- The sentence that only a person could write.
  human_sentence text not null default '',
  state text not null check (state in ('draft', 'ready', 'released', 'received', 'dropped')),
  prepared_by uuid references member,
  prepared_at timestamptz not null,
  released_by uuid references member,
  released_at timestamptz,
  -- The mail kit's row: whether it left, and what the server said.
  mail_id uuid references mail,
  -- Of what came in: the sender's Message-ID, so that one letter is kept once.
  message_id text,
  sender text not null default '',
  attachments jsonb not null default '[]',
  read_at timestamptz,
  check ((state = 'released') = (released_at is not null)),
  check (direction = 'in' or kind not in ('reply', 'question', 'bounce'))
);
create unique index outreach_message_once on outreach_message (client_id, message_id) where message_id is not null;
create index outreach_message_participation on outreach_message (participation_id, n);
create index outreach_message_mail on outreach_message (mail_id);
call wall_by_client('outreach_message', 'select, insert, update');

-- A creator's way in without an account: only the token's hash is kept.
create table creator_link (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  participation_id uuid not null references participation on delete cascade,
  token_hash bytea not null unique,
  created_by uuid not null references member,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  first_opened_at timestamptz
);
create index creator_link_participation on creator_link (participation_id);
call wall_by_client('creator_link', 'select, insert, update');

-- How often one creator may be called upon; changed by the head, printed in recommendations.
create table rotation_rule (
  agency_id uuid primary key references agency on delete cascade,
  most_in_year integer not null check (most_in_year between 1 and 50),
  days_between integer not null check (days_between between 0 and 730),
  top_ten_percent integer not null check (top_ten_percent between 1 and 100),
  changed_by uuid references member,
  changed_at timestamptz not null
);
call wall_by_agency('rotation_rule', 'select, insert, update');

-- The last wall before the legal threshold: whatever gives a benefit comes through here, one after
-- another for the same creator, advertiser, purpose and calendar year.
create function check_contract_threshold() returns trigger language plpgsql as $$
declare total bigint;
begin
  if new.state <> 'given' or new.kind = 'past' then return new; end if;
  if tg_op = 'UPDATE' and old.state = 'given' and old.value_cents = new.value_cents
     and old.given_on = new.given_on and old.objective = new.objective
     and old.creator_id = new.creator_id then return new; end if;
  perform pg_advisory_xact_lock(hashtextextended(new.client_id::text || new.creator_id::text, 1));
  select coalesce(sum(value_cents), 0) into total from benefit
    where client_id = new.client_id and creator_id = new.creator_id and id <> new.id
      and state = 'given' and objective = new.objective
      and extract(year from given_on) = extract(year from new.given_on);
  if total + new.value_cents < 100000 then return new; end if;
  if exists (
    select from agreement a
    join participation p on p.id = a.participation_id
    join operation o on o.id = p.operation_id
    join agreement_version v on v.agreement_id = a.id
      and v.n = (select max(n) from agreement_version where agreement_id = a.id)
    where a.client_id = new.client_id and a.creator_id = new.creator_id
      and o.objective = new.objective and v.kind = 'contract' and v.is_complete
      and (a.participation_id = new.participation_id
        or extract(year from a.created_at) = extract(year from new.given_on))
      and exists (select from signature s left join signature_void x on x.signature_id = s.id
        where s.subject_kind = 'agreement' and s.subject_id = a.id and s.content_hash = v.content_hash
          and s.decision = 'approved' and s.signer_kind = 'creator' and x.signature_id is null)
      and exists (select from signature s left join signature_void x on x.signature_id = s.id
        where s.subject_kind = 'agreement' and s.subject_id = a.id and s.content_hash = v.content_hash
          and s.decision = 'approved' and s.signer_kind in ('member', 'contact') and x.signature_id is null)
  ) then return new; end if;
  raise exception 'contract-missing' using errcode = 'check_violation';
end $$;
create trigger check_contract_threshold after insert or update on benefit
  for each row execute function check_contract_threshold();

-- Nothing leaves for somebody who hasn't said yes, without a counted gift, or cold towards a weekend.
create function check_shipment() returns trigger language plpgsql as $$
declare day integer;
begin
  if new.sent_at is null or (tg_op = 'UPDATE' and old.sent_at is not distinct from new.sent_at) then
    return new;
  end if;
  if not exists (select from participation p where p.id = new.participation_id
      and p.accepted_at is not null and p.state not in ('declined', 'silent')) then
    raise exception 'not-accepted' using errcode = 'check_violation';
  end if;
  if not exists (select from shipment_gift g where g.shipment_id = new.id)
     or exists (select from shipment_gift g join benefit b on b.id = g.benefit_id
       where g.shipment_id = new.id
         and (b.state <> 'given' or b.participation_id <> new.participation_id)) then
    raise exception 'gift-not-counted' using errcode = 'check_violation';
  end if;
  if new.is_cold then
    select extract(isodow from new.sent_at at time zone c.time_zone) into day
      from client c where c.id = new.client_id;
    if day > 3 then raise exception 'cold-before-weekend' using errcode = 'check_violation'; end if;
  end if;
  return new;
end $$;
create trigger check_shipment after insert or update of sent_at on shipment
  for each row execute function check_shipment();

-- A letter leaves in a client's name when a senior has released it, and not before.
create function check_release() returns trigger language plpgsql as $$
begin
  if new.state = 'released' and not exists (select from member m
      where m.id = new.released_by and m.role in ('mentor', 'head') and m.ended_at is null) then
    raise exception 'not-released-by-senior' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger check_release after insert or update of state on outreach_message
  for each row execute function check_release();

-- Before a scope is known: whose page, whose thread, whose mail is this?
create function find_creator_link(wanted bytea)
returns table (link_id uuid, participation_id uuid, client_id uuid, agency_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, l.participation_id, l.client_id, c.agency_id
  from creator_link l join client c on c.id = l.client_id where l.token_hash = wanted
$$;

create function find_outreach_thread(wanted_key text, wanted_mail uuid)
returns table (participation_id uuid, client_id uuid, agency_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.client_id, c.agency_id from participation p join client c on c.id = p.client_id
    where p.thread_key = wanted_key
  union
  select p.id, p.client_id, c.agency_id from outreach_message m
    join participation p on p.id = m.participation_id join client c on c.id = p.client_id
    where m.mail_id = wanted_mail
$$;
revoke execute on function find_outreach_thread(text, uuid) from public;
grant execute on function find_outreach_thread(text, uuid) to compagnon_worker;

create function list_due_captures(real_now timestamptz)
returns table (capture_id uuid, client_id uuid, agency_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.id, k.client_id, c.agency_id from deliverable_capture k
  join client c on c.id = k.client_id join agency a on a.id = c.agency_id
  -- A job of its own makes each in its time: what is long overdue has lost it. The demo's clock jumps.
  where k.state = 'due' and k.due_at <= coalesce(a.frozen_at, real_now - interval '2 hours')
  order by k.due_at limit 200
$$;
revoke execute on function list_due_captures(timestamptz) from public;
grant execute on function list_due_captures(timestamptz) to compagnon_worker;

-- How often the agency has called upon these creators, over all its clients: dates and counts, and
-- never for whom. Only of the agency whose transaction it is.
create function read_rotation(wanted uuid[], until timestamptz)
returns table (creator_id uuid, in_year bigint, last_at timestamptz, wear double precision)
language sql stable security definer set search_path = public, pg_temp as $$
  with placed as (
    select p.creator_id, p.accepted_at as at from participation p join client c on c.id = p.client_id
    where c.agency_id = app_agency() and p.creator_id = any(wanted) and p.accepted_at <= until
    union all
    select b.creator_id, b.given_on::timestamptz from benefit b join client c on c.id = b.client_id
    where c.agency_id = app_agency() and b.creator_id = any(wanted) and b.was_operation
      and b.given_on <= until::date
  )
  select creator_id, count(*) filter (where at > until - interval '1 year'), max(at),
    sum(power(2, -extract(epoch from until - at) / 86400 / 120))
  from placed group by creator_id
$$;

-- Who was called upon in a year, most often first: for the shares of the whole pool.
create function read_pool(until timestamptz)
returns table (creator_id uuid, in_year bigint, last_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with placed as (
    select p.creator_id, p.accepted_at as at from participation p join client c on c.id = p.client_id
    where c.agency_id = app_agency() and p.accepted_at <= until
    union all
    select b.creator_id, b.given_on::timestamptz from benefit b join client c on c.id = b.client_id
    where c.agency_id = app_agency() and b.was_operation and b.given_on <= until::date
  )
  select creator_id, count(*) filter (where at > until - interval '1 year'), max(at)
  from placed group by creator_id
$$;
