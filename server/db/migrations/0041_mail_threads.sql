-- A letter of a thread: what it answers, and where answers to it come.
alter table mail add column thread jsonb;

-- How far the mailbox for answers has been read; it belongs to this server, to no agency.
create table inbox_cursor (
  mailbox text primary key,
  uid_validity bigint not null,
  last_uid bigint not null,
  read_at timestamptz not null
);
grant select, insert, update on inbox_cursor to compagnon_worker;
