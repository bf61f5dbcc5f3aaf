-- What a turn took of the chat model, and which tools it used. Written with the turn's end.
alter table deskgraph.turns
  add column model_calls integer not null default 0,
  add column model_tokens bigint not null default 0,
  add column model_cost_micros bigint not null default 0,
  add column tools text[] not null default '{}';
