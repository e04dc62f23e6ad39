-- What readers say against a draw, and what was answered. Whoever wrote is erased with the entrants once
-- they have their answer, and the words with the winners' file.
create table contest_objection (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  contest_id uuid not null references contest on delete cascade,
  n integer not null,
  -- The form's own key: sent twice, it is one objection.
  form_key text not null,
  name text not null,
  email text,
  code text not null default '',
  words text not null,
  locale text not null check (locale in ('fr', 'en')),
  received_at timestamptz not null,
  answer text,
  answered_by uuid references member,
  answered_at timestamptz,
  answer_mail_id uuid references mail on delete set null,
  check ((answer is null) = (answered_at is null)),
  unique (contest_id, n),
  unique (contest_id, form_key)
);
call wall_by_client('contest_objection', 'select, insert');
grant update (answer, answered_by, answered_at, answer_mail_id, name, email, code, words)
  on contest_objection to compagnon_app, compagnon_worker;

create function erase_objector() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  delete from mail where id = new.answer_mail_id;
  return new;
end $$;
revoke execute on function erase_objector() from public;
create trigger erase_objector after update of email on contest_objection
  for each row when (old.email is not null and new.email is null)
  execute function erase_objector();
