import { createHmac } from "node:crypto";
import { z } from "zod";
import { isSame, type Secret, type SignedRequest } from "../../src/core/index.ts";

/**
 * `sha1=` and the hex HMAC-SHA1 of the raw body. There is no time in it: an event that comes twice is known by the
 * article's id.
 */
export function isGenuine({ raw, header }: SignedRequest, secret: Secret): boolean {
  return isSame(header("x-hub-signature"), `sha1=${createHmac("sha1", secret.reveal()).update(raw).digest("hex")}`);
}

const bodySchema = z.object({
  ticket: z.object({ id: z.int() }),
  article: z
    .object({ internal: z.boolean(), sender: z.string(), subject: z.string().nullish().catch(null) })
    .nullish()
    // No article caused the event: then it is empty, or null.
    .catch(null),
});

/**
 * Of what an agent says to the customer, and of what no article caused. Our own articles carry our key as their
 * subject.
 */
export function changedTickets(body: unknown): readonly string[] {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return [];
  const { ticket, article } = parsed.data;
  const isWithoutArticle = article === null || article === undefined;
  const isOurs = article?.subject?.startsWith("deskgraph ") ?? false;
  return isWithoutArticle || (article.sender === "Agent" && !article.internal && !isOurs) ? [String(ticket.id)] : [];
}

const timedSchema = z.object({ ticket: z.object({ updated_at: z.string().min(1) }) });

/**
 * The id of a delivery stands in a header that is not signed. The body is the whole ticket with the time of its last
 * change, to the millisecond: the same body is the same event.
 */
export const eventOf = (body: unknown): string | undefined =>
  timedSchema.safeParse(body).success ? JSON.stringify(body) : undefined;
