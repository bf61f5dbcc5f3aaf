import { z } from "zod";
import {
  clip,
  FailureError,
  type FileBytes,
  type Helpdesk,
  type NewComment,
  type NewTicket,
  type Requester,
  type Ticket,
  type TicketChange,
  ticketClosed,
  type VendorCalls,
} from "../../src/core/index.ts";
import { vendorId } from "../http/vendor-id.ts";
import { withPerson } from "../http/with-person.ts";
import { createZendeskApi, vendor, type ZendeskAccess } from "./api.ts";
import { type Uploads, uploads } from "./uploads.ts";
import {
  authorSchema,
  commentOf,
  commentSchema,
  htmlOf,
  keyName,
  ticketOf,
  ticketSchema,
  writtenPriority,
  writtenStatus,
  type ZendeskTicket,
} from "./words.ts";

/** 64 kB, and what is longer is cut without a word; characters of ours take three bytes at most, and HTML some more. */
const maxTextChars = 15_000;
const maxFileBytes = 50_000_000;
/** One page holds so many. */
const pageCount = 100;
/** A ticket takes 5,000 comments; what is looked for is among the newest. */
const maxCommentPages = 50;

const one = z.object({ ticket: ticketSchema });
const metaSchema = z.object({ has_more: z.boolean(), after_cursor: z.string().nullish() });
type Page<T> = { readonly items: readonly T[]; readonly meta: z.output<typeof metaSchema> };
const ticketsPage = z
  .object({ tickets: z.array(ticketSchema), meta: metaSchema })
  .transform(({ tickets, meta }): Page<ZendeskTicket> => ({ items: tickets, meta }));
/** Each with its author beside it. */
const commentsPage = z
  .object({ comments: z.array(commentSchema), users: z.array(authorSchema).catch([]), meta: metaSchema })
  .transform(({ comments, users, meta }) => {
    const roles = new Map(users.map(({ id, role }) => [id, role]));
    return { items: comments.map((comment) => ({ ...comment, role: roles.get(comment.author_id) })), meta };
  });
const userSchema = z.object({ user: z.object({ id: vendorId }) });

export function createZendesk(access: ZendeskAccess): Helpdesk {
  const api = createZendeskApi(access);
  const files: Uploads = uploads(access);
  const people = new Map<string, string>();

  /** Whose ticket it is. Found or made by the id that never changes; a chat has no address. */
  async function personOf({ externalId, name, email, phone }: Requester, calls: VendorCalls): Promise<string> {
    const known = people.get(externalId);
    if (known !== undefined) return known;
    const user = {
      external_id: externalId,
      name: name ?? externalId,
      skip_verify_email: true,
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
    };
    const made = await api(
      { method: "POST", path: "/users/create_or_update", body: { user }, schema: userSchema },
      calls,
    );
    people.set(externalId, made.user.id);
    return made.user.id;
  }

  async function allOf<T>(
    path: string,
    schema: z.ZodType<Page<T>>,
    query: object,
    calls: VendorCalls,
    isEnough: (items: readonly T[]) => boolean = () => false,
  ): Promise<T[]> {
    const items: T[] = [];
    let after: string | undefined;
    for (let at = 0; at < maxCommentPages; at += 1) {
      const asked = { "page[size]": pageCount, "page[after]": after, ...query };
      const { items: more, meta } = await api({ method: "GET", path, query: asked, schema }, calls);
      items.push(...more);
      // A cursor that does not move would be asked for again for ever.
      if (!meta.has_more || !meta.after_cursor || meta.after_cursor === after || isEnough(items)) break;
      after = meta.after_cursor;
    }
    return items;
  }

  async function commentBody(
    comment: Pick<NewComment, "text" | "isPublic" | "files">,
    authorId: string | undefined,
    calls: VendorCalls,
  ) {
    const tokens: string[] = [];
    for (const file of comment.files ?? []) tokens.push(await files.put(file, calls));
    return {
      html_body: htmlOf(clip(comment.text, maxTextChars)),
      public: comment.isPublic,
      ...(authorId === undefined ? {} : { author_id: Number(authorId) }),
      ...(tokens.length === 0 ? {} : { uploads: tokens }),
    };
  }

  const read = async (id: string, calls: VendorCalls): Promise<ZendeskTicket> =>
    (await api({ method: "GET", path: `/tickets/${id}`, schema: one }, calls)).ticket;

  const change = <T>(id: string, ticket: object, schema: z.ZodType<T>, calls: VendorCalls): Promise<T> =>
    api({ method: "PUT", path: `/tickets/${id}`, body: { ticket }, schema }, calls).catch(async (error: unknown) => {
      if (!(error instanceof FailureError) || error.failure.code !== `${vendor}_422`) throw error;
      // Why, Zendesk says in the agent's language: what the ticket is now says it to us.
      const { status } = await read(id, calls);
      throw status === "closed"
        ? new FailureError({ ...error.failure, outcome: "refused", code: ticketClosed })
        : error;
    });
  const update = async (id: string, ticket: object, calls: VendorCalls): Promise<Ticket> =>
    ticketOf((await change(id, ticket, one, calls)).ticket, access.url);

  async function create(ticket: NewTicket, calls: VendorCalls): Promise<Ticket> {
    const requesterId = await personOf(ticket.requester, calls);
    const body = {
      ticket: {
        subject: ticket.subject,
        comment: await commentBody(
          { text: ticket.text, isPublic: true, ...(ticket.files ? { files: ticket.files } : {}) },
          // Said outright: the first words of a follow-up would be the agent's in whose name we write.
          requesterId,
          calls,
        ),
        requester_id: Number(requesterId),
        priority: writtenPriority[ticket.priority],
        tags: ticket.tags.map(tagOf),
        external_id: ticket.key,
        metadata: { [keyName]: ticket.key },
        custom_fields: Object.entries(ticket.fields ?? {}).map(([id, value]) => ({ id: Number(id), value })),
        ...(ticket.follows === undefined ? {} : { via_followup_source_id: Number(ticket.follows) }),
      },
    };
    // Remembered there for two hours; after that the external id is what tells.
    const headers = { "Idempotency-Key": ticket.key };
    const made = await api({ method: "POST", path: "/tickets", body, headers, schema: one }, calls);
    return ticketOf(made.ticket, access.url);
  }

  async function comment(id: string, said: NewComment, calls: VendorCalls): Promise<{ readonly id: string }> {
    const author = said.from === "customer" ? await personOf(said.requester, calls) : undefined;
    const ticket = {
      comment: await commentBody(said, author, calls),
      metadata: { [keyName]: said.key },
    };
    const schema = z.object({ audit: z.object({ id: vendorId }) });
    return { id: (await change(id, ticket, schema, calls)).audit.id };
  }

  return {
    name: vendor,
    can: { hasCreateKey: true, maxTextChars, maxFileBytes },
    create: (ticket, calls) => withPerson(people, ticket.requester, () => create(ticket, calls)),
    findByKey: async (key, calls) => {
      const found = await api(
        {
          method: "GET",
          path: "/tickets",
          query: { external_id: key },
          schema: z.object({ tickets: z.array(ticketSchema) }),
        },
        calls,
      );
      const [ticket] = found.tickets.filter(({ external_id: id }) => id === key);
      return ticket && ticketOf(ticket, access.url);
    },
    get: async (id, calls) => ticketOf(await read(id, calls), access.url),
    list: async ({ status, priority, tags = [], limit }, calls) => {
      const fits = (ticket: ReturnType<typeof ticketOf>): boolean =>
        (status === undefined || ticket.status === status) &&
        (priority === undefined || ticket.priority === priority) &&
        tags.every((tag) => ticket.tags.includes(tagOf(tag)));
      // By the list and not by search: an index that lags by minutes shows neither the newest nor their state.
      const all = await allOf(
        "/tickets",
        ticketsPage,
        { sort: "-updated_at" },
        calls,
        (items) => items.filter((item) => fits(ticketOf(item, access.url))).length >= limit,
      );
      return all
        .map((item) => ticketOf(item, access.url))
        .filter(fits)
        .slice(0, limit);
    },
    comments: async (id, calls) => {
      const { requester_id: requester } = await read(id, calls);
      // A screenshot that was pasted is a file only for whoever asks for it.
      const query = { include: "users", include_inline_images: "true" };
      return (await allOf(`/tickets/${id}/comments`, commentsPage, query, calls)).map((comment) =>
        commentOf(comment, requester),
      );
    },
    changedSince: async (at, calls) => {
      const isOld = ({ updated_at: changed }: ZendeskTicket): boolean => Date.parse(changed) < at.getTime();
      const query = { sort: "-updated_at" };
      const all = await allOf("/tickets", ticketsPage, query, calls, (items) => items.some(isOld));
      return all.filter((ticket) => !isOld(ticket)).map(({ id, updated_at: mark }) => ({ id, mark, at: mark }));
    },
    update: (id, { status, priority, subject, tags }: TicketChange, calls) =>
      update(
        id,
        {
          ...(status === undefined ? {} : { status: writtenStatus[status] }),
          ...(priority === undefined ? {} : { priority: writtenPriority[priority] }),
          ...(subject === undefined ? {} : { subject }),
          ...(tags === undefined ? {} : { tags: tags.map(tagOf) }),
        },
        calls,
      ),
    close: (id, reason, calls) =>
      update(id, { status: "solved", comment: { html_body: htmlOf(reason), public: false } }, calls),
    comment: (id, said, calls) => withPerson(people, said.requester, () => comment(id, said, calls)),
    file: (ref, calls): Promise<FileBytes> => files.get(ref, calls),
  };
}

/** Tags have no blanks there. */
const tagOf = (tag: string): string => tag.trim().toLowerCase().replace(/\s+/g, "_");
