-- Erased from agreements too. A contract that both have signed is a paper that the advertiser must keep:
-- it stays whole until ten years after the year of its last signature. In everything else the name, the
-- address and the mail go; hashes, leaves and what was agreed stay.
create function is_contract_kept(agreement uuid) returns boolean language sql stable as $$
  select exists (select from agreement_version v where v.agreement_id = agreement and v.kind = 'contract'
    and 2 = (select count(distinct s.signer_kind = 'creator') from signature s
      left join signature_void x on x.signature_id = s.id
      where s.subject_kind = 'agreement' and s.subject_id = agreement
        and s.content_hash = v.content_hash and s.decision = 'approved' and x.signature_id is null))
$$;

-- `names`: what is taken out of the free text.
create function blank_agreement(agreement uuid, names text[]) returns void language plpgsql as $$
declare name text;
begin
  update agreement_version set content = content
    || '{"creator": {"name": "", "address": "", "email": "", "taxCountry": ""}}'
    where agreement_id = agreement;
  foreach name in array names loop
    continue when length(name) < 3;
    update agreement_version v set content = (
      select jsonb_object_agg(key, case when jsonb_typeof(value) = 'string'
        then to_jsonb(replace(value #>> '{}', name, '[…]')) else value end)
      from jsonb_each(v.content)) where agreement_id = agreement;
  end loop;
  update opening set salt = null, value = null, erased_at = now()
    where erased_at is null and leaf_id in (select leaf_id from signature
      where subject_kind = 'agreement' and subject_id = agreement and signer_kind = 'creator');
  update signature set signer_name = '', comment = ''
    where subject_kind = 'agreement' and subject_id = agreement and signer_kind = 'creator';
end $$;

create function erase_agreements() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare one record;
begin
  for one in select a.id, array(select distinct v.content -> 'creator' ->> field from agreement_version v,
      unnest(array['name', 'address', 'email']) field where v.agreement_id = a.id)
      || array(select s.signer_name from signature s where s.subject_kind = 'agreement'
        and s.subject_id = a.id and s.signer_kind = 'creator') as names
      from agreement a where a.creator_id = old.id and not is_contract_kept(a.id) loop
    perform blank_agreement(one.id, array_append(one.names, old.name));
  end loop;
  return old;
end $$;
create trigger erase_agreements after delete on creator
  for each row execute function erase_agreements();

-- For the page of the person itself: which contracts stay, with whom, until when. Numbers and a name.
create function list_kept_contracts(wanted uuid)
returns table (client_name text, signed_at timestamptz, kept_until date)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.name, max(s.decided_at),
    make_date(extract(year from max(s.decided_at) at time zone c.time_zone)::integer + 10, 12, 31)
  from agreement a join client c on c.id = a.client_id and c.agency_id = app_agency()
  join signature s on s.subject_kind = 'agreement' and s.subject_id = a.id
  where a.creator_id = wanted and is_contract_kept(a.id)
  group by a.id, c.name, c.time_zone
$$;

-- Contracts of people who were erased, once their years are over. For the worker, agency by agency.
create function blank_due_contracts(until timestamptz) returns integer language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  one record;
  n integer := 0;
begin
  for one in select a.id, array(select distinct v.content -> 'creator' ->> field
        from agreement_version v, unnest(array['name', 'address', 'email']) field
        where v.agreement_id = a.id)
      || array(select s.signer_name from signature s where s.subject_kind = 'agreement'
        and s.subject_id = a.id and s.signer_kind = 'creator' and s.signer_name <> '') as names
      from agreement a join client c on c.id = a.client_id and c.agency_id = app_agency()
      where not exists (select from creator r where r.id = a.creator_id) and is_contract_kept(a.id)
        and exists (select from agreement_version v where v.agreement_id = a.id
          and v.content -> 'creator' ->> 'name' <> '')
        and (select make_date(extract(year from max(s.decided_at) at time zone c.time_zone)::integer + 10,
            12, 31) from signature s where s.subject_kind = 'agreement' and s.subject_id = a.id)
          < (until at time zone c.time_zone)::date loop
    perform blank_agreement(one.id, one.names);
    n := n + 1;
  end loop;
  return n;
end $$;

-- Where somebody's time may be over: the worker erases agency by agency.
create function list_agencies_with_creators() returns table (agency_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct agency_id from creator
  union select c.agency_id from agreement a join client c on c.id = a.client_id
$$;

revoke execute on function list_agencies_with_creators() from public;
grant execute on function list_agencies_with_creators() to compagnon_worker;
revoke execute on function is_contract_kept(uuid), blank_agreement(uuid, text[]), erase_agreements(),
  list_kept_contracts(uuid), blank_due_contracts(timestamptz) from public;
grant execute on function list_kept_contracts(uuid) to compagnon_app, compagnon_worker;
grant execute on function blank_due_contracts(timestamptz) to compagnon_worker;
