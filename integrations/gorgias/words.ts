import { z } from "zod";
import type { Ticket, TicketComment, TicketPriority, TicketStatus } from "../../src/core/index.ts";
import { withoutSlash } from "../http/json-api.ts";
import { vendorId } from "../http/vendor-id.ts";

/** Two statuses. A closed ticket is no end: it can be changed, and a message opens it again; so it is what others call solved. */
export const statusSchema = z.enum(["open", "closed"]);
export const statusOf: Readonly<Record<z.output<typeof statusSchema>, TicketStatus>> = {
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
const priorityOf: Readonly<Record<z.output<typeof prioritySchema>, TicketPriority>> = {
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
  external_id: z.string().nullish(),
  subject: z.string().nullish(),
  status: statusSchema,
  priority: prioritySchema.nullish().catch(null),
  tags: z.array(z.object({ name: z.string() })).catch([]),
  customer: z.object({ id: vendorId }).nullish().catch(null),
  created_datetime: z.string(),
  updated_datetime: z.string().nullish(),
});

const personSchema = z.object({ id: vendorId.nullish().catch(null), name: z.string().nullish().catch(null) });
export const messageSchema = z.object({
  id: vendorId,
  external_id: z.string().nullish(),
  from_agent: z.boolean(),
  public: z.boolean().catch(false),
  channel: z.string().nullish().catch(null),
  body_text: z.string().nullish(),
  sender: personSchema.nullish().catch(null),
  receiver: personSchema.nullish().catch(null),
  attachments: z
    .array(
      z.object({
        url: z.string(),
        name: z.string().nullish(),
        content_type: z.string().nullish(),
        size: z.number().nullish(),
      }),
    )
    .nullish()
    .catch([]),
  created_datetime: z.string(),
});
export type GorgiasMessage = z.output<typeof messageSchema>;

export const ticketOf = (ticket: z.output<typeof ticketSchema>, url: string): Ticket => ({
  id: ticket.id,
  url: `${withoutSlash(url)}/app/ticket/${ticket.id}`,
  ...(ticket.external_id ? { key: ticket.external_id } : {}),
  subject: ticket.subject ?? "",
  status: statusOf[ticket.status],
  priority: ticket.priority ? priorityOf[ticket.priority] : "medium",
  tags: ticket.tags.map(({ name }) => name),
  createdAt: ticket.created_datetime,
  updatedAt: ticket.updated_datetime ?? ticket.created_datetime,
});

/** Tickets take mails of others, and agents forward some to others: whoever is named, and is not the ticket's customer. */
const isOther = (person: GorgiasMessage["sender"], customerId: string | undefined): boolean =>
  person?.id !== null && person?.id !== undefined && person.id !== customerId;

const isToCustomer = (message: GorgiasMessage, customerId: string | undefined): boolean =>
  message.public &&
  message.channel !== "internal-note" &&
  !(message.from_agent && isOther(message.receiver, customerId));

/** Our key as a message's external id: other channels write ids of their own there, for agents' words, too. */
const keyPrefix = "deskgraph-";
export const externalIdOf = (key: string): string => `${keyPrefix}${key}`;
export const keyOf = (externalId: string | null | undefined): string | undefined =>
  externalId?.startsWith(keyPrefix) ? externalId.slice(keyPrefix.length) : undefined;

export function commentOf(message: GorgiasMessage, customerId: string | undefined): TicketComment {
  const key = keyOf(message.external_id);
  const byAgent = key === undefined ? "agent" : "us";
  const byCustomer = isOther(message.sender, customerId) ? "other" : "customer";
  return {
    id: message.id,
    text: message.body_text ?? "",
    isPublic: isToCustomer(message, customerId),
    by: message.from_agent ? byAgent : byCustomer,
    at: message.created_datetime,
    ...(key === undefined ? {} : { key }),
    ...(message.sender?.name ? { authorName: message.sender.name } : {}),
    files: (message.attachments ?? []).map(({ url, name, content_type: mediaType, size }) => ({
      ref: url,
      name: name ?? "file",
      mediaType: mediaType ?? "application/octet-stream",
      ...(size ? { sizeBytes: size } : {}),
    })),
  };
}
