-- What is to be looked at later in a conversation.

-- One row a conversation and name: a new one of the same name takes its place.
create table deskgraph.timers (
  tenant_id text not null,
  conversation_id text not null,
  name text not null,
  due_at timestamptz not null,
  body jsonb not null,
  set_at timestamptz not null,
  fired_at timestamptz,
  constraint timers_pkey primary key (tenant_id, conversation_id, name),
  constraint timers_conversation_fkey
    foreign key (tenant_id, conversation_id) references deskgraph.conversations (tenant_id, id) on delete cascade
);
create index timers_due_idx on deskgraph.timers (tenant_id, due_at) where fired_at is null;
create index timers_fired_idx on deskgraph.timers (tenant_id, fired_at) where fired_at is not null;

-- How long customers waited for a person is read from their calls.
create index outbox_calls_idx on deskgraph.outbox (tenant_id, created_at) where kind = 'ticket.open';

alter table deskgraph.inbounds
  drop constraint inbounds_kind_check,
  add constraint inbounds_kind_check check (kind in (
    'message', 'message_edited', 'button_pressed', 'person_message', 'payment_decision', 'payment_undone',
    'payment_received', 'payment_refunded', 'refund_made', 'refund_undone', 'price_agreed', 'price_undone',
    'language_chosen', 'customer_left', 'taken_over', 'take_undone', 'delivery_trouble', 'given_back', 'closed', 'timer'
  ));

alter table deskgraph.timers enable row level security;
alter table deskgraph.timers force row level security;
create policy timers_tenant on deskgraph.timers
  using (tenant_id = current_setting('deskgraph.tenant', true));
