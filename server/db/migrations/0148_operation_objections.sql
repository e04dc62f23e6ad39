-- What somebody of the team says against a choice in an operation. It stands for good: nobody deletes it,
-- a senior who didn't raise it answers once, in writing.
create table operation_objection (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  operation_id uuid not null references operation on delete cascade,
  -- Null: against the whole operation.
  participation_id uuid references participation on delete cascade,
  n integer generated always as identity,
  body text not null check (body <> ''),
  proposal text not null default '',
  raised_by uuid not null references member,
  raised_at timestamptz not null,
  due_at timestamptz not null,
  outcome text check (outcome in ('followed', 'not-followed')),
  answer text,
  answered_by uuid references member,
  answered_at timestamptz,
  check (num_nonnulls(outcome, answer, answered_by, answered_at) in (0, 4)),
  check (answered_by is null or answered_by <> raised_by)
);
create index on operation_objection (operation_id);
call wall_by_client('operation_objection', 'select, insert');
grant update (outcome, answer, answered_by, answered_at) on operation_objection
  to compagnon_app, compagnon_worker;

create function keep_answered_objection() returns trigger language plpgsql as $$
begin
  raise exception 'objection-answered' using errcode = 'check_violation';
end $$;
create trigger keep_answered_objection before update on operation_objection
  for each row when (old.answered_at is not null)
  execute function keep_answered_objection();
