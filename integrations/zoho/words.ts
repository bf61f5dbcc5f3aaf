import { getMimeType } from "hono/utils/mime";
import { z } from "zod";
import type {
  ChangedTicket,
  FullTicket,
  NewComment,
  Ticket,
  TicketComment,
  TicketFile,
  TicketPriority,
  TicketStatus,
} from "../../src/core/index.ts";
import { isMailTo } from "../helpdesk/is-mail-to.ts";
import { rowsOf } from "../helpdesk/rows.ts";
import { textOfHtml } from "../helpdesk/text-of-html.ts";
import { longAgo, vendorTime } from "../helpdesk/vendor-time.ts";

/** Ids have up to 19 digits: as numbers they would lose the last ones. */
export const idSchema = z.string().min(1);
/** Some are truth values, and some are words for them. */
const isTrue = z
  .unknown()
  .optional()
  .transform((word) => word === true || word === "true");

/** A department names its statuses as it likes; these are what each of them is. */
export const statusTypes = ["Open", "On Hold", "Closed"] as const;
export type StatusType = (typeof statusTypes)[number];

const statusOfType: Readonly<Record<StatusType, TicketStatus>> = {
  Open: "open",
  "On Hold": "pending",
  Closed: "solved",
};
export const typeOfStatus: Readonly<Record<TicketStatus, StatusType>> = {
  new: "Open",
  open: "Open",
  pending: "On Hold",
  solved: "Closed",
  closed: "Closed",
};

export const statusMeaning = (type: string | null | undefined): TicketStatus =>
  statusOfType[statusTypes.find((each) => each === type) ?? "Open"];

/** Three to begin with: urgent is their High. A department may have others, which are nothing we know. */
export const writtenPriority: Readonly<Record<TicketPriority, string>> = {
  urgent: "High",
  high: "High",
  medium: "Medium",
  low: "Low",
};
export const priorityMeaning = (priority: string | null | undefined): TicketPriority =>
  priority === "High" ? "high" : priority === "Low" ? "low" : "medium";

export const ticketSchema = z.object({
  id: idSchema,
  subject: z.string().nullish().catch(null),
  description: z.string().nullish().catch(null),
  status: z.string().nullish().catch(null),
  statusType: z.string().nullish().catch(null),
  priority: z.string().nullish().catch(null),
  webUrl: z.string().nullish().catch(null),
  contactId: z.string().nullish().catch(null),
  isTrashed: isTrue,
  isDeleted: isTrue,
  isSpam: isTrue,
  /** With `include=contacts`. */
  contact: z
    .object({ email: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
  tagCount: z.coerce.number().catch(0),
  threadCount: z.coerce.string().catch(""),
  commentCount: z.coerce.string().catch(""),
  cf: z.record(z.string(), z.unknown()).nullish().catch(null),
  createdTime: vendorTime,
  modifiedTime: vendorTime,
});
export type ZohoTicket = z.output<typeof ticketSchema>;

/** In the bin, or taken for spam: nobody reads there any more, so it is as if it were deleted. */
export const isGone = ({ isTrashed, isDeleted, isSpam }: ZohoTicket): boolean => isTrashed || isDeleted || isSpam;

const changedAt = ({ createdTime, modifiedTime }: ZohoTicket): string => modifiedTime ?? createdTime ?? longAgo;

export const keyOfTicket = ({ cf }: ZohoTicket, field: string): string | undefined => {
  const key = cf?.[field];
  return typeof key === "string" && key !== "" ? key : undefined;
};

export function toTicket(ticket: ZohoTicket, tags: readonly string[], keyField: string): Ticket {
  const key = keyOfTicket(ticket, keyField);
  return {
    id: ticket.id,
    ...(ticket.webUrl ? { url: ticket.webUrl } : {}),
    ...(key === undefined ? {} : { key }),
    subject: ticket.subject ?? "",
    // A list may leave the type out; the plain names are those of a fresh account.
    status: statusMeaning(ticket.statusType ?? ticket.status),
    priority: priorityMeaning(ticket.priority),
    tags,
    createdAt: ticket.createdTime ?? longAgo,
    updatedAt: changedAt(ticket),
    requester: {
      ...(ticket.contactId ? { id: ticket.contactId } : {}),
      ...(ticket.contact?.email ? { email: ticket.contact.email } : {}),
    },
  };
}

export const toFullTicket = (ticket: ZohoTicket, tags: readonly string[], keyField: string): FullTicket => ({
  ...toTicket(ticket, tags, keyField),
  get text() {
    return textOfHtml(ticket.description ?? "");
  },
});

/** Its time alone does not tell: whether an answer counts as a change is documented nowhere. */
export function toChange(ticket: ZohoTicket): ChangedTicket {
  const at = changedAt(ticket);
  return { id: ticket.id, at, mark: `${at}/${ticket.threadCount}/${ticket.commentCount}` };
}

export const attachmentSchema = z.object({
  id: idSchema,
  name: z.string().catch("file"),
  size: z.coerce.number().optional().catch(undefined),
  href: z.string(),
});

/** The kind of a file is told nowhere but by its name. */
export const toFile = ({ name, size, href }: z.output<typeof attachmentSchema>): TicketFile => ({
  ref: href.endsWith("/content") ? href : `${href}/content`,
  name,
  mediaType: getMimeType(name) ?? "application/octet-stream",
  ...(size === undefined ? {} : { sizeBytes: size }),
});

/** A comment keeps nothing but its words, and one user writes all of ours: so a last line says from whom they are. */
export const signedText = ({ text, from, key }: Pick<NewComment, "text" | "from" | "key">): string =>
  `${text}\n\n${markOf(from, key)}`;
const markOf = (from: string, key: string): string => `[deskgraph ${from} ${key}]`;
const markBegin = "[deskgraph ";
const markPattern = /\[deskgraph (customer|us) (\S+)\]\s*$/;
/** What the mark takes of a comment's room. */
export const markMaxChars = 100;

const personSchema = z
  .object({ name: z.string().nullish().catch(null), type: z.string().nullish().catch(null) })
  .nullish()
  .catch(null);

export const commentSchema = z.object({
  id: idSchema,
  content: z.string().catch(""),
  contentType: z.string().catch("html"),
  isPublic: z.boolean().catch(false),
  commentedTime: vendorTime,
  commenter: personSchema,
  commenterId: z.string().nullish().catch(null),
  attachments: rowsOf(attachmentSchema).nullish().catch(null),
});
type ZohoComment = z.output<typeof commentSchema>;

const commenterKind = (type: string | null | undefined): TicketComment["by"] =>
  type === "AGENT" ? "agent" : type === "END_USER" ? "customer" : "other";

export function toComment(comment: ZohoComment): TicketComment {
  const { content, contentType } = comment;
  const read = (): string => (contentType === "plainText" ? content : textOfHtml(content));
  // Asked for of few comments: to convert all would be much work for nothing. What may be ours says so at its end.
  const mark = content.includes(markBegin) ? markPattern.exec(read()) : null;
  return {
    id: comment.id,
    get text() {
      return mark === null ? read() : read().replace(markPattern, "").trimEnd();
    },
    isPublic: comment.isPublic,
    at: comment.commentedTime ?? longAgo,
    by: mark === null ? commenterKind(comment.commenter?.type) : mark[1] === "us" ? "us" : "customer",
    ...(mark?.[2] === undefined ? {} : { key: mark[2] }),
    ...(comment.commenterId ? { authorId: comment.commenterId } : {}),
    ...(comment.commenter?.name ? { authorName: comment.commenter.name } : {}),
    files: (comment.attachments?.items ?? []).map(toFile),
  };
}

/** A mail in or out. A list has its beginning only. */
export const threadSchema = z.object({
  id: idSchema,
  direction: z.string().catch(""),
  visibility: z.string().nullish().catch(null),
  status: z.string().nullish().catch(null),
  isDescriptionThread: z.boolean().nullish().catch(null),
  isForward: z.boolean().nullish().catch(true),
  to: z.string().nullish().catch(null),
  content: z.string().nullish().catch(null),
  plainText: z.string().nullish().catch(null),
  author: personSchema,
  createdTime: vendorTime,
  attachments: rowsOf(attachmentSchema).nullish().catch(null),
});
export type ZohoThread = z.output<typeof threadSchema>;

/** What comes in is an end user's; what goes out is an agent's, unless Zoho names another author. */
const mailAuthorKind = ({ direction, author }: ZohoThread): TicketComment["by"] => {
  if (direction === "in") return "customer";
  return direction === "out" && (author?.type ?? "AGENT") === "AGENT" ? "agent" : "other";
};

/** A comment and a thread may have the same id. */
const threadId = (id: string): string => `thread-${id}`;

export const mailToComment = (thread: ZohoThread, customersAddress: string | undefined): TicketComment => ({
  id: threadId(thread.id),
  get text() {
    return thread.plainText ?? textOfHtml(thread.content ?? "");
  },
  // A draft is not said yet, and agents mail others from a ticket as well.
  isPublic:
    thread.visibility === "public" &&
    thread.status !== "DRAFT" &&
    !thread.isForward &&
    (thread.direction !== "out" || !thread.to || isMailTo(thread.to, customersAddress)),
  by: mailAuthorKind(thread),
  at: thread.createdTime ?? longAgo,
  ...(thread.author?.name ? { authorName: thread.author.name } : {}),
  files: (thread.attachments?.items ?? []).map(toFile),
});
