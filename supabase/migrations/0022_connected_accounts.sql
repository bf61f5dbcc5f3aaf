-- Accounts of people that were connected to a bot of ours: whose each one is, as its channel said when it was asked, and
-- whether it is answered there. Without a proof nothing but the connection's name is known.

create table deskgraph.connected_accounts (
  tenant_id text not null,
  channel text not null,
  connection text not null,
  -- Of the person whose account it is. None where the channel does not know the connection any more.
  owner_id text,
  is_enabled boolean,
  rights text[] not null default '{}',
  proven_at timestamptz,
  -- It was answered before anybody was asked for the owner: when that was found out.
  served_before_at timestamptz,
  standing text not null,
  constraint connected_accounts_pkey primary key (tenant_id, channel, connection),
  constraint connected_accounts_standing check (standing in ('confirmed', 'unconfirmed', 'ignored'))
);

-- What was answered so far; the chats of an account are named "user@connection". Of all tenants: the policy would show one.
alter table deskgraph.conversations no force row level security;
insert into deskgraph.connected_accounts (tenant_id, channel, connection, served_before_at, standing)
select distinct tenant_id, channel, substring(channel_chat_id from '@(.+)$'), now(), 'unconfirmed'
from deskgraph.conversations where channel = 'telegram' and channel_chat_id ~ '^-?\d+@.';
alter table deskgraph.conversations force row level security;

alter table deskgraph.connected_accounts enable row level security;
alter table deskgraph.connected_accounts force row level security;
create policy connected_accounts_tenant on deskgraph.connected_accounts
  using (tenant_id = current_setting('deskgraph.tenant', true));
