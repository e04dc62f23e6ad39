-- Clients of each member by name, as far as the asking session may see them (row-level security
-- applies: these run with the caller's rights). `people` knows no more of a client than this.
create function list_client_names() returns table (client_id uuid, name text)
language sql stable set search_path = public as $$ select id, name from client $$;

create function list_work()
returns table (member_id uuid, client_id uuid, client_name text, is_accountable boolean)
language sql stable set search_path = public as $$
  select c.accountable_id, c.id, c.name, true from client c where c.accountable_id is not null
  union all
  select a.member_id, c.id, c.name, false from assignment a join client c on c.id = a.client_id
  where c.accountable_id is distinct from a.member_id
$$;
