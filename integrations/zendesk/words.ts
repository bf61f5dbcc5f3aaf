import { z } from "zod";
import type { Ticket, TicketComment, TicketPriority, TicketStatus } from "../../src/core/index.ts";
import { withoutSlash } from "../http/json-api.ts";
import { htmlOfText } from "../http/text-of-html.ts";
import { vendorId } from "../http/vendor-id.ts";

/** Zendesk's own words, and ours. `hold` waits like `pending` does; a priority may be missing. */
export const statusSchema = z.enum(["new", "open", "pending", "hold", "solved", "closed"]);
export const prioritySchema = z.enum(["urgent", "high", "normal", "low"]);

export const statusOf: Readonly<Record<z.output<typeof statusSchema>, TicketStatus>> = {
  new: "new",
  open: "open",
  pending: "pending",
  hold: "pending",
  solved: "solved",
  closed: "closed",
};
/** Only time closes a ticket there: to close is to solve. And `new` never comes back. */
export const writtenStatus: Readonly<Record<TicketStatus, string>> = {
  new: "open",
  open: "open",
  pending: "pending",
  solved: "solved",
  closed: "solved",
};
export const priorityOf: Readonly<Record<z.output<typeof prioritySchema>, TicketPriority>> = {
  urgent: "urgent",
  high: "high",
  normal: "medium",
  low: "low",
};
export const writtenPriority: Readonly<Record<TicketPriority, string>> = {
  urgent: "urgent",
  high: "high",
  medium: "normal",
  low: "low",
};

export const ticketSchema = z.object({
  id: vendorId,
  external_id: z.string().nullish(),
  subject: z.string().nullish(),
  status: statusSchema,
  priority: prioritySchema.nullish().catch(null),
  tags: z.array(z.string()).catch([]),
  requester_id: vendorId.nullish().catch(null),
  created_at: z.string(),
  updated_at: z.string(),
});
export type ZendeskTicket = z.output<typeof ticketSchema>;

export const attachmentSchema = z.object({
  file_name: z.string(),
  content_url: z.string(),
  content_type: z.string().catch("application/octet-stream"),
  size: z.number().optional().catch(undefined),
});

export const commentSchema = z.object({
  id: vendorId,
  author_id: vendorId,
  public: z.boolean(),
  plain_body: z.string().optional(),
  body: z.string().catch(""),
  attachments: z.array(attachmentSchema).catch([]),
  metadata: z
    .object({ custom: z.record(z.string(), z.unknown()).nullish() })
    .nullish()
    .catch(null),
  created_at: z.string(),
});
type Comment = z.output<typeof commentSchema>;

/** Whoever wrote on a ticket: one of the staff, or an end user, who may be somebody in copy. */
export const authorSchema = z.object({ id: vendorId, role: z.string().nullish().catch(null) });
const staffRoles: readonly unknown[] = ["agent", "admin"];

/** What stands beside a comment of ours, so that it is known again. */
export const keyName = "deskgraph_key";

export const ticketOf = (ticket: ZendeskTicket, url: string): Ticket => ({
  id: ticket.id,
  url: `${withoutSlash(url)}/agent/tickets/${ticket.id}`,
  ...(ticket.external_id ? { key: ticket.external_id } : {}),
  subject: ticket.subject ?? "",
  status: statusOf[ticket.status],
  ...(ticket.status === "closed" ? { isFinal: true } : {}),
  priority: ticket.priority ? priorityOf[ticket.priority] : "medium",
  tags: ticket.tags,
  createdAt: ticket.created_at,
  updatedAt: ticket.updated_at,
});

type Authored = Comment & { readonly role?: string | null | undefined };

export function commentOf(comment: Authored, requesterId: string | null | undefined): TicketComment {
  const key = comment.metadata?.custom?.[keyName];
  return {
    id: comment.id,
    text: comment.plain_body ?? comment.body,
    isPublic: comment.public,
    at: comment.created_at,
    by: byOf(comment, requesterId),
    ...(typeof key === "string" ? { key } : {}),
    files: comment.attachments.map(({ file_name, content_url, content_type, size }) => ({
      ref: content_url,
      name: file_name,
      mediaType: content_type,
      ...(size === undefined ? {} : { sizeBytes: size }),
    })),
  };
}

function byOf({ author_id: author, role, metadata }: Authored, requesterId: string | null | undefined) {
  if (author === requesterId) return "customer";
  // Not by the author: the agent in whose name we write may be a person who writes there, too.
  if (typeof metadata?.custom?.[keyName] === "string") return "us";
  return staffRoles.includes(role) ? "agent" : "other";
}

/** As HTML, because the plain `body` folds blanks; braces apart, because Zendesk fills in `{{ticket.id}}` and the like. */
export const htmlOf = (text: string): string => htmlOfText(text).replaceAll("{{", "{\u200b{");
