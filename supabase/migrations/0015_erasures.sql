-- What stays of an erased customer: orders, payments, and what waits for a vendor, under a name that is drawn and leads to nobody.

alter table deskgraph.conversations
  -- Set where the customer was erased: nothing reaches them, and nothing that is said there is heard.
  add column erased_at timestamptz;

alter table deskgraph.outbox
  -- Name and address go when it is settled: their customer was erased, and the CRM has yet to get the order.
  add column is_last boolean not null default false;
