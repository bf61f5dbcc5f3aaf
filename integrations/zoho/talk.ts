import { z } from "zod";
import type { TicketComment, VendorCalls } from "../../src/core/index.ts";
import { textOfHtml } from "../http/text-of-html.ts";
import type { Account } from "./account.ts";
import { listOf } from "./api.ts";
import {
  attachmentSchema,
  commentOf,
  commentOfThread,
  commentSchema,
  fileOf,
  idSchema,
  threadSchema,
  type ZohoThread,
  type ZohoTicket,
} from "./words.ts";

const pageCount = 50;
const maxPages = 50;
const keptMails = 500;
const madeSchema = z.object({ id: idSchema });
const talkSchema = z.union([
  commentSchema.extend({ type: z.literal("comment") }),
  z.object({ type: z.literal("thread"), id: idSchema, isDescriptionThread: z.boolean().nullish().catch(null) }),
]);

/** What is said on a ticket: its own text, comments and mails. */
export function talkOf(account: Account) {
  const mails = new Map<string, ZohoThread>();
  const say = async (
    id: string,
    of: { readonly content: string; readonly isPublic: boolean; readonly attachmentIds?: readonly string[] },
    calls: VendorCalls,
  ): Promise<{ readonly id: string }> => {
    const { api } = await account.at(calls);
    const body = { ...of, contentType: "plainText" };
    return api({ method: "POST", path: `/tickets/${id}/comments`, body, schema: madeSchema }, calls);
  };

  /** The own text of a ticket comes first; its files are those that no comment has. */
  async function ownText(
    ticket: ZohoTicket,
    others: readonly TicketComment[],
    calls: VendorCalls,
  ): Promise<TicketComment> {
    const { api } = await account.at(calls);
    const query = { limit: 100 };
    const path = `/tickets/${ticket.id}/attachments`;
    const all = (await api({ method: "GET", path, query, schema: listOf(attachmentSchema) }, calls)).map(fileOf);
    const known = new Set(others.flatMap(({ files }) => files.map(({ ref }) => ref)));
    return {
      id: "description",
      text: textOfHtml(ticket.description ?? ""),
      isPublic: true,
      by: "customer",
      at: ticket.createdTime,
      files: all.filter(({ ref }) => !known.has(ref)),
    };
  }

  /** A list shows the beginning of a mail only; what was sent once does not change, and each look costs credits. */
  async function wholeMail(id: string, mailId: string, calls: VendorCalls): Promise<ZohoThread> {
    const known = mails.get(mailId);
    if (known !== undefined) return known;
    const { api } = await account.at(calls);
    const asked = { path: `/tickets/${id}/threads/${mailId}`, query: { include: "plainText" } };
    const mail = await api({ method: "GET", ...asked, schema: threadSchema }, calls);
    if (mail.status === "SUCCESS") mails.set(mailId, mail);
    const [oldest] = mails.keys();
    if (mails.size > keptMails && oldest !== undefined) mails.delete(oldest);
    return mail;
  }

  async function of({ id, contact }: ZohoTicket, calls: VendorCalls): Promise<TicketComment[]> {
    const { api } = await account.at(calls);
    const said: TicketComment[] = [];
    for (let from = 0, page = 0; page < maxPages; page += 1) {
      const query = { from, limit: pageCount };
      const path = `/tickets/${id}/conversations`;
      const rows = await api({ method: "GET", path, query, schema: listOf(talkSchema) }, calls);
      for (const row of rows) {
        if (row.type === "comment") said.push(commentOf(row));
        else if (!row.isDescriptionThread) {
          said.push(commentOfThread(await wholeMail(id, row.id, calls), contact?.email));
        }
      }
      from += rows.length;
      if (rows.length < pageCount) break;
    }
    return said.toSorted((a, b) => a.at.localeCompare(b.at) || idOrder(a.id, b.id));
  }

  return { of, ownText, say };
}

/** Two of the same moment: ids grow. */
const idOrder = (a: string, b: string): number => a.length - b.length || a.localeCompare(b);
