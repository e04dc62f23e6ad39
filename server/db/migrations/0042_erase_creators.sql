-- Whoever is erased from the register is erased here too, whatever client it was for: the address, the
-- letters, what they said. What they signed stays with the advertiser, which must keep it.
create function erase_participant() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  delete from creator_address a using participation p
    where p.id = a.participation_id and p.creator_id = old.id;
  update outreach_message m
    set subject = case when m.kind = 'bounce' then m.subject else '' end,
        body = '', human_sentence = '', sender = '', attachments = '[]'
    from participation p where p.id = m.participation_id and p.creator_id = old.id;
  update participation_event e set detail = e.detail - 'note' - 'comment' - 'url' - 'exception'
    from participation p where p.id = e.participation_id and p.creator_id = old.id;
  update creator_link l set revoked_at = coalesce(l.revoked_at, now())
    from participation p where p.id = l.participation_id and p.creator_id = old.id;
  update participation set note = '', why = '', quotes = '[]', exception_reason = ''
    where creator_id = old.id;
  update opening set salt = null, value = null, erased_at = now()
    where value = old.id::text and erased_at is null;
  return old;
end $$;
revoke execute on function erase_participant() from public;
create trigger erase_participant after delete on creator
  for each row execute function erase_participant();
