-- Erased means erased: the mails as they went out, the pages that were kept, and where they stood. What
-- stays are hashes, sums and dates, and what the person signed with the advertiser.
create or replace function erase_participant() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  places uuid[] := array(select id from participation where creator_id = old.id);
  pages uuid[] := array(select id from deliverable where participation_id = any(places));
  mails uuid[] := array(select mail_id from outreach_message
    where participation_id = any(places) and mail_id is not null);
begin
  delete from creator_address where participation_id = any(places);
  -- The bytes themselves go with the next sweep: nothing names them any more.
  delete from blob b using deliverable_capture k
    where k.deliverable_id = any(pages) and b.client_id = k.client_id and b.sha256 = k.sha256
      and not exists (select from deliverable_capture o
        where o.client_id = k.client_id and o.sha256 = k.sha256 and o.deliverable_id <> all(pages));
  delete from blob b using outreach_message m, jsonb_array_elements(m.attachments) a
    where m.participation_id = any(places) and b.client_id = m.client_id
      and b.sha256 = a ->> 'sha256';
  update outreach_message
    set subject = case when kind = 'bounce' then subject else '' end,
        body = '', human_sentence = '', sender = '', attachments = '[]', mail_id = null
    where participation_id = any(places);
  -- Also what still waits to be sent; not the word that it is done, which this very transaction writes.
  delete from mail where id = any(mails)
    or (agency_id = old.agency_id and lower(recipient) = lower(old.email)
      and not is_personal and created_at < now());
  update participation_event
    set detail = detail - 'note' - 'comment' - 'url' - 'exception' - 'reason'
    where participation_id = any(places);
  update creator_link set revoked_at = coalesce(revoked_at, now())
    where participation_id = any(places);
  update participation set note = '', why = '', quotes = '[]', exception_reason = ''
    where id = any(places);
  update shipment set tracking = '', lost_reason = '' where participation_id = any(places);
  update opening set salt = null, value = null, erased_at = now()
    where erased_at is null and (value = old.id::text
      or leaf_id in (select leaf_id from deliverable_capture where deliverable_id = any(pages)));
  update deliverable_capture set sentence = null, mention = null where deliverable_id = any(pages);
  update deliverable_capture set state = 'missed', missed_because = 'erased'
    where deliverable_id = any(pages) and state = 'due';
  -- An address that leads nowhere, and differs from the others.
  update deliverable set url = 'about:blank#' || id where id = any(pages);
  update mention_incident set closed_reason = '' where deliverable_id = any(pages);
  return old;
end $$;
