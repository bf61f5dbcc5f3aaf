-- What was asked of a payment provider: one row for each thing to pay that was made there. A bill may have several, one
-- after the other; money may come for any of them.

create table deskgraph.payment_links (
  tenant_id text not null,
  id text not null,
  conversation_id text not null,
  bill_id text not null,
  attempt integer not null,
  effect_key text not null,
  provider text not null,
  provider_id text,
  url text,
  minor bigint not null,
  currency text not null,
  state text not null,
  came_minor bigint not null default 0,
  back_minor bigint not null default 0,
  -- Which effect asked for money to go back, and how much had gone before it.
  back_key text,
  back_from_minor bigint not null default 0,
  made_at timestamptz not null,
  valid_until timestamptz not null,
  looks integer not null default 0,
  look_at timestamptz,
  constraint payment_links_pkey primary key (tenant_id, id),
  constraint payment_links_bill_key unique (tenant_id, bill_id, attempt),
  constraint payment_links_state_check check (state in ('making', 'open', 'paid', 'over')),
  constraint payment_links_conversation_fkey
    foreign key (tenant_id, conversation_id) references deskgraph.conversations (tenant_id, id) on delete cascade
);
create index payment_links_look_idx on deskgraph.payment_links (tenant_id, look_at) where look_at is not null;
create index payment_links_provider_idx on deskgraph.payment_links (tenant_id, provider, provider_id);
create index payment_links_chat_idx on deskgraph.payment_links (tenant_id, conversation_id);

alter table deskgraph.payment_links enable row level security;
alter table deskgraph.payment_links force row level security;
create policy payment_links_tenant on deskgraph.payment_links
  using (tenant_id = current_setting('deskgraph.tenant', true));

alter table deskgraph.inbounds
  drop constraint inbounds_kind_check,
  add constraint inbounds_kind_check check (kind in (
    'message', 'message_edited', 'button_pressed', 'person_message', 'payment_decision', 'payment_undone',
    'payment_received', 'payment_refunded', 'refund_made', 'refund_undone', 'price_agreed', 'price_undone',
    'draft_decision', 'language_chosen', 'customer_left', 'taken_over', 'take_undone', 'delivery_trouble', 'given_back',
    'closed', 'timer', 'rated', 'link_made'
  ));
