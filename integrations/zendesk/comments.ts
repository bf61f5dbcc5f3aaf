import { z } from "zod";
import { clip, type HelpdeskComments, type NewComment, type VendorCalls } from "../../src/core/index.ts";
import { rowsOf } from "../helpdesk/rows.ts";
import { uploadAll } from "../helpdesk/upload-all.ts";
import { vendorId } from "../helpdesk/vendor-id.ts";
import { changeTicket, metaSchema, readAll, type ZendeskDesk } from "./desk.ts";
import { uploadFile } from "./files.ts";
import { authorSchema, commentSchema, htmlOf, keyName, toComment } from "./words.ts";

/**
 * 64 kB, and what is longer is cut without a word
 * (developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments, 2026-11). Characters of ours take three bytes
 * at most, and HTML some more.
 */
export const maxTextChars = 15_000;

/** Each comment with its author beside it. */
const commentsPage = z
  .object({
    comments: rowsOf(commentSchema),
    users: rowsOf(authorSchema).optional().catch(undefined),
    meta: metaSchema,
  })
  .transform(({ comments: { items, unread }, users, meta }) => {
    const roles = new Map((users?.items ?? []).map(({ id, role }) => [id, role]));
    return { rows: { items: items.map((each) => ({ ...each, role: roles.get(each.author_id ?? "") })), unread }, meta };
  });
const auditSchema = z.object({ audit: z.object({ id: vendorId }) });

export const zendeskComments = (desk: ZendeskDesk): HelpdeskComments => ({
  list: async ({ id, requester }, calls) => {
    // A screenshot that was pasted is a file only with `include_inline_images`.
    const query = { include: "users", include_inline_images: "true" };
    const comments = await readAll(
      desk,
      { path: `/tickets/${id}/comments`, isOfOne: true, query, schema: commentsPage },
      calls,
    );
    return comments.map((comment) => toComment(comment, requester.id));
  },
  add: (id, comment, calls) => desk.people.whileKnown(comment.requester, () => addComment(desk, id, comment, calls)),
});

async function addComment(
  desk: ZendeskDesk,
  id: string,
  comment: NewComment,
  calls: VendorCalls,
): Promise<{ readonly id: string }> {
  const author = comment.from === "customer" ? await desk.people.idOf(comment.requester, calls) : undefined;
  const ticket = {
    comment: await commentBody(desk, comment, author, calls),
    metadata: { [keyName]: comment.key },
  };
  return { id: (await changeTicket(desk, id, { ticket, schema: auditSchema }, calls)).audit.id };
}

/** The form in which a comment is written, alone or as a ticket's first words. */
export async function commentBody(
  { api }: ZendeskDesk,
  comment: Pick<NewComment, "text" | "isPublic" | "files">,
  authorId: string | undefined,
  calls: VendorCalls,
): Promise<object> {
  const uploads = await uploadAll(comment.files, (file) => uploadFile(file, api, calls));
  return {
    html_body: htmlOf(clip(comment.text, maxTextChars)),
    public: comment.isPublic,
    ...(authorId === undefined ? {} : { author_id: Number(authorId) }),
    ...(uploads.length === 0 ? {} : { uploads }),
  };
}
