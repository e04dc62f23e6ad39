-- What the rules decided where it stopped something, and who overruled what, by name and reason.

create table rule_decision (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  rule_id text not null,
  outcome text not null check (outcome in ('fires', 'unknown')),
  severity text not null check (severity in ('block', 'sign-off')),
  -- What it is about: a word and an id, as the caller names its things.
  subject text not null,
  subject_id uuid not null,
  facts_hash text not null,
  decided_at timestamptz not null,
  leaf_id uuid not null references leaf
);
create index rule_decision_subject on rule_decision (subject, subject_id, decided_at desc);
call wall_by_client('rule_decision', 'select, insert');

-- Stands only while the facts are those it was written for. Never changed, never deleted.
create table rule_overrule (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  decision_id uuid not null references rule_decision,
  rule_id text not null,
  subject text not null,
  subject_id uuid not null,
  facts_hash text not null,
  reason text not null check (reason <> ''),
  overruled_by uuid not null references member,
  overruler_name text not null,
  overruled_at timestamptz not null,
  leaf_id uuid not null references leaf
);
create index rule_overrule_subject on rule_overrule (subject, subject_id, overruled_at desc);
call wall_by_client('rule_overrule', 'select, insert');

-- An agency's own value for a threshold that no law gives; without a row ours counts.
create table rule_parameter (
  agency_id uuid not null references agency on delete cascade,
  name text not null,
  value integer not null,
  set_by uuid not null references member,
  set_at timestamptz not null,
  primary key (agency_id, name)
);
call wall_by_agency('rule_parameter', 'select, insert, update, delete');
