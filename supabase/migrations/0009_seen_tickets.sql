-- What was seen of a linked ticket last, and how far whoever goes by time has come.

alter table deskgraph.tickets
  add column is_solved boolean not null default false,
  add column vendor_updated_at text,
  add column changes integer not null default 0;

create table deskgraph.cursors (
  tenant_id text not null,
  name text not null,
  at timestamptz not null,
  constraint cursors_pkey primary key (tenant_id, name)
);

alter table deskgraph.cursors enable row level security;
alter table deskgraph.cursors force row level security;
create policy cursors_tenant on deskgraph.cursors
  using (tenant_id = current_setting('deskgraph.tenant', true));
