-- An effect that ends the process which sends it would be taken again by the next one, for ever.

alter table deskgraph.outbox
  -- How many attempts were found cut off in the middle: their process died, or lost the lane.
  add column deaths integer not null default 0;
