-- Work is handed out by lanes: all of a conversation's turns are one, all its effects for one destination are another.

create table deskgraph.lanes (
  tenant_id text not null,
  lane text not null,
  -- Grows each time a worker takes the lane; a settle that carries an older number comes too late.
  fence bigint not null default 0,
  -- Set while a job waits to work on this lane, so that a hundred thousand effects are one job.
  woken_at timestamptz,
  constraint lanes_pkey primary key (tenant_id, lane)
);
create index lanes_woken_idx on deskgraph.lanes (tenant_id, woken_at) where woken_at is not null;

alter table deskgraph.lanes enable row level security;
alter table deskgraph.lanes force row level security;
create policy lanes_tenant on deskgraph.lanes using (tenant_id = current_setting('deskgraph.tenant', true));

alter table deskgraph.inbounds
  -- By the database's clock, while accepted_at is the accepting process's.
  add column stored_at timestamptz not null default clock_timestamp(),
  -- The W3C traceparent of whoever accepted it.
  add column trace text,
  drop constraint inbounds_kind_check,
  add constraint inbounds_kind_check check (kind in (
    'message', 'message_edited', 'button_pressed', 'person_message', 'payment_decision', 'given_back', 'closed'
  ));

-- Set while the customer blocks us or is gone; their next message takes it back.
alter table deskgraph.conversations add column unreachable_since timestamptz;

alter table deskgraph.turns
  -- How often it was claimed: a commit must carry the newest number.
  add column claim integer not null default 0,
  add column failures integer not null default 0,
  -- A turn that failed too often, and why; it is done as well.
  add column parked text;

alter table deskgraph.outbox
  add column attempts integer not null default 0,
  -- What is sent in several parts goes on with the first that was not.
  add column parts_done integer not null default 0,
  -- How many attempts ended with "perhaps applied".
  add column unsure integer not null default 0,
  -- Set while an attempt is under way. Found set by the next worker, it means that the last one died in the middle.
  add column sending_at timestamptz,
  add column due_at timestamptz,
  add column reason text,
  add column detail text,
  add column receipt jsonb,
  add column trace text,
  drop constraint outbox_state_check,
  add constraint outbox_state_check check (state in ('waiting', 'done', 'dead', 'superseded', 'withheld', 'discarded'));
create index outbox_sending_idx on deskgraph.outbox (tenant_id, conversation_id) where sending_at is not null;
create index outbox_dead_idx on deskgraph.outbox (tenant_id, seq) where state = 'dead';
