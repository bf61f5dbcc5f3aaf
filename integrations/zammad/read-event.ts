import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { HelpdeskEvent, Secret, SignedRequest } from "../../src/core/index.ts";
import { statusOf } from "./words.ts";

/** `sha1=` and the hex HMAC-SHA1 of the raw body. There is no time in it: what is told twice is known by its id. */
export function isGenuine({ raw, header }: SignedRequest, secret: Secret): boolean {
  const given = Buffer.from(header("x-hub-signature") ?? "");
  const expected = Buffer.from(`sha1=${createHmac("sha1", secret.reveal()).update(raw).digest("hex")}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const bodySchema = z.object({
  ticket: z.object({ id: z.int(), state: z.string(), updated_at: z.string().catch("") }),
  article: z
    .object({
      id: z.int(),
      body: z.string().catch(""),
      internal: z.boolean(),
      sender: z.string(),
      subject: z.string().nullish().catch(null),
      from: z.string().nullish().catch(null),
    })
    .nullish()
    // No article caused the event: then it is empty, or null.
    .catch(null),
});

export function readEvent(body: unknown): HelpdeskEvent {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return { is: "ignored", reason: "not a ticket" };
  const { ticket, article } = parsed.data;
  const ticketId = String(ticket.id);
  const isOurs = article?.subject?.startsWith("deskgraph ") ?? false;
  if (article && article.sender === "Agent" && !article.internal && !isOurs) {
    const commentId = String(article.id);
    return {
      ...{ is: "agent_wrote", externalId: commentId, ticketId, commentId, text: article.body },
      by: article.from || "agent",
    };
  }
  const status = statusOf(ticket.state);
  if (status !== "solved" && status !== "closed") return { is: "ignored", reason: "not a word to the customer" };
  return { is: "status_changed", externalId: `${ticketId}/closed/${ticket.updated_at}`, ticketId, status };
}
