import { z } from "zod";
import type { HelpdeskEvent } from "../../src/core/index.ts";

/** The form of our integration (README); whatever was a number or a truth value comes as text. */
const formSchema = z.object({
  ticket_id: z.coerce.string().min(1),
  message_id: z.coerce.string().optional(),
  status: z.string().optional(),
  text: z.string().optional().catch(undefined),
  from_agent: z.coerce.string().optional(),
  public: z.coerce.string().optional(),
  external_id: z.string().optional(),
});

export function readEvent(body: unknown): HelpdeskEvent {
  const parsed = formSchema.safeParse(body);
  if (!parsed.success) return { is: "ignored", reason: "not the form of our integration" };
  const {
    ticket_id: ticketId,
    message_id: messageId = "",
    status = "",
    text = "",
    from_agent,
    external_id = "",
  } = parsed.data;
  if (messageId !== "") {
    // What we put there ourselves comes back, too: it carries our key.
    if (from_agent?.toLowerCase() !== "true" || parsed.data.public?.toLowerCase() === "false" || external_id !== "") {
      return { is: "ignored", reason: "not a word to the customer" };
    }
    return { is: "agent_wrote", externalId: messageId, ticketId, commentId: messageId, text, by: "agent" };
  }
  if (status === "closed")
    return { is: "status_changed", externalId: `${ticketId}/closed`, ticketId, status: "solved" };
  return { is: "ignored", reason: "neither a message nor a closing" };
}
