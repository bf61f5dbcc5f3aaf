import type { Ticket, TicketFilter } from "../../src/core/index.ts";

/** Whether a ticket is among those that were asked for. Tags are compared as the vendor writes them. */
export const fitsFilter = (
  ticket: Ticket,
  { status, priority, tags = [] }: TicketFilter,
  writeTag: (tag: string) => string = (tag) => tag,
): boolean =>
  (status === undefined || ticket.status === status) &&
  (priority === undefined || ticket.priority === priority) &&
  tags.every((tag) => ticket.tags.includes(writeTag(tag)));
