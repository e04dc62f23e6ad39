-- What somebody said when a rule asked: a fact with its author. The newest counts, all are kept.
create table rule_answer (
  id uuid primary key,
  -- Which is newest: the hour doesn't tell where a clock stands still.
  no bigint generated always as identity,
  client_id uuid not null references client on delete cascade,
  subject text not null,
  subject_id uuid not null,
  fact text not null,
  value jsonb not null,
  said_by uuid not null references member,
  sayer_name text not null,
  said_at timestamptz not null
);
create index rule_answer_subject on rule_answer (subject, subject_id, fact, no desc);
call wall_by_client('rule_answer', 'select, insert');
