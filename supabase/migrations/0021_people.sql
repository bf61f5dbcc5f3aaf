-- What people of the shop did, for good: each row carries the hash of the one before. No names and no words.

-- Who stands under which drawn name. Whoever leaves the shop can be taken out of here; what they did stays.
create table deskgraph.people (
  tenant_id text not null,
  door text not null,
  -- The helpdesk's or the channel's name; empty where a door has no such thing.
  surface text not null,
  person_id text not null,
  pseudonym text not null,
  since timestamptz not null,
  constraint people_pkey primary key (tenant_id, door, surface, person_id),
  constraint people_pseudonym_key unique (tenant_id, pseudonym)
);

create table deskgraph.acts (
  tenant_id text not null,
  -- 1, 2, 3 … for each tenant, so that a row that is missing is seen.
  seq bigint not null,
  at timestamptz not null,
  person text not null,
  act text not null,
  -- The name that the conversation has here alone: see conversations.acts_as.
  conversation text not null,
  owner_before text not null,
  amount_minor bigint,
  currency text,
  previous text not null,
  hash text not null,
  constraint acts_pkey primary key (tenant_id, seq),
  constraint acts_amount_check check ((amount_minor is null) = (currency is null))
);
create index acts_conversation on deskgraph.acts (tenant_id, conversation, seq);

-- Drawn at the first act. It goes with the conversation when the customer is erased: then it leads to nobody.
alter table deskgraph.conversations add column acts_as text;

create function deskgraph.refuse_change_of_acts() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  raise exception 'deskgraph.acts only grows: what people did is neither changed nor deleted';
end
$$;
revoke all on function deskgraph.refuse_change_of_acts() from public;

create trigger acts_only_grow before update or delete on deskgraph.acts
  for each row execute function deskgraph.refuse_change_of_acts();
create trigger acts_stay before truncate on deskgraph.acts
  for each statement execute function deskgraph.refuse_change_of_acts();
-- Also where a session has turned triggers off, as a restore does.
alter table deskgraph.acts enable always trigger acts_only_grow, enable always trigger acts_stay;

alter table deskgraph.people enable row level security;
alter table deskgraph.people force row level security;
create policy people_tenant on deskgraph.people using (tenant_id = current_setting('deskgraph.tenant', true));
alter table deskgraph.acts enable row level security;
alter table deskgraph.acts force row level security;
create policy acts_tenant on deskgraph.acts using (tenant_id = current_setting('deskgraph.tenant', true));

alter table deskgraph.inbounds
  drop constraint inbounds_kind_check,
  add constraint inbounds_kind_check check (kind in (
    'message', 'message_edited', 'button_pressed', 'person_message', 'payment_decision', 'payment_undone',
    'payment_received', 'payment_refunded', 'language_chosen', 'customer_left', 'taken_over', 'take_undone',
    'delivery_trouble', 'given_back', 'closed'
  ));
