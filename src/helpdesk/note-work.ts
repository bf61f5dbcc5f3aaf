import type { DeliveryContext, EffectOf, HelpdeskConnection, VendorCalls } from "../core/index.ts";
import type { HelpdeskDeps } from "./helpdesk-deps.ts";
import type { TicketCustomer } from "./ticket-customer.ts";

/** What the writing of one note works with. */
export interface NoteWork {
  readonly effect: EffectOf<"ticket.note">;
  readonly customer: TicketCustomer;
  readonly connection: HelpdeskConnection;
  readonly deps: HelpdeskDeps;
  readonly context: DeliveryContext;
  readonly calls: VendorCalls;
}
