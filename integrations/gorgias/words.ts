import { z } from "zod";
import type { Ticket, TicketComment, TicketPriority, TicketStatus } from "../../src/core/index.ts";
import { noRows, rowsOf } from "../helpdesk/rows.ts";
import { textOfHtml } from "../helpdesk/text-of-html.ts";
import { vendorId } from "../helpdesk/vendor-id.ts";
import { longAgo, vendorTime } from "../helpdesk/vendor-time.ts";
import { withoutSlash } from "../http/json-api.ts";

/**
 * Two statuses. A closed ticket is no end: it can be changed, and a message opens it again; so it is what others call
 * solved. A third, that we do not know, means that an agent works on it: that gives no chat back.
 */
const statusSchema = z.enum(["open", "closed"]).catch("open");
export const statusMeaning: Readonly<Record<z.output<typeof statusSchema>, TicketStatus>> = {
  open: "open",
  closed: "solved",
};
export const writtenStatus: Readonly<Record<TicketStatus, string>> = {
  new: "open",
  open: "open",
  pending: "open",
  solved: "closed",
  closed: "closed",
};
const prioritySchema = z.enum(["critical", "high", "normal", "low"]);
export const priorityMeaning: Readonly<Record<z.output<typeof prioritySchema>, TicketPriority>> = {
  critical: "urgent",
  high: "high",
  normal: "medium",
  low: "low",
};
export const writtenPriority: Readonly<Record<TicketPriority, string>> = {
  urgent: "critical",
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
  tags: rowsOf(z.object({ name: z.string() })).catch(noRows),
  customer: z.object({ id: vendorId }).nullish().catch(null),
  created_datetime: vendorTime,
  updated_datetime: vendorTime,
  trashed_datetime: z.unknown().optional(),
  spam: z.unknown().optional(),
});

export type GorgiasTicket = z.output<typeof ticketSchema>;

/** In the bin, or taken for spam: nobody reads there any more, so it is as if it were deleted. */
export const isGone = ({ trashed_datetime: trashedAt, spam }: GorgiasTicket): boolean =>
  spam === true || (trashedAt !== null && trashedAt !== undefined);

export const changedAt = ({ updated_datetime: changed, created_datetime: made }: GorgiasTicket): string | undefined =>
  changed ?? made;

const personSchema = z.object({ id: vendorId.nullish().catch(null), name: z.string().nullish().catch(null) });
export const messageSchema = z.object({
  id: vendorId,
  external_id: z.string().nullish().catch(null),
  from_agent: z.boolean().catch(false),
  public: z.boolean().catch(false),
  channel: z.string().nullish().catch(null),
  body_text: z.string().nullish().catch(null),
  body_html: z.string().nullish().catch(null),
  sender: personSchema.nullish().catch(null),
  receiver: personSchema.nullish().catch(null),
  attachments: rowsOf(
    z.object({
      url: z.string(),
      name: z.string().nullish().catch(null),
      content_type: z.string().nullish().catch(null),
      size: z.number().nullish().catch(null),
    }),
  )
    .nullish()
    .catch(null),
  created_datetime: vendorTime,
});
type GorgiasMessage = z.output<typeof messageSchema>;

export const toTicket = (ticket: GorgiasTicket, url: string): Ticket => ({
  id: ticket.id,
  url: `${withoutSlash(url)}/app/ticket/${ticket.id}`,
  ...(ticket.external_id ? { key: ticket.external_id } : {}),
  subject: ticket.subject ?? "",
  status: statusMeaning[ticket.status],
  priority: ticket.priority ? priorityMeaning[ticket.priority] : "medium",
  tags: ticket.tags.items.map(({ name }) => name),
  createdAt: ticket.created_datetime ?? longAgo,
  updatedAt: changedAt(ticket) ?? longAgo,
  requester: ticket.customer === null || ticket.customer === undefined ? {} : { id: ticket.customer.id },
});

/**
 * A person who is named and is not the ticket's customer: tickets take mails of others, and agents forward some to
 * others.
 */
const isOther = (person: GorgiasMessage["sender"], customerId: string | undefined): boolean =>
  person?.id !== null && person?.id !== undefined && person.id !== customerId;

const isToCustomer = (message: GorgiasMessage, customerId: string | undefined): boolean =>
  message.public &&
  message.channel !== "internal-note" &&
  !(message.from_agent && isOther(message.receiver, customerId));

/**
 * Our key as a message's external id. Behind a prefix, because other channels write ids of their own there, also for
 * agents' words.
 */
const keyPrefix = "deskgraph-";
export const externalIdOf = (key: string): string => `${keyPrefix}${key}`;
export const keyOfMessage = (externalId: string | null | undefined): string | undefined =>
  externalId?.startsWith(keyPrefix) ? externalId.slice(keyPrefix.length) : undefined;

export function toComment(message: GorgiasMessage, customerId: string | undefined): TicketComment {
  const key = keyOfMessage(message.external_id);
  const byAgent = key === undefined ? "agent" : "us";
  const byCustomer = isOther(message.sender, customerId) ? "other" : "customer";
  return {
    id: message.id,
    // Asked for of few comments: to convert all would be much work for nothing.
    get text() {
      return message.body_text?.trim() ? message.body_text : textOfHtml(message.body_html ?? "");
    },
    isPublic: isToCustomer(message, customerId),
    by: message.from_agent ? byAgent : byCustomer,
    at: message.created_datetime ?? longAgo,
    ...(key === undefined ? {} : { key }),
    ...(message.sender?.id ? { authorId: message.sender.id } : {}),
    ...(message.sender?.name ? { authorName: message.sender.name } : {}),
    files: (message.attachments?.items ?? []).map(({ url, name, content_type: mediaType, size }) => ({
      ref: url,
      name: name ?? "file",
      mediaType: mediaType ?? "application/octet-stream",
      ...(size ? { sizeBytes: size } : {}),
    })),
  };
}
