-- Of a link only its opening and its revocation may be written later.
revoke update on link from compagnon_app, compagnon_worker;
grant update (revoked_at, first_opened_at) on link to compagnon_app, compagnon_worker;
create index link_contact on link (contact_id);
create index link_item_subject on link_item (subject_kind, subject_id);

-- A link is read before any scope is known: whoever holds the token is led to the one client,
-- and told whose link it is.
drop function find_link(bytea);
create function find_link(wanted bytea)
returns table (link_id uuid, client_id uuid, agency_id uuid, contact_id uuid, contact_name text,
  contact_email text, contact_ended_at timestamptz) language sql stable security definer
set search_path = public as $$
  select l.id, l.client_id, c.agency_id, l.contact_id, p.name, p.email, p.ended_at
  from link l join client c on c.id = l.client_id join contact p on p.id = l.contact_id
  where l.token_hash = wanted
$$;
