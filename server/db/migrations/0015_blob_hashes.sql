-- Which of these bytes belong to somebody: for the sweep of what a crash left behind.
create function list_kept_blobs(wanted text[]) returns table (sha256 text) language sql stable
security definer set search_path = public as
  $$ select distinct b.sha256 from blob b where b.sha256 = any(wanted) $$;
revoke execute on function list_kept_blobs(text[]) from public;
grant execute on function list_kept_blobs(text[]) to compagnon_worker;
create index blob_sha256 on blob (sha256);
