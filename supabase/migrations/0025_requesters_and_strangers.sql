-- Whom a ticket was made for, by the vendor's own id. An agent may give a ticket to another customer: what is said there
-- from then on is not for this chat. Null in older links, and where the vendor did not say: those are heard as before.

alter table deskgraph.tickets add column requester_id text;
