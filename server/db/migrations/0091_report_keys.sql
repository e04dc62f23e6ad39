-- The keys of the log that a report was sealed in, for whoever holds the report: its file names them too.
create function list_keys_of_report(wanted_hash text)
returns table (vkey text) language sql stable security definer set search_path = public, pg_temp as $$
  select k.vkey from log_key k
  where exists (select from report_version v where v.client_id = k.client_id
    and v.sealed_at is not null and v.content_hash = wanted_hash)
$$;
