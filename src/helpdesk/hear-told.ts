import type { HelpdeskConnection, VendorCalls } from "../core/index.ts";
import { FailureError } from "../core/index.ts";
import { type HearDeps, hear } from "./hear.ts";
import { troubleOf } from "./ticket-trouble.ts";

/**
 * Hears a ticket of which an event told. The ticket's own trouble is left to the looks, which try again and give up in
 * the end: a vendor that is told "no" again and again for one ticket would stop telling us about all others.
 */
export async function hearTold(
  connection: HelpdeskConnection,
  ticketId: string,
  deps: HearDeps,
  calls: VendorCalls,
): Promise<void> {
  try {
    await hear(connection, ticketId, deps, calls);
  } catch (error) {
    // An error of our own database is none of the ticket's: it is to be told again.
    if (!(error instanceof FailureError) || troubleOf(error) !== "ticket") throw error;
  }
}
