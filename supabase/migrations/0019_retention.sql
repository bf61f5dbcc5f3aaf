-- What was said goes after a while, and what a repeat is known by stays for longer: a row loses its words first.

alter table deskgraph.inbounds add column trimmed_at timestamptz;
alter table deskgraph.outbox add column trimmed_at timestamptz;

-- Rows are found oldest first, from where the last batch ended.
create index inbounds_words_idx on deskgraph.inbounds (tenant_id, accepted_at, id) where trimmed_at is null;
create index inbounds_keys_idx on deskgraph.inbounds (tenant_id, accepted_at, id) where trimmed_at is not null;
create index outbox_words_idx on deskgraph.outbox (tenant_id, settled_at, key)
  where trimmed_at is null and settled_at is not null;
create index outbox_keys_idx on deskgraph.outbox (tenant_id, settled_at, key) where trimmed_at is not null;
create index transcript_said_idx on deskgraph.transcript (tenant_id, said_at, entry_id);
create index turns_done_idx on deskgraph.turns (tenant_id, done_at, id) where done_at is not null;
