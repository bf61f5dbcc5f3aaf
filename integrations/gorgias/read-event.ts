import { z } from "zod";
import { keyOf } from "./words.ts";

/** The form of our integration (README); whatever was a number or a truth value comes as text. */
const formSchema = z.object({
  ticket_id: z.coerce.string().min(1),
  message_id: z.coerce.string().optional(),
  from_agent: z.coerce.string().optional(),
  public: z.coerce.string().optional(),
  external_id: z.string().optional(),
});

/** What an agent says to the customer, and whatever is no message; our own messages come back with our key. */
export function ticketsOf(body: unknown): readonly string[] {
  const parsed = formSchema.safeParse(body);
  if (!parsed.success) return [];
  const { ticket_id: ticketId, message_id: messageId = "", from_agent, external_id = "", ...form } = parsed.data;
  if (messageId === "") return [ticketId];
  const isPublic = form.public?.toLowerCase() !== "false";
  return from_agent?.toLowerCase() === "true" && isPublic && keyOf(external_id) === undefined ? [ticketId] : [];
}
