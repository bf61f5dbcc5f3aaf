-- created_at and settled_at of an effect are by the product's clock from now on, as everything that a person sees. How old
-- an effect is, is counted from stored_at, by the database's clock: so processes whose clocks differ agree.

alter table deskgraph.outbox add column stored_at timestamptz not null default clock_timestamp();
-- Effects from before keep their age. Row security holds for an update, and not for a change of type.
alter table deskgraph.outbox alter column stored_at type timestamptz using created_at;
