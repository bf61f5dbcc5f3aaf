-- How far the assistant is trusted: what it would say and has not said.

-- One row a shop, once somebody has set it; without one the configuration says it.
create table deskgraph.trust (
  tenant_id text not null,
  -- By kind of reply: auto, draft or shadow.
  levels jsonb not null,
  set_at timestamptz not null,
  set_by text not null,
  constraint trust_pkey primary key (tenant_id)
);

-- What the assistant would say in a conversation and waits for a person's word. A whole turn is held in it: nothing of
-- it stands anywhere else. A text that the check stopped is kept in it, too.
create table deskgraph.reply_drafts (
  tenant_id text not null,
  conversation_id text not null,
  id text not null,
  -- The turn that is held; null while it is written anew, and of a stopped text.
  turn_id text,
  epoch integer not null,
  said jsonb not null,
  -- Null once it is written anew, and of a stopped text.
  held jsonb,
  memory bytea,
  -- The word of the person who approved it, and when it was given.
  approval jsonb,
  -- Since when the customer has waited, and when they were told so.
  decided_at timestamptz,
  waits_since timestamptz not null,
  told_at timestamptz,
  made_at timestamptz not null,
  constraint reply_drafts_pkey primary key (tenant_id, conversation_id),
  constraint reply_drafts_conversation_fkey
    foreign key (tenant_id, conversation_id) references deskgraph.conversations (tenant_id, id) on delete cascade
);
create index reply_drafts_turn_idx on deskgraph.reply_drafts (tenant_id, turn_id);

-- What the assistant would have said where people answer.
create table deskgraph.shadows (
  tenant_id text not null,
  turn_id text not null,
  conversation_id text not null,
  asked text not null,
  said jsonb not null,
  at timestamptz not null,
  constraint shadows_pkey primary key (tenant_id, turn_id),
  constraint shadows_conversation_fkey
    foreign key (tenant_id, conversation_id) references deskgraph.conversations (tenant_id, id) on delete cascade
);
create index shadows_conversation_idx on deskgraph.shadows (tenant_id, conversation_id);

-- How people changed drafts, without a word that says whose they were.
create table deskgraph.draft_edits (
  tenant_id text not null,
  id text not null,
  asked text not null,
  drafted text not null,
  said text not null,
  at timestamptz not null,
  constraint draft_edits_pkey primary key (tenant_id, id)
);

-- Who approved what the assistant said.
alter table deskgraph.transcript add column approved_by jsonb;

do $$
declare
  name text;
begin
  foreach name in array array['trust', 'reply_drafts', 'shadows', 'draft_edits'] loop
    execute format('alter table deskgraph.%I enable row level security', name);
    execute format('alter table deskgraph.%I force row level security', name);
    execute format(
      'create policy %I on deskgraph.%I using (tenant_id = current_setting(''deskgraph.tenant'', true))',
      name || '_tenant', name
    );
  end loop;
end
$$;

alter table deskgraph.inbounds
  drop constraint inbounds_kind_check,
  add constraint inbounds_kind_check check (kind in (
    'message', 'message_edited', 'button_pressed', 'person_message', 'payment_decision', 'payment_undone',
    'payment_received', 'payment_refunded', 'refund_made', 'refund_undone', 'price_agreed', 'price_undone',
    'draft_decision', 'language_chosen', 'customer_left', 'taken_over', 'take_undone', 'delivery_trouble', 'given_back',
    'closed', 'timer', 'rated'
  ));
