-- Whether somebody else of the agency could read a post: in a one-person agency the client's
-- signature is the second pair of eyes.
create function has_other_senior(than uuid) returns boolean language sql stable as $$
  select exists (select from member
    where id <> than and role in ('mentor', 'head') and ended_at is null and user_id is not null)
$$;
