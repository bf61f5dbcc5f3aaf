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
import { articleBody, expanded, readTicket, type ZammadDesk } from "./desk.ts";
import { bodyWithFiles } from "./files.ts";
import { readPerson } from "./people.ts";
import { articleSchema, isAgentsMail, isFinal, toComment } from "./words.ts";

const articlesSchema = z.array(articleSchema);
const madeSchema = z.object({ id: z.int() });

export const zammadComments = (desk: ZammadDesk): HelpdeskComments => ({
  list: (ticket, calls) => listArticles(desk, ticket, calls),
  add: (id, comment, calls) => addArticle(desk, id, comment, calls),
});

async function listArticles({ api }: ZammadDesk, ticket: FullTicket, calls: VendorCalls): Promise<TicketComment[]> {
  const path = `/ticket_articles/by_ticket/${ticket.id}`;
  const articles = await api({ method: "GET", path, query: expanded, schema: articlesSchema }, calls);
  const id = Number(ticket.requester.id);
  // The customer's address only matters where an agent wrote a mail.
  const customer = articles.some(isAgentsMail) ? await readPerson(id, api, calls) : { id };
  return articles.toSorted((a, b) => a.id - b.id).map((article) => toComment(article, customer));
}

async function addArticle(
  desk: ZammadDesk,
  id: string,
  comment: NewComment,
  calls: VendorCalls,
): Promise<{ readonly id: string }> {
  // Read right before the words, also where it was read a moment ago: a merged ticket would take them, and show them to
  // no person.
  const ticket = await readTicket(desk, id, calls);
  if (isFinal(ticket.state)) throw new FailureError({ outcome: "refused", code: ticketClosed });
  const body = bodyWithFiles(comment.files, (attachments) => ({
    ticket_id: Number(id),
    ...articleBody(comment),
    ...attachments,
    ...(comment.from === "customer" ? { origin_by_id: ticket.customer_id } : {}),
  }));
  const made = await desk.api({ method: "POST", path: "/ticket_articles", body, schema: madeSchema }, calls);
  return { id: String(made.id) };
}
