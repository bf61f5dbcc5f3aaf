import { z } from "zod";
import {
  FailureError,
  type FullTicket,
  type HelpdeskComments,
  type NewComment,
  type TicketComment,
  ticketClosed,
  type VendorCalls,
} from "../../src/core/index.ts";
import { isTooLarge } from "../helpdesk/read-pages.ts";
import { readable, rowsOf } from "../helpdesk/rows.ts";
import { articleBody, expanded, readOpenTicket, readTicket, type ZammadDesk } from "./desk.ts";
import { bodyWithFiles } from "./files.ts";
import { readPerson } from "./people.ts";
import { articleSchema, isAgentsMail, toComment, type ZammadArticle } from "./words.ts";

const articlesSchema = rowsOf(articleSchema);
/** What an agent said before these was heard long ago. */
const newestCount = 50;
const madeSchema = z.object({ id: z.int() });

export const zammadComments = (desk: ZammadDesk): HelpdeskComments => ({
  list: (ticket, calls) => listArticles(desk, ticket, calls),
  add: (id, comment, calls) => addArticle(desk, id, comment, calls),
});

async function listArticles(desk: ZammadDesk, ticket: FullTicket, calls: VendorCalls): Promise<TicketComment[]> {
  const articles = await readArticles(desk, ticket.id, calls);
  const id = ticket.requester.id === undefined ? undefined : Number(ticket.requester.id);
  // The customer's address only matters where an agent wrote a mail.
  const isAddressNeeded = id !== undefined && articles.some(isAgentsMail);
  const customer = isAddressNeeded ? await readPerson(id, desk.api, calls) : { id };
  return articles.toSorted((a, b) => a.id - b.id).map((article) => toComment(article, customer));
}

/** All in one answer, which is no page; where that is too large, the newest one by one. */
async function readArticles(desk: ZammadDesk, id: string, calls: VendorCalls): Promise<readonly ZammadArticle[]> {
  const call = { method: "GET", isOfOne: true, query: expanded } as const;
  try {
    const path = `/ticket_articles/by_ticket/${id}`;
    return readable(await desk.api({ ...call, path, schema: articlesSchema }, calls), calls);
  } catch (error) {
    if (!isTooLarge(error)) throw error;
  }
  const { article_ids: ids } = await readTicket(desk, id, calls);
  const articles: ZammadArticle[] = [];
  for (const each of ids.toSorted((a, b) => a - b).slice(-newestCount)) {
    articles.push(await desk.api({ ...call, path: `/ticket_articles/${each}`, schema: articleSchema }, calls));
  }
  return articles;
}

async function addArticle(
  desk: ZammadDesk,
  id: string,
  comment: NewComment,
  calls: VendorCalls,
): Promise<{ readonly id: string }> {
  // Read right before the words, also where it was read a moment ago: a merged ticket would take them, and show them to
  // no person.
  const ticket = await readOpenTicket(desk, id, calls);
  const { from, requesterId = String(ticket.customer_id) } = comment;
  // The words would be written in the name of the ticket's customer, whoever that is by now.
  if (from === "customer" && requesterId !== String(ticket.customer_id)) {
    throw new FailureError({ outcome: "refused", code: ticketClosed });
  }
  const body = bodyWithFiles(comment.files, (attachments) => ({
    ticket_id: Number(id),
    ...articleBody(comment),
    ...attachments,
    ...(comment.from === "customer" ? { origin_by_id: ticket.customer_id } : {}),
  }));
  const made = await desk.api(
    { method: "POST", path: "/ticket_articles", isOfOne: true, body, schema: madeSchema },
    calls,
  );
  return { id: String(made.id) };
}
