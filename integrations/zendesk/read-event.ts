import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { HelpdeskEvent, Secret, SignedRequest } from "../../src/core/index.ts";
import { statusOf, statusSchema } from "./words.ts";

/** Zendesk documents no window; events older than this are an archive, or somebody's copy. */
const windowMs = 10 * 60_000;

/** base64(HMAC-SHA256(secret, timestamp + raw body)), the timestamp exactly as in the header. */
export function isGenuine({ raw, header }: SignedRequest, secret: Secret, nowMs: number): boolean {
  const timestamp = header("x-zendesk-webhook-signature-timestamp") ?? "";
  const given = Buffer.from(header("x-zendesk-webhook-signature") ?? "", "base64");
  const expected = createHmac("sha256", secret.reveal()).update(timestamp).update(raw).digest();
  const isSigned = given.length === expected.length && timingSafeEqual(given, expected);
  return isSigned && Math.abs(nowMs - Date.parse(timestamp)) <= windowMs;
}

const id = z.union([z.int(), z.string()]).transform(String);
const eventSchema = z.object({
  id: z.string().min(1),
  type: z.string(),
  detail: z.object({ id, status: z.string().optional() }),
  event: z.object({
    comment: z
      .object({
        id,
        body: z.string().catch(""),
        is_public: z.boolean(),
        author: z.object({ is_staff: z.boolean().catch(false), name: z.string().catch("") }).optional(),
      })
      .optional(),
  }),
});

const prefix = "zen:event-type:ticket.";

export function readEvent(body: unknown): HelpdeskEvent {
  const parsed = eventSchema.safeParse(body);
  if (!parsed.success) return { is: "ignored", reason: "not an event of a ticket" };
  const { id: externalId, type, detail, event } = parsed.data;
  const ticketId = detail.id;
  switch (type.startsWith(prefix) ? type.slice(prefix.length) : "") {
    case "comment_added": {
      const { comment } = event;
      if (comment === undefined) return { is: "ignored", reason: "a comment without a comment" };
      // Ours are written in the customer's name, or are for the staff alone.
      if (!comment.is_public || !comment.author?.is_staff)
        return { is: "ignored", reason: "not a word to the customer" };
      return {
        is: "agent_wrote",
        externalId,
        ticketId,
        text: comment.body,
        by: comment.author.name || "agent",
        commentId: comment.id,
      };
    }
    case "status_changed": {
      const status = statusSchema.safeParse(detail.status?.toLowerCase());
      if (!status.success) return { is: "ignored", reason: "a status of the account's own" };
      return { is: "status_changed", externalId, ticketId, status: statusOf[status.data] };
    }
    default:
      return { is: "ignored", reason: "another kind of event" };
  }
}
