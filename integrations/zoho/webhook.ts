import { z } from "zod";
import { idSchema } from "./words.ts";

const eventSchema = z.discriminatedUnion("eventType", [
  z.object({
    eventType: z.literal("Ticket_Comment_Add"),
    payload: z.object({ ticketId: idSchema, isPublic: z.boolean() }),
  }),
  z.object({
    eventType: z.literal("Ticket_Thread_Add"),
    payload: z.object({ ticketId: idSchema, direction: z.string() }),
  }),
  z.object({ eventType: z.literal("Ticket_Update"), payload: z.object({ id: idSchema }) }),
]);

/** Several events come at once; who said what is read at Zoho. */
export const changedTickets = (body: unknown): readonly string[] =>
  z.array(z.unknown()).catch([]).parse(body).flatMap(ticketsOfEvent);

const timedSchema = z.array(z.object({ eventTime: z.coerce.string().min(1) })).min(1);

/** Events have no id; each says when it happened, to the millisecond, and what everything was like then. */
export const eventOf = (body: unknown): string | undefined =>
  timedSchema.safeParse(body).success ? JSON.stringify(body) : undefined;

function ticketsOfEvent(one: unknown): readonly string[] {
  const parsed = eventSchema.safeParse(one);
  if (!parsed.success) return [];
  const { eventType, payload } = parsed.data;
  switch (eventType) {
    case "Ticket_Comment_Add":
      return payload.isPublic ? [payload.ticketId] : [];
    case "Ticket_Thread_Add":
      return payload.direction === "out" ? [payload.ticketId] : [];
    case "Ticket_Update":
      return [payload.id];
  }
}
