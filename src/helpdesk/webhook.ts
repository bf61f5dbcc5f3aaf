import { FailureError, type HelpdeskConnection, unlessAborted, type Webhook } from "../core/index.ts";
import type { HearDeps } from "./hear.ts";
import { hearTold } from "./hear-told.ts";
import { oneMoreLook } from "./one-more-look.ts";
import { seenEvents } from "./seen-events.ts";

/** Waits for the vendor's next free slot among those that events may have, until the signal ends it. */
export type EventSlots = (connection: HelpdeskConnection, stopping: AbortSignal) => () => Promise<void>;

interface EventDeps extends HearDeps {
  readonly eventSlots: EventSlots;
}

/** The least patient vendor we know waits for five seconds, and then counts us as down. */
const patienceMs = 4_500;

/**
 * The helpdesk tells that something happened, and we read it. What cannot be read now is told again, or found by the
 * next look.
 */
export function helpdeskWebhook(connection: HelpdeskConnection, deps: EventDeps): Webhook | undefined {
  const { webhook } = connection;
  if (webhook === undefined) return undefined;
  const { path, ticketsOf, eventOf, greets, ...proof } = webhook;
  const seen = seenEvents();
  const look = oneMoreLook(async (ticketId) => {
    const signal = AbortSignal.timeout(patienceMs);
    await hearTold(connection, ticketId, deps, { signal, slot: deps.eventSlots(connection, signal) });
  });
  return {
    path,
    ...proof,
    maxBodyBytes: 1_000_000,
    ...(greets ? { greets } : {}),
    take: async (body) => {
      const event = eventOf?.(body);
      if (event !== undefined && seen.has(event)) return;
      // A look that others wait for, too, may take longer than this one's sender does.
      const tooLate = AbortSignal.timeout(patienceMs);
      for (const ticketId of new Set(ticketsOf(body))) await unlessAborted(look(ticketId), tooLate, giveUp);
      // Not before it was heard: what failed is to be told again.
      if (event !== undefined) seen.add(event);
    },
  };
}

const giveUp = (): never => {
  throw new FailureError({ outcome: "retry", code: "deadline" });
};
