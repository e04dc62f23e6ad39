-- What networks answered about comments goes with the entries, at the end of the rules' retention. The hash,
-- the counts and the leaf stay.

alter table contest_import add column erased_at timestamptz;
grant update (erased_at) on contest_import to compagnon_app, compagnon_worker;

-- The bytes themselves go with the next sweep: nothing names them any more.
create function erase_comment_pages() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  delete from blob b where b.client_id = new.client_id and b.sha256 = new.sha256
    and not exists (select from contest_import i
      where i.client_id = new.client_id and i.sha256 = new.sha256 and i.erased_at is null)
    and not exists (select from observation o
      where o.client_id = new.client_id and o.raw = new.sha256);
  perform note_erasure(format('comments %s %s %s', c.agency_id, new.client_id, new.id))
    from client c where c.id = new.client_id;
  return new;
end $$;
revoke execute on function erase_comment_pages() from public;
create trigger erase_comment_pages after update of erased_at on contest_import
  for each row when (old.erased_at is null and new.erased_at is not null)
  execute function erase_comment_pages();

-- What readings of the same publications kept for reports holds the same names. What they counted stays,
-- under pseudonyms.
create function forget_comment_pages(of_contest uuid) returns bigint
language sql volatile set search_path = public, pg_temp as $$
  with gone as (
    update observation o set raw = null
      from contest k join contest_rules r on r.contest_id = k.id and r.n = k.opened_version
        cross join lateral jsonb_array_elements(
          coalesce(r.content -> 'settings' -> 'comments', '[]'::jsonb)) named
        join delivery d on d.post_id::text = named ->> 'postId' and d.client_id = k.client_id
      where k.id = of_contest and o.client_id = k.client_id and o.kind = 'comments'
        and o.object = d.url and o.raw is not null
      returning 1)
  select count(*) from gone
$$;
revoke execute on function forget_comment_pages(uuid) from public;
grant execute on function forget_comment_pages(uuid) to compagnon_app, compagnon_worker;
