-- A mail that lets its reader take over an account: shown to the head only, and only until it left.
alter table mail add column is_personal boolean not null default false;
