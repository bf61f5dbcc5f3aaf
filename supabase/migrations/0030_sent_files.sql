-- Pictures of the shop's that a channel has got already, under the name by which it sends them again: nothing is
-- uploaded twice. A name counts for one account of the channel (one bot) alone.

create table deskgraph.sent_files (
  tenant_id text not null,
  account text not null,
  url text not null,
  file_id text not null,
  sent_at timestamptz not null,
  constraint sent_files_pkey primary key (tenant_id, account, url)
);

alter table deskgraph.sent_files enable row level security;
alter table deskgraph.sent_files force row level security;
create policy sent_files_tenant on deskgraph.sent_files
  using (tenant_id = current_setting('deskgraph.tenant', true));
