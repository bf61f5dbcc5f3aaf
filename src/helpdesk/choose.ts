import { type Choice, type Deliverer, type HelpdeskConnection, placeOf } from "../core/index.ts";
import { closeTicket } from "./close-ticket.ts";
import type { HelpdeskDeps } from "./helpdesk-deps.ts";
import { isOwed } from "./link-ticket.ts";
import { openTicket } from "./open-ticket.ts";
import { writeNote } from "./write-note.ts";

type TicketChoice = { readonly [Kind in "ticket.open" | "ticket.note" | "ticket.close"]: Choice<Kind> };

/**
 * Tickets and notes at several helpdesks: a ticket goes where a rule of the shop sent it, a note to where the
 * conversation's ticket is, or is still to be made. Instead of a helpdesk that is not configured any more, it is the
 * usual one.
 */
export function ticketChoice(
  connections: readonly [HelpdeskConnection, ...HelpdeskConnection[]],
  deps: HelpdeskDeps,
): TicketChoice {
  const [first, ...others] = connections.map((connection) => ({
    name: connection.helpdesk.name,
    "ticket.open": openTicket(connection, deps),
    "ticket.note": writeNote(connection, deps),
    "ticket.close": closeTicket(connection, deps),
  }));
  if (first === undefined) throw new Error("no helpdesk to choose from");
  const all = [first, ...others];
  const places = connections.map(placeOf);
  const at = (name: string | undefined) => all.find((each) => each.name === name) ?? first;
  return {
    "ticket.open": {
      choose: async ({ payload }): Promise<Deliverer<"ticket.open">> => at(payload.helpdesk)["ticket.open"],
    },
    "ticket.note": {
      choose: async ({ conversationId, key }): Promise<Deliverer<"ticket.note">> => {
        const request = await deps.store.ticketRequest(conversationId, key);
        const link = isOwed(request) ? undefined : await deps.store.newestTicket(conversationId, places);
        return at(link?.helpdesk ?? request?.effect.payload.helpdesk)["ticket.note"];
      },
    },
    "ticket.close": {
      choose: async ({ conversationId }): Promise<Deliverer<"ticket.close">> =>
        at((await deps.store.newestTicket(conversationId, places))?.helpdesk)["ticket.close"],
    },
  };
}
