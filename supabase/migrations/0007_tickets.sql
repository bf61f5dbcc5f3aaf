-- Which ticket at which helpdesk is about which conversation. A conversation may have several, the newest is the one to write to.

create table deskgraph.tickets (
  tenant_id text not null,
  helpdesk text not null,
  ticket_id text not null,
  conversation_id text not null,
  url text,
  linked_at timestamptz not null default clock_timestamp(),
  constraint tickets_pkey primary key (tenant_id, helpdesk, ticket_id),
  constraint tickets_conversation_fkey foreign key (tenant_id, conversation_id)
    references deskgraph.conversations (tenant_id, id) on delete cascade
);
create index tickets_conversation_idx on deskgraph.tickets (tenant_id, conversation_id, linked_at);

alter table deskgraph.tickets enable row level security;
alter table deskgraph.tickets force row level security;
create policy tickets_tenant on deskgraph.tickets
  using (tenant_id = current_setting('deskgraph.tenant', true));
