import { createHmac } from "node:crypto";
import { z } from "zod";
import { isSame, type Secret, type SignedRequest } from "../../src/core/index.ts";
import { vendorId } from "../helpdesk/vendor-id.ts";

/**
 * Zendesk documents no window (developer.zendesk.com/documentation/webhooks, 2026-11); an older event is an archive, or
 * a copy.
 */
const windowMs = 10 * 60_000;

/** base64(HMAC-SHA256(secret, timestamp + raw body)), the timestamp exactly as in the header. */
export function isGenuine({ raw, header }: SignedRequest, secret: Secret, nowMs: number): boolean {
  const timestamp = header("x-zendesk-webhook-signature-timestamp") ?? "";
  const given = Buffer.from(header("x-zendesk-webhook-signature") ?? "", "base64");
  const expected = createHmac("sha256", secret.reveal()).update(timestamp).update(raw).digest();
  return isSame(given, expected) && Math.abs(nowMs - Date.parse(timestamp)) <= windowMs;
}

const eventSchema = z.object({
  type: z.string(),
  detail: z.object({ id: vendorId }),
  event: z.object({
    comment: z
      .object({ is_public: z.boolean(), author: z.object({ is_staff: z.boolean().catch(false) }).optional() })
      .optional(),
  }),
});

/** Of a changed status, and of a public comment by one of the staff. Ours are written in the customer's name. */
export function changedTickets(body: unknown): readonly string[] {
  const parsed = eventSchema.safeParse(body);
  if (!parsed.success) return [];
  const { type, detail, event } = parsed.data;
  switch (type) {
    case "zen:event-type:ticket.comment_added":
      return event.comment?.is_public && event.comment.author?.is_staff ? [detail.id] : [];
    case "zen:event-type:ticket.status_changed":
      return [detail.id];
    default:
      return [];
  }
}

const idSchema = z.object({ id: z.string().min(1) });

/** The id headers are not signed; the one in the body is. */
export const eventOf = (body: unknown): string | undefined => idSchema.safeParse(body).data?.id;
