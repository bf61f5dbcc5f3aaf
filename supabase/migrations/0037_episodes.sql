-- One row for each matter of a customer's, for the report: numbers and times, no words and no names. It is made from rows that
-- go earlier (messages, turns, effects), so that it outlives them.

create table deskgraph.episodes (
  tenant_id text not null,
  id text not null,
  -- Null once the customer was erased: then the row leads to nobody.
  conversation_id text,
  channel text not null,
  opened_at timestamptz not null,
  -- The newest thing that was said or done.
  last_at timestamptz not null,
  -- Whose the chat is at the end of it.
  owner text not null,
  -- The first words of each that reached the customer.
  ai_at timestamptz,
  person_at timestamptz,
  handed_off_at timestamptz,
  reason text,
  urgency text,
  -- The first time that a person took the chat, by a word or without.
  taken_at timestamptz,
  -- Who has answered last, under the name that deskgraph.people drew.
  person text,
  given_back_at timestamptz,
  closed_at timestamptz,
  -- The same kind of name; null where the helpdesk said that it is closed: it does not say who did it.
  closed_by text,
  reopened_count integer not null,
  order_count integer not null,
  ordered_minor bigint not null,
  paid_minor bigint not null,
  currency text,
  model_calls integer not null,
  model_tokens bigint not null,
  model_cost_micros bigint not null,
  -- From the call for a person to the first word of one, by the clock on the wall.
  wait_ms bigint,
  -- Since then a person owes an answer.
  owed_since timestamptz,
  -- In the shop's hours, without what the customer or the assistant took.
  first_response_ms bigint,
  next_response_ms bigint[] not null,
  resolution_ms bigint,
  asked_at timestamptz,
  rating text,
  rated_at timestamptz,
  constraint episodes_pkey primary key (tenant_id, id),
  constraint episodes_opened_key unique (tenant_id, conversation_id, opened_at),
  constraint episodes_conversation_fkey
    foreign key (tenant_id, conversation_id) references deskgraph.conversations (tenant_id, id) on delete cascade,
  constraint episodes_owner_check check (owner in ('ai', 'waiting', 'person', 'closed')),
  constraint episodes_rating_check check (rating in ('bad', 'fair', 'good'))
);
create index episodes_opened_idx on deskgraph.episodes (tenant_id, opened_at, id);

alter table deskgraph.episodes enable row level security;
alter table deskgraph.episodes force row level security;
create policy episodes_tenant on deskgraph.episodes using (tenant_id = current_setting('deskgraph.tenant', true));

alter table deskgraph.inbounds
  drop constraint inbounds_kind_check,
  add constraint inbounds_kind_check check (kind in (
    'message', 'message_edited', 'button_pressed', 'person_message', 'payment_decision', 'payment_undone',
    'payment_received', 'payment_refunded', 'refund_made', 'refund_undone', 'price_agreed', 'price_undone',
    'language_chosen', 'customer_left', 'taken_over', 'take_undone', 'delivery_trouble', 'given_back', 'closed', 'timer',
    'rated'
  ));
