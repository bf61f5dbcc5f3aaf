import { z } from "zod";
import type { Ticket, TicketComment, TicketPriority, TicketStatus } from "../../src/core/index.ts";
import { isMailTo } from "../helpdesk/is-mail-to.ts";
import { noRows, rowsOf } from "../helpdesk/rows.ts";
import { textOfHtml } from "../helpdesk/text-of-html.ts";
import { longAgo, vendorTime } from "../helpdesk/vendor-time.ts";
import { withoutSlash } from "../http/json-api.ts";

/** A closed ticket can be opened again; of one that was merged into another, or removed, only a shell is left. */
const finalStates: readonly string[] = ["merged", "removed"];
export const isFinal = (state: string): boolean => finalStates.includes(state);

/** The states that every Zammad begins with. A closed ticket can be opened again, so it is what others call solved. */
export const statusMeaning = (state: string): TicketStatus => {
  switch (state) {
    case "new":
      return "new";
    case "pending reminder":
    case "pending close":
      return "pending";
    case "closed":
      return "solved";
    case "merged":
    case "removed":
      return "closed";
    default:
      // An account's own states: an agent works on it.
      return "open";
  }
};
export const writtenStatus: Readonly<Record<TicketStatus, string>> = {
  new: "new",
  open: "open",
  pending: "pending reminder",
  solved: "closed",
  closed: "closed",
};
/** Three priorities; where a shop made one for emergencies, its name does not tell us. */
export const priorityMeaning = (priority: string): TicketPriority =>
  priority.startsWith("1") ? "low" : priority.startsWith("3") ? "high" : priority.startsWith("4") ? "urgent" : "medium";
export const writtenPriority: Readonly<Record<TicketPriority, string>> = {
  urgent: "3 high",
  high: "3 high",
  medium: "2 normal",
  low: "1 low",
};

/** Our key as a tag: no administrator has to make a field for it. It is left out where tags are asked for. */
const keyPrefix = "deskgraph-";
export const tagOfKey = (key: string): string => `${keyPrefix}${key}`;
/** Where tags stand in one text, a comma ends one; so it stands in none. */
export const writeTag = (tag: string): string => tag.replace(/[\s,]+/g, " ").trim();
const keyInTags = (tags: readonly string[]): string | undefined =>
  tags.find((tag) => tag.startsWith(keyPrefix))?.slice(keyPrefix.length);
export const withoutKey = (tags: readonly string[]): readonly string[] =>
  tags.filter((tag) => !tag.startsWith(keyPrefix));

/** With `expand=true`: names beside the ids. */
export const ticketSchema = z.object({
  id: z.int(),
  title: z.string().catch(""),
  // Without one an agent works on it: that gives no chat back.
  state: z.string().catch("open"),
  priority: z.string().catch(""),
  customer_id: z.int().nullish().catch(null),
  article_ids: z.array(z.int()).catch([]),
  created_at: vendorTime,
  updated_at: vendorTime,
});
export type ZammadTicket = z.output<typeof ticketSchema>;

export const articleSchema = z.object({
  id: z.int(),
  ticket_id: z.int(),
  subject: z.string().nullish().catch(null),
  body: z.string().catch(""),
  content_type: z.string().catch("text/plain"),
  internal: z.boolean().catch(true),
  sender: z.string().catch(""),
  created_by_id: z.int().nullish().catch(null),
  origin_by_id: z.int().nullish().catch(null),
  type: z.string().nullish().catch(null),
  from: z.string().nullish().catch(null),
  to: z.string().nullish().catch(null),
  attachments: rowsOf(
    z.object({
      id: z.int(),
      filename: z.string().catch("file"),
      size: z.coerce.number().optional().catch(undefined),
      preferences: z.record(z.string(), z.unknown()).nullish().catch(null),
    }),
  ).catch(noRows),
  created_at: vendorTime,
});
export type ZammadArticle = z.output<typeof articleSchema>;

/** Our key is an article's subject, which is shown in mails alone; ours are no mails. */
export const subjectOfKey = (key: string): string => `deskgraph ${key}`;

export const toTicket = (ticket: ZammadTicket, tags: readonly string[], url: string): Ticket => {
  const key = keyInTags(tags);
  return {
    id: String(ticket.id),
    url: `${withoutSlash(url)}/#ticket/zoom/${ticket.id}`,
    ...(key === undefined ? {} : { key }),
    subject: ticket.title,
    status: statusMeaning(ticket.state),
    ...(isFinal(ticket.state) ? { isFinal: true } : {}),
    priority: priorityMeaning(ticket.priority),
    tags: withoutKey(tags),
    createdAt: ticket.created_at ?? longAgo,
    updatedAt: ticket.updated_at ?? longAgo,
    requester: ticket.customer_id ? { id: String(ticket.customer_id) } : {},
  };
};

const keyOfArticle = ({ subject }: ZammadArticle): string | undefined => /^deskgraph (\S+)$/.exec(subject ?? "")?.[1];

/** Agents mail others from a ticket as well. */
export const isAgentsMail = ({ type, sender, internal }: ZammadArticle): boolean =>
  type === "email" && sender === "Agent" && !internal;

/**
 * Of an agent's: what a call was about is written down for the staff, and all other types went out by another channel,
 * perhaps to somebody else (db/seeds/ticket_article_types.rb, November 2026). Where no type is said, it is a note.
 */
const typesOfThisChat: readonly (string | null | undefined)[] = ["note", "web", "email", null, undefined];

type Customer = { readonly id: number | undefined; readonly email?: string | null | undefined };

function authorKind(article: ZammadArticle, customer: Customer): TicketComment["by"] {
  const isOurs = keyOfArticle(article) !== undefined;
  if (article.sender === "Customer") {
    return isOurs || (article.origin_by_id ?? article.created_by_id) === customer.id ? "customer" : "other";
  }
  // What a trigger writes (sender "System") is no person's word. And by our key, not by the author: the agent whose
  // token we have may be a person who writes there, too.
  return article.sender === "Agent" && !isOurs ? "agent" : "us";
}

/** The customer's address is only looked at where an agent wrote a mail. */
export function toComment(article: ZammadArticle, customer: Customer): TicketComment {
  const key = keyOfArticle(article);
  const isPublic =
    !article.internal &&
    (article.sender !== "Agent" || typesOfThisChat.includes(article.type)) &&
    (!isAgentsMail(article) || isMailTo(article.to ?? "", customer.email));
  return {
    id: String(article.id),
    // What people write in the browser is HTML. Asked for of few: to convert all would be much work for nothing.
    get text() {
      return article.content_type === "text/html" ? textOfHtml(article.body) : article.body;
    },
    isPublic,
    by: authorKind(article, customer),
    at: article.created_at ?? longAgo,
    ...(key === undefined ? {} : { key }),
    ...(article.created_by_id ? { authorId: String(article.created_by_id) } : {}),
    ...(article.from ? { authorName: article.from } : {}),
    files: article.attachments.items.map(({ id, filename: name, size, preferences }) => ({
      ref: `${article.ticket_id}/${article.id}/${id}`,
      name,
      mediaType: String(preferences?.["Mime-Type"] ?? "application/octet-stream"),
      ...(size === undefined ? {} : { sizeBytes: size }),
    })),
  };
}
