-- What customers asked and the shop's pages did not answer.

create table deskgraph.questions (
  tenant_id text not null,
  turn_id text not null,
  -- A turn may ask several.
  place integer not null,
  conversation_id text not null,
  question text not null,
  asked_at timestamptz not null,
  constraint questions_pkey primary key (tenant_id, turn_id, place)
);
create index questions_asked_idx on deskgraph.questions (tenant_id, asked_at desc);
create index questions_conversation_idx on deskgraph.questions (tenant_id, conversation_id);

alter table deskgraph.questions enable row level security;
alter table deskgraph.questions force row level security;
create policy questions_tenant on deskgraph.questions
  using (tenant_id = current_setting('deskgraph.tenant', true));
