import {
  callsOf,
  type Deliverer,
  type DeliveryResult,
  type HelpdeskConnection,
  orFailure,
  placeOf,
} from "../core/index.ts";
import { isAnothers } from "./changed-customer.ts";
import { delivererDefaults, type HelpdeskDeps } from "./helpdesk-deps.ts";
import { noteSeen } from "./note-seen.ts";
import { unlessGone } from "./unless-gone.ts";

/** Solves the conversation's newest ticket, as a person closed the matter elsewhere. */
export const closeTicket = (
  connection: HelpdeskConnection,
  deps: Pick<HelpdeskDeps, "store">,
): Deliverer<"ticket.close"> => ({
  ...delivererDefaults(connection),
  deliver: ({ conversationId, payload }, context) =>
    orFailure(async () => {
      const link = await deps.store.newestTicket(conversationId, [placeOf(connection)]);
      if (link === undefined) return nothingToClose;
      const calls = callsOf(context);
      const { tickets } = connection.helpdesk;
      const ticket = await unlessGone(tickets.get(link.ticketId, calls));
      const isOver = ticket === undefined || ticket.status === "solved" || ticket.status === "closed";
      if (isOver || isAnothers(ticket, link)) return nothingToClose;
      const closed = await unlessGone(tickets.close(ticket.id, payload.reason, calls));
      if (closed !== undefined) await noteSeen(closed, { isSolved: true }, connection, deps.store);
      return { outcome: "done", receipt: { externalId: ticket.id } };
    }),
});

const nothingToClose: DeliveryResult = {
  outcome: "done",
  receipt: { note: "There was no open ticket." },
  isUnasked: true,
};
