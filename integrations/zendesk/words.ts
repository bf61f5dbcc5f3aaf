import { z } from "zod";
import type { Ticket, TicketComment, TicketPriority, TicketStatus } from "../../src/core/index.ts";
import { noRows, rowsOf } from "../helpdesk/rows.ts";
import { htmlOfText, htmlWithin } from "../helpdesk/text-of-html.ts";
import { vendorId } from "../helpdesk/vendor-id.ts";
import { longAgo, vendorTime } from "../helpdesk/vendor-time.ts";
import { withoutSlash } from "../http/json-api.ts";

/**
 * Zendesk's own words, and ours. `hold` waits like `pending` does; a priority may be missing. A status that we do not
 * know means that an agent works on it: that gives no chat back. Deleted is not there any more.
 */
export const statusSchema = z.enum(["new", "open", "pending", "hold", "solved", "closed", "deleted"]).catch("open");
const prioritySchema = z.enum(["urgent", "high", "normal", "low"]);

export const statusMeaning: Readonly<Record<z.output<typeof statusSchema>, TicketStatus>> = {
  new: "new",
  open: "open",
  pending: "pending",
  hold: "pending",
  solved: "solved",
  closed: "closed",
  deleted: "closed",
};
/** Only time closes a ticket there, so to close is to solve; and `new` never comes back. */
export const writtenStatus: Readonly<Record<TicketStatus, string>> = {
  new: "open",
  open: "open",
  pending: "pending",
  solved: "solved",
  closed: "solved",
};
export const priorityMeaning: Readonly<Record<z.output<typeof prioritySchema>, TicketPriority>> = {
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
  external_id: z.string().nullish().catch(null),
  subject: z.string().nullish().catch(null),
  status: statusSchema,
  priority: prioritySchema.nullish().catch(null),
  tags: z.array(z.string()).catch([]),
  requester_id: vendorId.nullish().catch(null),
  created_at: vendorTime,
  updated_at: vendorTime,
});
export type ZendeskTicket = z.output<typeof ticketSchema>;

const attachmentSchema = z.object({
  file_name: z.string().catch("file"),
  content_url: z.string(),
  content_type: z.string().catch("application/octet-stream"),
  size: z.number().optional().catch(undefined),
});

export const commentSchema = z.object({
  id: vendorId,
  author_id: vendorId.nullish().catch(null),
  public: z.boolean().catch(false),
  plain_body: z.string().nullish().catch(null),
  body: z.string().catch(""),
  attachments: rowsOf(attachmentSchema).catch(noRows),
  metadata: z
    .object({ custom: z.record(z.string(), z.unknown()).nullish() })
    .nullish()
    .catch(null),
  created_at: vendorTime,
});
type Comment = z.output<typeof commentSchema>;

/** Who wrote on a ticket: one of the staff, or an end user. An end user may be a person in copy. */
export const authorSchema = z.object({ id: vendorId, role: z.string().nullish().catch(null) });
const staffRoles: readonly unknown[] = ["agent", "admin"];

/** Our key stands beside a comment of ours under this name, so that we know it again. */
export const keyName = "deskgraph_key";

export const toTicket = (ticket: ZendeskTicket, url: string): Ticket => ({
  id: ticket.id,
  url: `${withoutSlash(url)}/agent/tickets/${ticket.id}`,
  ...(ticket.external_id ? { key: ticket.external_id } : {}),
  subject: ticket.subject ?? "",
  status: statusMeaning[ticket.status],
  ...(ticket.status === "closed" ? { isFinal: true } : {}),
  priority: ticket.priority ? priorityMeaning[ticket.priority] : "medium",
  tags: ticket.tags,
  createdAt: ticket.created_at ?? longAgo,
  updatedAt: ticket.updated_at ?? longAgo,
  requester: ticket.requester_id ? { id: ticket.requester_id } : {},
});

type Authored = Comment & { readonly role?: string | null | undefined };

export function toComment(comment: Authored, requesterId: string | undefined): TicketComment {
  const key = comment.metadata?.custom?.[keyName];
  return {
    id: comment.id,
    text: comment.plain_body ?? comment.body,
    isPublic: comment.public,
    at: comment.created_at ?? longAgo,
    by: authorKind(comment, requesterId),
    ...(comment.author_id ? { authorId: comment.author_id } : {}),
    ...(typeof key === "string" ? { key } : {}),
    files: comment.attachments.items.map(({ file_name, content_url, content_type, size }) => ({
      ref: content_url,
      name: file_name,
      mediaType: content_type,
      ...(size === undefined ? {} : { sizeBytes: size }),
    })),
  };
}

function authorKind(
  { author_id: author, role, metadata }: Authored,
  requesterId: string | undefined,
): TicketComment["by"] {
  if (author === requesterId) return "customer";
  // By our key and not by the author: the agent in whose name we write may be a person who writes there, too.
  if (typeof metadata?.custom?.[keyName] === "string") return "us";
  return staffRoles.includes(role) ? "agent" : "other";
}

/**
 * 64 kB of HTML, and what is longer is cut without a word
 * (developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments, 2026-11).
 */
const maxHtmlBytes = 65_535;

/**
 * As HTML, because the plain `body` folds blanks; braces apart, because Zendesk fills in `{{ticket.id}}` and the like.
 */
export const htmlOf = (text: string): string =>
  htmlWithin(text, maxHtmlBytes, {
    write: (each) => htmlOfText(each).replaceAll("{{", "{\u200b{"),
    sizeOf: (html) => Buffer.byteLength(html),
  });
