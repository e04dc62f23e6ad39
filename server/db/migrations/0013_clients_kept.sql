-- An ended contact's address, and an ended channel's account, may come back under a new row.
alter table contact drop constraint contact_client_id_email_key;
create unique index contact_living on contact (client_id, email) where ended_at is null;
alter table channel drop constraint channel_client_id_connector_remote_id_key;
create unique index channel_living on channel (client_id, connector, remote_id) where state <> 'ended';

alter table brand_kit_version add foreign key (leaf_id) references leaf;

-- Every pause that ever was, with its reason; the client's own row holds the present one.
create table client_pause (
  id uuid primary key,
  client_id uuid not null references client on delete cascade,
  reason text not null,
  paused_by uuid references member,
  paused_at timestamptz not null,
  resumed_by uuid references member,
  resumed_at timestamptz,
  check (resumed_at is not null or resumed_by is null)
);
create unique index client_pause_single on client_pause (client_id) where resumed_at is null;
call wall_by_client('client_pause', 'select, insert');
grant update (resumed_by, resumed_at) on client_pause to compagnon_app, compagnon_worker;
