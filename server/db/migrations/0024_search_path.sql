-- A function that runs with its owner's rights must never find a caller's temporary table first.
do $$
declare name regprocedure;
begin
  for name in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prosecdef
      and p.proowner = (select oid from pg_roles where rolname = current_user)
  loop
    execute format('alter function %s set search_path = public, pg_temp', name);
  end loop;
  execute format('revoke temporary on database %I from public', current_database());
end $$;
