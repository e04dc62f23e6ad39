-- Roles, the scope of a transaction, and the two helpers that put a table behind the walls.

do $$ begin
  if not exists (select from pg_roles where rolname = 'compagnon_app') then
    create role compagnon_app login noinherit nosuperuser nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'compagnon_worker') then
    create role compagnon_worker login noinherit nosuperuser nobypassrls;
  end if;
end $$;

revoke create on schema public from public;
grant usage on schema public to compagnon_app, compagnon_worker;

-- Only the owner reads it: no grant.
create table role_password (secret text not null);
create unique index role_password_single on role_password ((true));

create function app_agency() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.agency', true), '')::uuid $$;

create function app_clients() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.clients', true), ''), '{}')::uuid[] $$;

-- Puts a table of a client's rows (column client_id) behind row-level security.
create procedure wall_by_client(name regclass, rights text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('create policy by_client on %s using (client_id = any(app_clients())) with check (client_id = any(app_clients()))', name);
  execute format('grant %s on %s to compagnon_app, compagnon_worker', rights, name);
end $$;

-- The same for rows of the agency itself (column agency_id).
create procedure wall_by_agency(name regclass, rights text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('create policy by_agency on %s using (agency_id = app_agency()) with check (agency_id = app_agency())', name);
  execute format('grant %s on %s to compagnon_app, compagnon_worker', rights, name);
end $$;
