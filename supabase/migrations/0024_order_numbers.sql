-- Numbers of orders: short, and no two alike in a shop. A bill keeps the number that it was given first.

create table deskgraph.order_counters (
  tenant_id text not null,
  last bigint not null,
  constraint order_counters_pkey primary key (tenant_id)
);

create table deskgraph.order_numbers (
  tenant_id text not null,
  order_id text not null,
  counted bigint not null,
  created_at timestamptz not null,
  constraint order_numbers_pkey primary key (tenant_id, order_id),
  constraint order_numbers_counted_key unique (tenant_id, counted)
);

alter table deskgraph.order_counters enable row level security;
alter table deskgraph.order_counters force row level security;
create policy order_counters_tenant on deskgraph.order_counters
  using (tenant_id = current_setting('deskgraph.tenant', true));
alter table deskgraph.order_numbers enable row level security;
alter table deskgraph.order_numbers force row level security;
create policy order_numbers_tenant on deskgraph.order_numbers
  using (tenant_id = current_setting('deskgraph.tenant', true));
