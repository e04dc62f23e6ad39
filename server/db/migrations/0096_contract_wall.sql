-- The last wall counts as the command does: also what is promised in exchange for a post and not counted
-- yet (one deal can't be split into a small parcel first), and a contract's year is the client's own.
create or replace function check_contract_threshold() returns trigger language plpgsql as $$
declare
  total bigint;
  promised bigint;
  zone text;
begin
  if new.state <> 'given' or new.kind = 'past' then return new; end if;
  if tg_op = 'UPDATE' and old.state = 'given' and old.value_cents = new.value_cents
     and old.given_on = new.given_on and old.objective = new.objective
     and old.creator_id = new.creator_id then return new; end if;
  perform pg_advisory_xact_lock(hashtextextended(new.client_id::text || new.creator_id::text, 1));
  select coalesce(sum(value_cents), 0) into total from benefit
    where client_id = new.client_id and creator_id = new.creator_id and id <> new.id
      and state = 'given' and objective = new.objective
      and extract(year from given_on) = extract(year from new.given_on);
  select coalesce(sum(value_cents), 0) into promised from benefit
    where participation_id = new.participation_id and id <> new.id
      and state = 'planned' and condition = 'publication';
  if total + promised + new.value_cents < 100000 then return new; end if;
  select time_zone into zone from client where id = new.client_id;
  if exists (
    select from agreement a
    join participation p on p.id = a.participation_id
    join operation o on o.id = p.operation_id
    join agreement_version v on v.agreement_id = a.id
      and v.n = (select max(n) from agreement_version where agreement_id = a.id)
    where a.client_id = new.client_id and a.creator_id = new.creator_id
      and o.objective = new.objective and v.kind = 'contract' and v.is_complete
      and (a.participation_id = new.participation_id
        or extract(year from a.created_at at time zone zone) = extract(year from new.given_on))
      and exists (select from signature s left join signature_void x on x.signature_id = s.id
        where s.subject_kind = 'agreement' and s.subject_id = a.id and s.content_hash = v.content_hash
          and s.decision = 'approved' and s.signer_kind = 'creator' and x.signature_id is null)
      and exists (select from signature s left join signature_void x on x.signature_id = s.id
        where s.subject_kind = 'agreement' and s.subject_id = a.id and s.content_hash = v.content_hash
          and s.decision = 'approved' and s.signer_kind in ('member', 'contact') and x.signature_id is null)
  ) then return new; end if;
  raise exception 'contract-missing' using errcode = 'check_violation';
end $$;

-- Whoever is erased and entered again is the same person to the law: what this year's gifts were counted
-- under. Hashes of the site and the address, and the id that stands on the sums; nothing else.
create table creator_trace (
  agency_id uuid not null references agency on delete cascade,
  hash text not null,
  creator_id uuid not null,
  erased_on date not null,
  primary key (agency_id, hash)
);
call wall_by_agency('creator_trace', 'select');

create function keep_creator_trace() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if exists (select from benefit b join client c on c.id = b.client_id
      where c.agency_id = old.agency_id and b.creator_id = old.id and b.state = 'given') then
    insert into creator_trace (agency_id, hash, creator_id, erased_on)
      select old.agency_id,
        encode(sha256(convert_to(old.agency_id::text || E'\n' || lower(text), 'UTF8')), 'hex'),
        old.id, current_date
      from unnest(array[old.site, old.email]) text where text is not null
      on conflict (agency_id, hash) do update set creator_id = excluded.creator_id,
        erased_on = excluded.erased_on;
  end if;
  return old;
end $$;
revoke execute on function keep_creator_trace() from public;
create trigger keep_creator_trace after delete on creator
  for each row execute function keep_creator_trace();
