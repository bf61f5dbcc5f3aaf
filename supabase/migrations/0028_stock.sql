-- What of a shop's goods is taken. The numbers that it counted last, the pieces that its orders have taken since, and a
-- version that grows with every change: whoever changes something locks that row first, so no piece is taken twice.

create table deskgraph.stock_versions (
  tenant_id text not null,
  version bigint not null,
  constraint stock_versions_pkey primary key (tenant_id)
);

create table deskgraph.stock_counts (
  tenant_id text not null,
  sku text not null,
  counted integer not null,
  counted_at timestamptz not null,
  version bigint not null,
  constraint stock_counts_pkey primary key (tenant_id, sku)
);

create table deskgraph.stock_takes (
  tenant_id text not null,
  order_id text not null,
  sku text not null,
  quantity integer not null check (quantity > 0),
  -- 'counted': sold before the newest count, which is less already.
  state text not null check (state in ('held', 'sold', 'counted')),
  held_until timestamptz,
  taken_at timestamptz not null,
  constraint stock_takes_pkey primary key (tenant_id, order_id, sku)
);
create index stock_takes_in_force on deskgraph.stock_takes (tenant_id, sku) where state in ('held', 'sold');

alter table deskgraph.stock_versions enable row level security;
alter table deskgraph.stock_versions force row level security;
create policy stock_versions_tenant on deskgraph.stock_versions
  using (tenant_id = current_setting('deskgraph.tenant', true));
alter table deskgraph.stock_counts enable row level security;
alter table deskgraph.stock_counts force row level security;
create policy stock_counts_tenant on deskgraph.stock_counts
  using (tenant_id = current_setting('deskgraph.tenant', true));
alter table deskgraph.stock_takes enable row level security;
alter table deskgraph.stock_takes force row level security;
create policy stock_takes_tenant on deskgraph.stock_takes
  using (tenant_id = current_setting('deskgraph.tenant', true));
