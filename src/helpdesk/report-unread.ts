import type { Log, Metrics } from "../core/index.ts";
import type { Looked } from "./look.ts";

/** Tells what a look could not read: each look in a line, and a ticket that is tried no more once. */
export function reportUnread(
  { log, metrics }: { readonly log: Log; readonly metrics: Pick<Metrics, "helpdeskUnread"> },
  vendor: string,
  { deaf, givenUp = [], unreadRows = 0 }: Looked,
): void {
  if (deaf > 0) log.warn("helpdesk.look_failed", { vendor, reason: "unreadable", count: deaf });
  if (unreadRows > 0) log.warn("helpdesk.look_failed", { vendor, reason: "unreadable_rows", count: unreadRows });
  for (const { conversationId, tries } of givenUp) {
    log.error("helpdesk.ticket_given_up", { vendor, conversationId, failures: tries });
  }
  metrics.helpdeskUnread({ vendor, what: "ticket", count: deaf });
  metrics.helpdeskUnread({ vendor, what: "row", count: unreadRows });
  metrics.helpdeskUnread({ vendor, what: "given_up", count: givenUp.length });
}
