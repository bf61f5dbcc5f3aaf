import { z } from "zod";
import { keyOfMessage } from "./words.ts";

/** The header in which the HTTP integration shows the secret; its own signature is described nowhere. */
export const secretHeader = "x-bridge-key";

/** The form of our integration (README); whatever was a number or a truth value comes as text. */
const formSchema = z.object({
  ticket_id: z.coerce.string().min(1),
  message_id: z.coerce.string().optional(),
  from_agent: z.coerce.string().optional(),
  public: z.coerce.string().optional(),
  external_id: z.string().optional(),
});

/**
 * Of what an agent says to the customer, and of anything that is no message. Our own messages come back with our key.
 */
export function changedTickets(body: unknown): readonly string[] {
  const parsed = formSchema.safeParse(body);
  if (!parsed.success) return [];
  const { ticket_id: ticketId, message_id: messageId = "", from_agent, external_id = "", ...form } = parsed.data;
  if (messageId === "") return [ticketId];
  const isPublic = form.public?.toLowerCase() !== "false";
  return from_agent?.toLowerCase() === "true" && isPublic && keyOfMessage(external_id) === undefined ? [ticketId] : [];
}

/** A message is told once. Of a changed status the form says nothing that another change would not say, too. */
export function eventOf(body: unknown): string | undefined {
  const messageId = formSchema.safeParse(body).data?.message_id ?? "";
  return messageId === "" ? undefined : JSON.stringify(body);
}
