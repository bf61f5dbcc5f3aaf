-- Who opens a customer's churn ticket, one caller at a time: most helpdesks have no key that makes two calls one. The key tells the
-- customer without naming them; the round grows each time the ticket before was solved.

create table deskgraph.churn_tickets (
  tenant_id text not null,
  key text not null,
  round integer not null default 1,
  held_by text,
  held_until timestamptz,
  constraint churn_tickets_pkey primary key (tenant_id, key)
);

alter table deskgraph.churn_tickets enable row level security;
alter table deskgraph.churn_tickets force row level security;
create policy churn_tickets_tenant on deskgraph.churn_tickets
  using (tenant_id = current_setting('deskgraph.tenant', true));
