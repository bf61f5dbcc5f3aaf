-- Everything a turn reads and writes. The schema is not among those that Supabase's REST interface exposes.
-- Keys start with the tenant, so that a row can never point at another tenant's.

create schema if not exists deskgraph;

create table deskgraph.customers (
  tenant_id text not null,
  id text not null,
  channel text not null,
  channel_chat_id text not null,
  username text,
  language text,
  delivery jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint customers_pkey primary key (tenant_id, id),
  constraint customers_chat_key unique (tenant_id, channel, channel_chat_id)
);

create table deskgraph.customer_facts (
  tenant_id text not null,
  customer_id text not null,
  topic text not null,
  text text not null,
  quote text not null,
  source text not null,
  learned_at timestamptz not null,
  constraint customer_facts_pkey primary key (tenant_id, customer_id, topic, text),
  constraint customer_facts_customer_fkey
    foreign key (tenant_id, customer_id) references deskgraph.customers (tenant_id, id) on delete cascade,
  constraint customer_facts_source_check check (source in ('customer', 'order', 'person'))
);

create table deskgraph.conversations (
  tenant_id text not null,
  id text not null,
  channel text not null,
  channel_chat_id text not null,
  customer_id text not null,
  owner text not null default 'ai',
  epoch integer not null default 0,
  language text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint conversations_pkey primary key (tenant_id, id),
  constraint conversations_chat_key unique (tenant_id, channel, channel_chat_id),
  constraint conversations_customer_fkey
    foreign key (tenant_id, customer_id) references deskgraph.customers (tenant_id, id) on delete cascade,
  constraint conversations_owner_check check (owner in ('ai', 'waiting', 'person', 'closed')),
  constraint conversations_epoch_check check (epoch >= 0)
);
create index conversations_customer_idx on deskgraph.conversations (tenant_id, customer_id);

create table deskgraph.turns (
  tenant_id text not null,
  id text not null,
  conversation_id text not null,
  owner text not null,
  epoch integer not null,
  claimed_at timestamptz not null default now(),
  done_at timestamptz,
  constraint turns_pkey primary key (tenant_id, id),
  constraint turns_conversation_fkey
    foreign key (tenant_id, conversation_id) references deskgraph.conversations (tenant_id, id) on delete cascade,
  constraint turns_owner_check check (owner in ('ai', 'waiting', 'person', 'closed'))
);
create index turns_conversation_idx on deskgraph.turns (tenant_id, conversation_id);
-- A conversation is worked on by one turn at a time, whoever asks.
create unique index turns_one_open_claim_key on deskgraph.turns (tenant_id, conversation_id) where done_at is null;

create table deskgraph.inbounds (
  tenant_id text not null,
  id text not null,
  conversation_id text not null,
  source text not null,
  external_id text not null,
  kind text not null,
  -- The bytes as they came: text columns refuse a NUL and jsonb a lone surrogate, and neither may make a chat mute.
  raw bytea not null,
  body jsonb not null,
  turn_id text,
  seq bigint generated always as identity,
  accepted_at timestamptz not null,
  constraint inbounds_pkey primary key (tenant_id, id),
  constraint inbounds_external_key unique (tenant_id, source, external_id),
  constraint inbounds_conversation_fkey
    foreign key (tenant_id, conversation_id) references deskgraph.conversations (tenant_id, id) on delete cascade,
  constraint inbounds_turn_fkey
    foreign key (tenant_id, turn_id) references deskgraph.turns (tenant_id, id) on delete cascade,
  constraint inbounds_kind_check check (kind in ('message', 'person_message', 'payment_decision', 'given_back'))
);
create index inbounds_waiting_idx on deskgraph.inbounds (tenant_id, conversation_id, seq) where turn_id is null;
create index inbounds_conversation_idx on deskgraph.inbounds (tenant_id, conversation_id);
create index inbounds_turn_idx on deskgraph.inbounds (tenant_id, turn_id, seq);

create table deskgraph.transcript (
  tenant_id text not null,
  conversation_id text not null,
  -- The inbound's or the reply's id: the same words are written down once.
  entry_id text not null,
  turn_id text not null,
  author text not null,
  text text not null,
  said_at timestamptz not null,
  withheld text,
  seq bigint generated always as identity,
  constraint transcript_pkey primary key (tenant_id, conversation_id, entry_id),
  constraint transcript_turn_fkey
    foreign key (tenant_id, turn_id) references deskgraph.turns (tenant_id, id) on delete cascade,
  constraint transcript_author_check check (author in ('customer', 'ai', 'person'))
);
create index transcript_conversation_idx on deskgraph.transcript (tenant_id, conversation_id, seq);
create index transcript_turn_idx on deskgraph.transcript (tenant_id, turn_id);

create table deskgraph.outbox (
  tenant_id text not null,
  key text not null,
  conversation_id text not null,
  turn_id text not null,
  node text not null,
  kind text not null,
  lane text not null,
  payload jsonb not null,
  state text not null default 'waiting',
  seq bigint generated always as identity,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  constraint outbox_pkey primary key (tenant_id, key),
  constraint outbox_conversation_fkey
    foreign key (tenant_id, conversation_id) references deskgraph.conversations (tenant_id, id) on delete cascade,
  constraint outbox_state_check check (state in ('waiting', 'done', 'dead')),
  constraint outbox_settled_check check ((state = 'waiting') = (settled_at is null))
);
create index outbox_conversation_idx on deskgraph.outbox (tenant_id, conversation_id, seq);
create index outbox_waiting_idx on deskgraph.outbox (tenant_id, lane, seq) where state = 'waiting';

create table deskgraph.orders (
  tenant_id text not null,
  id text not null,
  number text not null,
  conversation_id text not null,
  customer_id text not null,
  turn_id text not null,
  status text not null,
  lines jsonb not null,
  delivery jsonb not null,
  total_minor bigint not null,
  paid_minor bigint not null,
  currency text not null,
  payment_method text not null,
  tracking text,
  placed_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint orders_pkey primary key (tenant_id, id),
  constraint orders_conversation_fkey
    foreign key (tenant_id, conversation_id) references deskgraph.conversations (tenant_id, id) on delete cascade,
  constraint orders_customer_fkey
    foreign key (tenant_id, customer_id) references deskgraph.customers (tenant_id, id) on delete cascade,
  constraint orders_status_check check
    (status in ('new', 'pending_payment', 'paid', 'processing', 'shipped', 'delivered', 'cancelled')),
  constraint orders_total_check check (total_minor >= 0),
  constraint orders_paid_check check (paid_minor >= 0)
);
create index orders_customer_idx on deskgraph.orders (tenant_id, customer_id, placed_at desc);
create index orders_conversation_idx on deskgraph.orders (tenant_id, conversation_id);

create table deskgraph.catalogue_products (
  tenant_id text not null,
  id text not null,
  title jsonb not null,
  category text not null,
  color jsonb not null,
  keywords text[] not null default '{}',
  description jsonb,
  url text,
  variants jsonb not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint catalogue_products_pkey primary key (tenant_id, id)
);

-- Forced, so that the owner of the tables is held to it as well. An unset tenant reads as null and matches no row.
do $$
declare
  name text;
begin
  foreach name in array array[
    'customers', 'customer_facts', 'conversations', 'turns', 'inbounds', 'transcript', 'outbox', 'orders',
    'catalogue_products'
  ] loop
    execute format('alter table deskgraph.%I enable row level security', name);
    execute format('alter table deskgraph.%I force row level security', name);
    execute format(
      'create policy %I on deskgraph.%I using (tenant_id = current_setting(''deskgraph.tenant'', true))',
      name || '_tenant', name
    );
  end loop;
end
$$;
