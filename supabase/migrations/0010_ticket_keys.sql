-- Under which wish's key a ticket was made: so it is known which hand-over has its ticket. Null in links that are older than this.

alter table deskgraph.tickets add column key text;
