-- Whom a ticket was made for, by the vendor's own id. An agent may give a ticket to another customer: what is said there
-- from then on is not for this chat. Null in older links, and where the vendor did not say: those are heard as before.

alter table deskgraph.tickets add column requester_id text;

-- When it was last decided whether an account is answered: strangers' rows go by it when their time has come.
alter table deskgraph.connected_accounts add column decided_at timestamptz not null default now();
