import { type HelpdeskConnection, unpaced, type Webhook } from "../core/index.ts";

import type { HearDeps } from "./hear.ts";
import { hearTold } from "./hear-told.ts";

/** The least patient vendor we know waits for five seconds, and then counts us as down. */
const patienceMs = 4_500;

/**
 * The helpdesk tells that something happened, and we read it. What cannot be read now is told again, or found by the
 * next look.
 */
export function helpdeskWebhook(connection: HelpdeskConnection, deps: HearDeps): Webhook | undefined {
  const { webhook } = connection;
  if (webhook === undefined) return undefined;
  const { path, isGenuine, ticketsOf, greets } = webhook;
  return {
    path,
    isGenuine,
    maxBodyBytes: 1_000_000,
    ...(greets ? { greets } : {}),
    take: async (body) => {
      // Few events concern us: no slot is taken from what is delivered.
      const calls = unpaced(AbortSignal.timeout(patienceMs));
      for (const ticketId of new Set(ticketsOf(body))) await hearTold(connection, ticketId, deps, calls);
    },
  };
}
