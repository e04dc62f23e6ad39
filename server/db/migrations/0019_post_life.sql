-- What happened to a post besides its versions, reviews, signatures and deliveries.
create table post_event (
  id bigint generated always as identity primary key,
  client_id uuid not null references client on delete cascade,
  post_id uuid not null references post on delete cascade,
  at timestamptz not null,
  kind text not null check (kind in
    ('submitted', 'sent-to-client', 'link-ended', 'link-disavowed', 'dropped', 'reopened')),
  member_id uuid references member,
  -- Who did it, where it was no member: the person of the link.
  who text,
  detail text not null default ''
);
create index post_event_of on post_event (post_id, id);
call wall_by_client('post_event', 'select, insert');

-- The small picture for pages: bytes in the blob folder, like the picture itself.
alter table media add column preview_sha256 text;

create index post_open on post (client_id, stage) where stage <> 'dropped';
create index post_version_saved on post_version (client_id, saved_at desc);
