-- Each visitor of the demo reads it in their own language: the cast is shared, the session isn't.
alter table auth.play
  alter column member_id drop not null,
  add column locale text check (locale in ('fr', 'en'));

create or replace function auth.read_session(wanted text, real_now timestamptz)
returns table (
  session_id text, user_id text, member_id uuid, name text, role text, locale text,
  agency_id uuid, is_demo boolean, client_ids uuid[]
) language sql stable set search_path = public as $$
  select s.id, s."userId", m.id, m.name, m.role, coalesce(p.locale, m.locale), a.id, a.is_demo,
         array(select c.client_id from find_clients_of_member(m.id) c order by 1)
  from auth.session s
  join member own on own.user_id = s."userId" and own.ended_at is null
  join agency a on a.id = own.agency_id
  left join auth.play p on p.session_id = s.id and a.is_demo
  left join member played on played.id = p.member_id and played.agency_id = a.id
                         and played.ended_at is null
  join member m on m.id = coalesce(played.id, own.id)
  where s.token = wanted and s."expiresAt" > real_now
$$;
