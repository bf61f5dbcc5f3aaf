import { z } from "zod";
import type { Ticket, TicketPriority, TicketStatus } from "../../src/core/index.ts";
import { withoutSlash } from "../http/json-api.ts";
import { htmlOfText } from "../http/text-of-html.ts";
import { vendorId } from "../http/vendor-id.ts";

/** Zendesk's own words, and ours. `hold` waits like `pending` does; a priority may be missing. */
export const statusSchema = z.enum(["new", "open", "pending", "hold", "solved", "closed"]);
export const prioritySchema = z.enum(["urgent", "high", "normal", "low"]);

export const statusOf: Readonly<Record<z.output<typeof statusSchema>, TicketStatus>> = {
  ...{ new: "new", open: "open", pending: "pending", hold: "pending", solved: "solved", closed: "closed" },
};
/** Only time closes a ticket there: to close is to solve. And `new` never comes back. */
export const writtenStatus: Readonly<Record<TicketStatus, string>> = {
  ...{ new: "open", open: "open", pending: "pending", solved: "solved", closed: "solved" },
};
export const priorityOf: Readonly<Record<z.output<typeof prioritySchema>, TicketPriority>> = {
  ...{ urgent: "urgent", high: "high", normal: "medium", low: "low" },
};
export const writtenPriority: Readonly<Record<TicketPriority, string>> = {
  ...{ urgent: "urgent", high: "high", medium: "normal", low: "low" },
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

/** What stands beside a comment of ours, so that it is known again. */
export const keyName = "deskgraph_key";

export const ticketOf = (ticket: ZendeskTicket, url: string): Ticket => ({
  id: ticket.id,
  url: `${withoutSlash(url)}/agent/tickets/${ticket.id}`,
  ...(ticket.external_id ? { key: ticket.external_id } : {}),
  subject: ticket.subject ?? "",
  status: statusOf[ticket.status],
  priority: ticket.priority ? priorityOf[ticket.priority] : "medium",
  tags: ticket.tags,
  createdAt: ticket.created_at,
  updatedAt: ticket.updated_at,
});

/** As HTML, because the plain `body` folds blanks; braces apart, because Zendesk fills in `{{ticket.id}}` and the like. */
export const htmlOf = (text: string): string => htmlOfText(text).replaceAll("{{", "{\u200b{");
