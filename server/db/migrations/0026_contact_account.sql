-- A person at the client's has at most one account there, and an account is at most one person.
create unique index contact_account on contact (client_id, member_id)
  where member_id is not null and ended_at is null;
