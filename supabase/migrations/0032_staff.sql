-- Where the shop's people meet, and which of their threads is about which customer.

-- One place a surface: a group of the staff in a messenger.
create table deskgraph.staff_places (
  tenant_id text not null,
  surface text not null,
  place_id text not null,
  title text not null,
  connected_at timestamptz not null,
  constraint staff_places_pkey primary key (tenant_id, surface)
);

-- Whoever has such a code may connect a place. It works once; here stands its hash alone.
create table deskgraph.staff_codes (
  tenant_id text not null,
  code_hash text not null,
  expires_at timestamptz not null,
  constraint staff_codes_pkey primary key (tenant_id, code_hash)
);

create table deskgraph.staff_threads (
  tenant_id text not null,
  surface text not null,
  place_id text not null,
  thread_id text not null,
  conversation_id text not null,
  created_at timestamptz not null,
  constraint staff_threads_pkey primary key (tenant_id, surface, place_id, thread_id)
);
create index staff_threads_conversation_idx on deskgraph.staff_threads (tenant_id, conversation_id);

alter table deskgraph.staff_places enable row level security;
alter table deskgraph.staff_places force row level security;
create policy staff_places_tenant on deskgraph.staff_places
  using (tenant_id = current_setting('deskgraph.tenant', true));
alter table deskgraph.staff_codes enable row level security;
alter table deskgraph.staff_codes force row level security;
create policy staff_codes_tenant on deskgraph.staff_codes
  using (tenant_id = current_setting('deskgraph.tenant', true));
alter table deskgraph.staff_threads enable row level security;
alter table deskgraph.staff_threads force row level security;
create policy staff_threads_tenant on deskgraph.staff_threads
  using (tenant_id = current_setting('deskgraph.tenant', true));
