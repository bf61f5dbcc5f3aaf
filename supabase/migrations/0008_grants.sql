-- What vendors granted us by OAuth. Sealed under the vendor's client secret, which is in no database; whoever renews holds the row.

create table deskgraph.grants (
  tenant_id text not null,
  vendor text not null,
  sealed text,
  generation integer not null default 0,
  -- Tells the refresh token of the configuration it began with.
  seed text,
  revoked_at timestamptz,
  held_by text,
  held_until timestamptz,
  constraint grants_pkey primary key (tenant_id, vendor)
);

alter table deskgraph.grants enable row level security;
alter table deskgraph.grants force row level security;
create policy grants_tenant on deskgraph.grants
  using (tenant_id = current_setting('deskgraph.tenant', true));
