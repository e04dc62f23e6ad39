-- An observation of a creator's own page or account is known by its address or their name: with the creator
-- it goes whole. Its leaf stays and opens no more, so later reports leave it out.
create or replace function erase_observed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  pages uuid[] := array(select d.id from deliverable d join participation p
    on p.id = d.participation_id where p.creator_id = old.id);
  addresses text[] := array(select d.url from deliverable d where d.id = any (pages));
  clients uuid[] := array(select id from client where agency_id = old.agency_id);
  own text := rtrim(old.url, '/') || '/';
  objects uuid[];
  seen uuid[];
begin
  select array_agg(o.id) into objects from observation o
    where o.client_id = any (clients) and (o.object = any (addresses) or o.object = old.id::text
      or starts_with(rtrim(o.object, '/') || '/', own)
      or length(old.name) > 2 and lower(o.object) = lower(old.name));
  update opening set salt = null, value = null, erased_at = now() where erased_at is null
    and field = 'object' and leaf_id in (select leaf_id from observation where id = any (objects));
  with gone as (
    update observation_record r set salt = null, record = null, erased_on = agency_now(old.agency_id, now())
      from observation o
      where o.id = r.observation_id and o.client_id = any (clients) and r.erased_on is null
        and (o.id = any (objects)
          or o.kind in ('mention', 'capture') and r.record ->> 'deliverable' = any (pages::text[])
          or o.kind = 'declared-views' and r.record ->> 'creator' in (old.id::text, old.name)
          or o.kind = 'spontaneous' and starts_with(rtrim(r.record ->> 'id', '/') || '/', own))
      returning r.observation_id)
    select array_agg(distinct observation_id) into seen from gone;
  update observation set raw = null where raw is not null and (id = any (seen) or id = any (objects));
  update observation set object = 'about:blank#' || id where id = any (objects);
  return old;
end $$;
