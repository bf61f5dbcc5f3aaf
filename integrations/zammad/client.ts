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
  ticketClosed,
  type VendorCalls,
} from "../../src/core/index.ts";
import { download } from "../http/download.ts";
import { withoutSlash } from "../http/json-api.ts";
import { accessOf, createZammadApi, vendor, type ZammadAccess } from "./api.ts";
import { mayMakeTags, noKeyTag } from "./key-tag.ts";
import {
  articleSchema,
  commentOf,
  isAgentsMail,
  isFinal,
  subjectOfKey,
  tagOfKey,
  ticketOf,
  ticketSchema,
  withoutKey,
  writtenPriority,
  writtenStatus,
  type ZammadTicket,
} from "./words.ts";

/** Nothing is documented; the web server's limit on a whole request is mostly 50 MB, and base64 adds a third. */
const maxTextChars = 100_000;
const maxFileBytes = 30_000_000;
const pageCount = 100;
const maxPages = 50;
const pendingMs = 24 * 3_600_000;

const namedSchema = z.array(z.object({ id: z.int(), name: z.string() }));
const tagsSchema = z.object({ tags: z.array(z.string()) });
const personSchema = z.object({ id: z.int(), email: z.string().nullish() });
const madeSchema = z.object({ id: z.int() });
const anything = z.unknown();
const changedAfter = (at: Date): object => ({
  "ticket.updated_at": { operator: "after (absolute)", value: at.toISOString() },
});
const expanded = { expand: "true" };

export function createZammad(access: ZammadAccess): Helpdesk {
  const api = createZammadApi(access);
  const ids = new Map<string, number>();
  /** Tickets of ours on which the key did not stick, by that key. */
  const keyless = new Map<string, string>();
  let hasStuck = false;

  /** The id of a state or a priority: an account may have others under other numbers. */
  async function idOf(list: "ticket_states" | "ticket_priorities", name: string, calls: VendorCalls): Promise<number> {
    const known = ids.get(`${list}/${name}`);
    if (known !== undefined) return known;
    for (const each of await api({ method: "GET", path: `/${list}`, schema: namedSchema }, calls)) {
      ids.set(`${list}/${each.name}`, each.id);
    }
    return ids.get(`${list}/${name}`) ?? 0;
  }

  const tagsOf = async (id: string | number, calls: VendorCalls): Promise<readonly string[]> =>
    (await api({ method: "GET", path: "/tags", query: { object: "Ticket", o_id: id }, schema: tagsSchema }, calls))
      .tags;
  const read = (id: string, calls: VendorCalls): Promise<ZammadTicket> =>
    api({ method: "GET", path: `/tickets/${id}`, query: expanded, schema: ticketSchema }, calls);
  const personOf = (id: number, calls: VendorCalls): Promise<z.output<typeof personSchema>> =>
    api({ method: "GET", path: `/users/${id}`, schema: personSchema }, calls);
  const full = async (ticket: ZammadTicket, calls: VendorCalls): Promise<Ticket> =>
    ticketOf(ticket, await tagsOf(ticket.id, calls), access.url);

  /**
   * By conditions: answered by the database itself, while the search index lags behind. Never by none: up to version 6.4 that is refused
   * or answered with nothing.
   */
  async function where(condition: object, count: number, calls: VendorCalls): Promise<ZammadTicket[]> {
    const found: ZammadTicket[] = [];
    for (let page = 1; page <= maxPages && found.length < count; page += 1) {
      const body = { condition, page, per_page: pageCount, sort_by: "updated_at", order_by: "desc", expand: true };
      const more = await api(
        { method: "POST", path: "/tickets/search", isRead: true, body, schema: z.array(ticketSchema) },
        calls,
      );
      found.push(...more);
      if (more.length < pageCount) break;
    }
    return found.slice(0, count);
  }

  /** A phone or a chat has no address: then the login is our own id, and nobody can be written to by mail. */
  const customerOf = ({ externalId, name, email, phone }: Requester): object => ({
    ...(email === undefined
      ? { login: externalId.toLowerCase(), firstname: name ?? externalId, lastname: "" }
      : { email, firstname: name ?? "", lastname: "" }),
    ...(phone === undefined ? {} : { mobile: phone }),
  });

  const articleOf = (said: Pick<NewComment, "key" | "text" | "isPublic" | "from" | "files">): object => ({
    subject: subjectOfKey(said.key),
    body: clip(said.text, maxTextChars),
    content_type: "text/plain",
    // Never "email": that would really be sent, internal or not.
    type: "note",
    internal: !said.isPublic,
    sender: said.from === "customer" ? "Customer" : "Agent",
    ...(said.files === undefined || said.files.length === 0
      ? {}
      : {
          attachments: said.files.map(({ bytes, mediaType, name }) => ({
            filename: name,
            data: Buffer.from(bytes).toString("base64"),
            "mime-type": mediaType,
          })),
        }),
  });

  const change = (id: string, body: object, calls: VendorCalls): Promise<ZammadTicket> =>
    api({ method: "PUT", path: `/tickets/${id}`, query: expanded, body, schema: ticketSchema }, calls);

  const stateOf = (status: keyof typeof writtenStatus): object => ({
    state: writtenStatus[status],
    ...(status === "pending" ? { pending_time: new Date(Date.now() + pendingMs).toISOString() } : {}),
  });

  async function retag(id: string, wanted: readonly string[], calls: VendorCalls): Promise<void> {
    const present = withoutKey(await tagsOf(id, calls));
    const about = (item: string) => ({ item, object: "Ticket", o_id: Number(id) });
    for (const tag of wanted.filter((each) => !present.includes(each))) {
      await api({ method: "POST", path: "/tags/add", body: about(tag), schema: anything }, calls);
    }
    for (const tag of present.filter((each) => !wanted.includes(each))) {
      await api({ method: "DELETE", path: "/tags/remove", body: about(tag), schema: anything }, calls);
    }
  }

  async function filed(ticket: NewTicket, calls: VendorCalls): Promise<ZammadTicket> {
    const body = {
      // Attributes of the account's own stand among the others.
      ...ticket.fields,
      title: ticket.subject,
      group: access.group,
      customer: customerOf(ticket.requester),
      state: "new",
      priority: writtenPriority[ticket.priority],
      // One text, and so no commas inside.
      tags: [...ticket.tags.map((tag) => tag.replaceAll(",", " ")), tagOfKey(ticket.key)].join(","),
      article: articleOf({ ...ticket, isPublic: true, from: "customer" }),
    };
    return api({ method: "POST", path: "/tickets", query: expanded, body, schema: ticketSchema }, calls);
  }

  /**
   * A ticket without our key would be made once more after the next lost answer. So whoever finds that it did not stick stops everything
   * until new tags may be made, and then goes on with the ticket that is there.
   */
  async function create(ticket: NewTicket, calls: VendorCalls): Promise<Ticket> {
    // Asked before the first ticket of every process: another one may have found out already.
    if (!hasStuck && (await mayMakeTags(api, calls)) === false) throw noKeyTag();
    const before = keyless.get(ticket.key);
    if (before !== undefined) await retag(before, [...ticket.tags, tagOfKey(ticket.key)], calls);
    const made = await (before === undefined ? filed(ticket, calls) : read(before, calls));
    const whole = await full(made, calls);
    if (whole.key === ticket.key) {
      keyless.delete(ticket.key);
      hasStuck = true;
      return whole;
    }
    hasStuck = false;
    keyless.set(ticket.key, whole.id);
    throw noKeyTag();
  }

  return {
    name: vendor,
    can: { hasCreateKey: false, maxTextChars, maxFileBytes },
    create,
    findByKey: async (key, calls) => {
      const condition = { "ticket.tags": { operator: "contains all", value: tagOfKey(key) } };
      for (const ticket of await where(condition, pageCount, calls)) {
        const found = await full(ticket, calls);
        if (found.key === key) return found;
      }
      return undefined;
    },
    get: async (id, calls) => full(await read(id, calls), calls),
    list: async ({ status, priority, tags = [], limit: count }, calls) => {
      const condition: Record<string, object> = { ...changedAfter(new Date(0)) };
      if (status !== undefined) {
        const id = await idOf("ticket_states", writtenStatus[status], calls);
        condition["ticket.state_id"] = { operator: "is", value: [id] };
      }
      if (priority !== undefined) {
        const id = await idOf("ticket_priorities", writtenPriority[priority], calls);
        condition["ticket.priority_id"] = { operator: "is", value: [id] };
      }
      if (tags.length > 0) condition["ticket.tags"] = { operator: "contains all", value: tags.join(", ") };
      const found: Ticket[] = [];
      for (const ticket of await where(condition, count, calls)) found.push(await full(ticket, calls));
      return found;
    },
    comments: async (id, calls) => {
      const path = `/ticket_articles/by_ticket/${id}`;
      const articles = await api({ method: "GET", path, query: expanded, schema: z.array(articleSchema) }, calls);
      const { customer_id: customerId } = await read(id, calls);
      const customer = articles.some(isAgentsMail) ? await personOf(customerId, calls) : { id: customerId };
      return articles.toSorted((a, b) => a.id - b.id).map((article) => commentOf(article, customer));
    },
    changedSince: async (since, calls) => {
      const found = await where(changedAfter(since), maxPages * pageCount, calls);
      return found.map(({ id, updated_at: at }) => ({ id: String(id), mark: at, at }));
    },
    update: async (id, { status, priority, subject, tags }, calls) => {
      const ticket = await change(
        id,
        {
          ...(status === undefined ? {} : stateOf(status)),
          ...(priority === undefined ? {} : { priority: writtenPriority[priority] }),
          ...(subject === undefined ? {} : { title: subject }),
        },
        calls,
      );
      if (tags !== undefined) await retag(id, tags, calls);
      return full(ticket, calls);
    },
    close: async (id, reason, calls) => {
      const article = articleOf({ key: `close-${id}`, text: reason, isPublic: false, from: "us" });
      return full(await change(id, { state: "closed", article }, calls), calls);
    },
    comment: async (id, said, calls) => {
      const ticket = await read(id, calls);
      // It would be taken all the same, and nobody would ever see it there.
      if (isFinal(ticket.state)) throw new FailureError({ outcome: "refused", code: ticketClosed });
      const body = {
        ticket_id: Number(id),
        ...articleOf(said),
        ...(said.from === "customer" ? { origin_by_id: ticket.customer_id } : {}),
      };
      const made = await api({ method: "POST", path: "/ticket_articles", body, schema: madeSchema }, calls);
      return { id: String(made.id) };
    },
    file: async (ref, calls): Promise<FileBytes> =>
      download(`${withoutSlash(access.url)}/api/v1/ticket_attachment/${ref}`, {
        access: accessOf(access),
        maxBytes: maxFileBytes,
        calls,
      }),
  };
}
