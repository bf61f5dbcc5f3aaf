-- Accounts of one vendor number their tickets and comments alike: a link says in which one it is. Empty where nobody knows, or where
-- no two accounts have the same numbers. Links that are older than this learn it from their address.

alter table deskgraph.tickets
  add column account text not null default '',
  -- What stands before the names of what is heard there. None in older links: what was heard of them keeps its name.
  add column event_prefix text not null default '';

-- Of all tenants: the policy would show one.
alter table deskgraph.tickets no force row level security;
update deskgraph.tickets set account = lower(substring(url from '^https?://([^/?#]+)')) where url ~ '^https?://[^/?#]';
alter table deskgraph.tickets force row level security;

alter table deskgraph.tickets
  drop constraint tickets_pkey,
  add constraint tickets_pkey primary key (tenant_id, helpdesk, account, ticket_id);
