-- How long customers waited for a person is read from their calls.
create index outbox_calls_idx on deskgraph.outbox (tenant_id, created_at) where kind = 'ticket.open';
