-- What the check of the model's words found, beside the line that was said.

alter table deskgraph.transcript add column checked jsonb;
