-- What the chat model was asked for, hour by hour: for each customer, and for the shop as a whole (an empty subject). All
-- processes add to it, so that a budget holds for all of them together. Rows are kept for two days and then deleted.

create table deskgraph.model_use (
  tenant_id text not null,
  subject text not null,
  hour timestamptz not null,
  calls integer not null,
  tokens bigint not null,
  -- The turn that tells the staff that the shop's budget is used up; a re-run of that turn may say it again.
  told_by text,
  constraint model_use_pkey primary key (tenant_id, subject, hour)
);

-- For deleting what is old.
create index model_use_hour on deskgraph.model_use (tenant_id, hour);

alter table deskgraph.model_use enable row level security;
alter table deskgraph.model_use force row level security;
create policy model_use_tenant on deskgraph.model_use
  using (tenant_id = current_setting('deskgraph.tenant', true));
