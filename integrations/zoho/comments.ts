import { z } from "zod";
import {
  clip,
  type FullTicket,
  type HelpdeskComments,
  type NewComment,
  type TicketComment,
  type VendorCalls,
} from "../../src/core/index.ts";
import { uploadAll } from "../helpdesk/upload-all.ts";
import type { JsonApi } from "../http/json-api.ts";
import { maxTextChars, type ZohoDesk } from "./desk.ts";
import { uploadFile } from "./files.ts";
import { readList, readRows } from "./lists.ts";
import { type MailReader, mailReader } from "./mails.ts";
import {
  attachmentSchema,
  commentSchema,
  idSchema,
  mailToComment,
  markMaxChars,
  signedText,
  toComment,
  toFile,
} from "./words.ts";

const maxAttachments = 100;
const madeSchema = z.object({ id: idSchema });
const talkSchema = z.union([
  commentSchema.extend({ type: z.literal("comment") }),
  z.object({ type: z.literal("thread"), id: idSchema, isDescriptionThread: z.boolean().nullish().catch(null) }),
  // Calls, meetings and what else there may be: nothing that is said to the customer.
  z
    .object({ type: z.string().refine((type) => type !== "comment" && type !== "thread"), id: idSchema })
    .transform(({ id }) => ({ type: "other" as const, id })),
]);

export function zohoComments(desk: ZohoDesk): HelpdeskComments {
  const mails = mailReader();
  return {
    list: async (ticket, calls) => {
      const { api } = await desk.account.at(calls);
      const comments = await readTalk(ticket, api, mails, calls);
      return [await ownText(ticket, comments, api, calls), ...comments];
    },
    add: (id, comment, calls) => addComment(desk, id, comment, calls),
  };
}

async function addComment(
  { account }: ZohoDesk,
  id: string,
  comment: NewComment,
  calls: VendorCalls,
): Promise<{ readonly id: string }> {
  const { api } = await account.at(calls);
  const attachmentIds = await uploadAll(comment.files, (file) => uploadFile(file, api, calls));
  const content = signedText({ ...comment, text: clip(comment.text, maxTextChars - markMaxChars) });
  const files = attachmentIds.length === 0 ? {} : { attachmentIds };
  return postComment(api, id, { content, isPublic: comment.isPublic, ...files }, calls);
}

export function postComment(
  api: JsonApi,
  id: string,
  comment: { readonly content: string; readonly isPublic: boolean; readonly attachmentIds?: readonly string[] },
  calls: VendorCalls,
): Promise<{ readonly id: string }> {
  const body = { ...comment, contentType: "plainText" };
  return api({ method: "POST", path: `/tickets/${id}/comments`, isOfOne: true, body, schema: madeSchema }, calls);
}

/** The ticket's own text comes first; its files are those that no comment has. */
async function ownText(
  ticket: FullTicket,
  comments: readonly TicketComment[],
  api: JsonApi,
  calls: VendorCalls,
): Promise<TicketComment> {
  const path = `/tickets/${ticket.id}/attachments`;
  const query = { limit: maxAttachments };
  const attached = await readList(api, { path, isOfOne: true, query, item: attachmentSchema }, calls);
  const known = new Set(comments.flatMap(({ files }) => files.map(({ ref }) => ref)));
  return {
    id: "description",
    get text() {
      return ticket.text ?? "";
    },
    isPublic: true,
    by: "customer",
    at: ticket.createdAt,
    files: attached.map(toFile).filter(({ ref }) => !known.has(ref)),
  };
}

async function readTalk(
  { id, requester }: FullTicket,
  api: JsonApi,
  mails: MailReader,
  calls: VendorCalls,
): Promise<TicketComment[]> {
  const rows = await readRows(api, { path: `/tickets/${id}/conversations`, isOfOne: true, item: talkSchema }, calls);
  const comments: TicketComment[] = [];
  for (const row of rows) {
    if (row.type === "comment") comments.push(toComment(row));
    else if (row.type === "thread" && !row.isDescriptionThread) {
      comments.push(mailToComment(await mails.read(id, row.id, api, calls), requester.email));
    }
  }
  return comments.toSorted((a, b) => a.at.localeCompare(b.at) || idOrder(a.id, b.id));
}

/** Two of the same moment: ids grow. */
const idOrder = (a: string, b: string): number => a.length - b.length || a.localeCompare(b);
