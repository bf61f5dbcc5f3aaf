-- Tickets whose words could not be read: under which mark, how often it was tried, and when it is tried again (null: not until
-- the mark changes).

alter table deskgraph.tickets
  add column deaf_mark text,
  add column deaf_tries integer not null default 0,
  add column deaf_until timestamptz;

create index tickets_deaf on deskgraph.tickets (tenant_id, helpdesk) where deaf_tries > 0;
