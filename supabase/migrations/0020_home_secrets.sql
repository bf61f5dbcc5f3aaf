-- Under which secret ids are shown in logs, so that a log alone leads to no customer. A shop on a server has its row here,
-- because all its processes have to agree; whoever reads this table reads the customers as well. The embedded home keeps its
-- secret in a file, outside the backups.

create table deskgraph.home_secrets (
  tenant_id text not null,
  secret text not null,
  -- Good beside it until a person lets it go.
  secret_before text,
  constraint home_secrets_pkey primary key (tenant_id)
);

alter table deskgraph.home_secrets enable row level security;
alter table deskgraph.home_secrets force row level security;
create policy home_secrets_tenant on deskgraph.home_secrets
  using (tenant_id = current_setting('deskgraph.tenant', true));
