-- Which payment of a bill a channel was allowed to take, until it can come no more: two devices of one customer ask at
-- the same moment, and both would be charged.

create table deskgraph.checkouts (
  tenant_id text not null,
  bill_id text not null,
  held_by text not null,
  held_until timestamptz not null,
  constraint checkouts_pkey primary key (tenant_id, bill_id)
);

alter table deskgraph.checkouts enable row level security;
alter table deskgraph.checkouts force row level security;
create policy checkouts_tenant on deskgraph.checkouts
  using (tenant_id = current_setting('deskgraph.tenant', true));
