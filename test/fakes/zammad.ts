import { createHmac } from "node:crypto";
import {
  type Answer,
  beginningOf,
  type FakeCall,
  type Fault,
  Refusal,
  type RefuseFile,
  type Served,
  serve,
} from "./serve.ts";

interface FakeArticle {
  readonly id: number;
  readonly ticket_id: number;
  readonly subject: string | null;
  readonly body: string;
  readonly content_type: string;
  readonly type: string;
  readonly internal: boolean;
  readonly sender: string;
  readonly from: string;
  readonly to: string | null;
  readonly created_by_id: number;
  readonly origin_by_id: number | null;
  readonly attachments: readonly {
    readonly id: number;
    readonly filename: string;
    readonly size: string;
    readonly preferences: object;
  }[];
  readonly created_at: string;
}

interface FakeTicket {
  readonly id: number;
  readonly number: string;
  title: string;
  state: string;
  priority: string;
  readonly group: string;
  readonly customer_id: number;
  readonly created_at: string;
  updated_at: string;
  tags: string[];
  readonly articles: FakeArticle[];
  /** Attributes of the account's own. */
  readonly own: Readonly<Record<string, unknown>>;
}

interface FakeUser {
  readonly id: number;
  readonly login: string;
  readonly email: string;
  readonly firstname: string;
}

interface FakeZammad extends Pick<Served, "url" | "calls" | "stop"> {
  readonly token: string;
  readonly tickets: FakeTicket[];
  readonly users: FakeUser[];
  /** What really went out by mail: an article of the type "email" by an agent, internal or not. */
  readonly mailed: FakeArticle[];
  /** The setting "new tags". Where it is off, a create leaves out without a word the tags that nobody used before. */
  mayMakeTags: boolean;
  /** The token has `ticket.customer` alone: it sees its own tickets, and no people. */
  isCustomersToken: boolean;
  /** Then it says no to everybody but its administrators. */
  isInMaintenance: boolean;
  /** Rows like no other, at the head of every list. */
  readonly strayRows: unknown[];
  fault: (call: FakeCall) => Fault;
  refuseFile: RefuseFile;
  agentReplies(ticketId: number, text: string, file?: { readonly name: string; readonly bytes: Buffer }): FakeArticle;
  agentNotes(ticketId: number, text: string): FakeArticle;
  /** By mail: to the ticket's customer, or to somebody else. */
  agentMails(ticketId: number, text: string, to?: string): FakeArticle;
  /** By mail, as somebody who was in copy. */
  copiedReplies(ticketId: number, text: string): FakeArticle;
  agentCloses(ticketId: number): void;
  /** Into another: its articles go there, and what is left can still be written on. */
  agentMerges(ticketId: number): void;
  agentReopens(ticketId: number): void;
  /** The webhook of a trigger, as Zammad posts it. */
  eventOf(ticketId: number, article?: FakeArticle): { readonly headers: Record<string, string>; readonly body: string };
}

export const signatureToken = "example-signature-token";

const states: Readonly<Record<string, number>> = {
  new: 1,
  open: 2,
  "pending reminder": 3,
  closed: 4,
  merged: 5,
  "pending close": 7,
};
const priorities: Readonly<Record<string, number>> = { "1 low": 1, "2 normal": 2, "3 high": 3 };
const ourId = 3;
const agentId = 4;

const invalid = (error: string): Refusal => new Refusal(422, { error, error_human: error });

/**
 * Zammad with a memory: states and priorities by name, users by address or login, tags apart from tickets, no key
 * anywhere.
 */
export async function startZammad(): Promise<FakeZammad> {
  let lastId = 20;
  const nextId = (): number => {
    lastId += 1;
    return lastId;
  };
  const at = (): string => new Date().toISOString();
  const files = new Map<string, { readonly bytes: Buffer; readonly type: string }>();

  function apply(call: FakeCall): Answer {
    if (call.headers["authorization"] === undefined) throw new Refusal(403, { error: "Authentication required" });
    if (call.headers["authorization"] !== `Token token=${fake.token}`) {
      throw new Refusal(401, { error: "Can't find User for Token" });
    }
    if (fake.isInMaintenance) throw new Refusal(403, { error: "Maintenance mode enabled!" });
    const path = call.path.replace("/api/v1", "");
    const file = files.get(path);
    if (file !== undefined) return { status: 200, body: file.bytes, headers: { "content-type": file.type } };
    const body = call.body as Record<string, unknown>;
    const [, kind, id, what] = path.split("/");
    switch (`${call.method} ${kind}${id === undefined ? "" : Number.isNaN(Number(id)) ? `/${id}` : "/:id"}`) {
      case "GET users/me":
        return { status: 200, body: { id: ourId, login: "bridge" } };
      case "GET users/search":
        if (fake.isCustomersToken) throw new Refusal(403, { error: "Not authorized (token)!" });
        return { status: 200, body: [] };
      case "GET users/:id":
        return { status: 200, body: user(Number(id)) };
      case "GET signshow":
        return { status: 200, body: { session: { id: ourId }, config: { tag_new: fake.mayMakeTags } } };
      case "GET tag_list":
        throw new Refusal(403, { error: "Not authorized (user)!" });
      case "GET ticket_states":
        return { status: 200, body: Object.entries(states).map(([name, number]) => ({ id: number, name })) };
      case "GET ticket_priorities":
        return { status: 200, body: Object.entries(priorities).map(([name, number]) => ({ id: number, name })) };
      case "POST tickets":
        return made(body);
      case "GET tickets/:id":
        return { status: 200, body: shown(ticket(id)) };
      case "PUT tickets/:id":
        return changed(ticket(id), body);
      case "POST tickets/search":
        return searched(body);
      case "GET ticket_articles/by_ticket":
        return { status: 200, body: [...fake.strayRows, ...ticket(what).articles] };
      case "GET ticket_articles/:id": {
        const articles = fake.tickets.flatMap((each) => each.articles);
        const found = articles.find((each) => each.id === Number(id));
        if (found === undefined) throw new Refusal(404, { error: `Couldn't find Ticket::Article with 'id'=${id}` });
        return { status: 200, body: found };
      }
      case "POST ticket_articles": {
        const found = ticket(body["ticket_id"] as number);
        const article = articleOf(found, body);
        found.articles.push(article);
        found.updated_at = at();
        return { status: 201, body: article };
      }
      case "GET tags":
        return { status: 200, body: { tags: ticket(call.query["o_id"]).tags } };
      case "POST tags/add":
        ticket(body["o_id"] as number).tags.push(String(body["item"]));
        return { status: 201, body: "true" };
      case "DELETE tags/remove": {
        const found = ticket(body["o_id"] as number);
        found.tags = found.tags.filter((tag) => tag !== body["item"]);
        return { status: 201, body: "true" };
      }
      default:
        throw new Refusal(404, { error: "This page doesn't exist." });
    }
  }

  function ticket(id: string | number | undefined): FakeTicket {
    const found = fake.tickets.find((each) => each.id === Number(id));
    if (found === undefined) throw new Refusal(404, { error: `Couldn't find Ticket with 'id'=${id}` });
    return found;
  }

  function user(id: number): FakeUser {
    const found = fake.users.find((each) => each.id === id);
    if (found === undefined) throw new Refusal(404, { error: `Couldn't find User with 'id'=${id}` });
    return found;
  }

  /** Found by address, then by login, both in small letters; else made. One who is there is not changed. */
  function customerOf(part: { email?: string; login?: string; firstname?: string }): number {
    const email = (part.email ?? "").toLowerCase();
    const login = (part.login ?? part.email ?? "").toLowerCase();
    const known = fake.users.find(
      (user) => (email !== "" && user.email === email) || (login !== "" && user.login === login),
    );
    if (known !== undefined) return known.id;
    if (login === "" && !part.firstname) throw invalid("At least one identifier for user is required.");
    const user = { id: nextId(), login: login || `auto-${nextId()}`, email, firstname: part.firstname ?? "" };
    fake.users.push(user);
    return user.id;
  }

  function articleOf(of: FakeTicket, part: Record<string, unknown>): FakeArticle {
    if (part["body"] === undefined) throw invalid('Need at least article: { body: "some text" }');
    const id = nextId();
    const given = (part["attachments"] as { filename: string; data: string; "mime-type"?: string }[] | undefined) ?? [];
    const attachments = given.map((each, index) => {
      const type = each["mime-type"];
      if (type === undefined) throw invalid(`Attachment needs 'mime-type' param for attachment with index '${index}'`);
      const fileId = nextId();
      const bytes = Buffer.from(each.data, "base64");
      const refusal = fake.refuseFile({ name: each.filename, type, sizeBytes: bytes.length });
      // What is too large never reaches Zammad: its web server refuses the whole request, in HTML.
      if (refusal === 413) throw new Refusal(413, "<html>413 Request Entity Too Large</html>");
      if (refusal !== undefined) throw invalid("The object could not be saved.");
      files.set(`/ticket_attachment/${of.id}/${id}/${fileId}`, { bytes: beginningOf(bytes), type });
      return { id: fileId, filename: each.filename, size: String(bytes.length), preferences: { "Mime-Type": type } };
    });
    const originId = (part["origin_by_id"] as number | undefined) ?? null;
    const article: FakeArticle = {
      id,
      ticket_id: of.id,
      subject: (part["subject"] as string | undefined) ?? null,
      body: String(part["body"]),
      content_type: String(part["content_type"] ?? "text/plain"),
      type: String(part["type"] ?? "note"),
      internal: part["internal"] === true,
      attachments,
      created_at: at(),
      // Written in somebody's name, it is theirs.
      sender: originId === null ? String(part["sender"] ?? "Agent") : "Customer",
      from: "Bridge",
      created_by_id: ourId,
      origin_by_id: originId,
      to: null,
    };
    if (article.type === "email" && article.sender === "Agent") fake.mailed.push(article);
    return article;
  }

  function made(part: Record<string, unknown>): Answer {
    const { title, group, state = "new", priority = "2 normal", tags = "", customer, article, ...own } = part;
    if (typeof title !== "string" || title === "") throw invalid("Title can't be blank");
    if (group !== "Users") throw invalid(`No lookup value found for 'group': "${String(group)}"`);
    if (!(String(state) in states)) throw invalid(`No lookup value found for 'state': "${String(state)}"`);
    if (!(String(priority) in priorities)) throw invalid(`No lookup value found for 'priority': "${String(priority)}"`);
    const id = nextId();
    const ticketMade: FakeTicket = {
      id,
      number: String(22_000 + id),
      title,
      state: String(state),
      priority: String(priority),
      group: "Users",
      customer_id: customerOf(customer as object),
      created_at: at(),
      updated_at: at(),
      articles: [],
      own,
      tags: String(tags)
        .split(",")
        .map((tag) => tag.trim())
        .filter((tag) => tag !== "" && (fake.mayMakeTags || fake.tickets.some((each) => each.tags.includes(tag)))),
    };
    if (article !== undefined) ticketMade.articles.push(articleOf(ticketMade, article as Record<string, unknown>));
    fake.tickets.push(ticketMade);
    return { status: 201, body: shown(ticketMade) };
  }

  function changed(found: FakeTicket, part: Record<string, unknown>): Answer {
    const { title, state, priority, pending_time: pendingTime, article } = part;
    if (state !== undefined) {
      if (!(String(state) in states)) throw invalid(`No lookup value found for 'state': "${String(state)}"`);
      if (String(state).startsWith("pending") && pendingTime === undefined)
        throw invalid("Missing required value for field 'pending_time'!");
      found.state = String(state);
    }
    if (priority !== undefined) {
      if (!(String(priority) in priorities)) throw invalid("No lookup value found for 'priority'");
      found.priority = String(priority);
    }
    if (title !== undefined) found.title = String(title);
    if (article !== undefined) found.articles.push(articleOf(found, article as Record<string, unknown>));
    found.updated_at = at();
    return { status: 200, body: shown(found) };
  }

  /** Answered by the database, so without a lag. An empty condition is taken for none, as up to version 6.4. */
  function searched(part: Record<string, unknown>): Answer {
    const condition = (part["condition"] ?? {}) as Record<
      string,
      { readonly operator: string; readonly value: unknown }
    >;
    if (Object.keys(condition).length === 0) throw invalid("param is missing or the value is empty: condition");
    const fits = (each: FakeTicket): boolean =>
      Object.entries(condition).every(([name, { operator, value }]) => {
        if (name === "ticket.state_id" && operator === "is")
          return (value as number[]).includes(states[each.state] ?? 0);
        if (name === "ticket.updated_at" && operator === "after (absolute)") return each.updated_at >= String(value);
        if (name === "ticket.priority_id" && operator === "is") {
          return (value as number[]).includes(priorities[each.priority] ?? 0);
        }
        if (name === "ticket.tags" && operator === "contains all") {
          return String(value)
            .split(", ")
            .every((tag) => each.tags.includes(tag));
        }
        throw invalid(`Invalid condition ${name}`);
      });
    const size = Math.min(200, Number(part["per_page"] ?? 50));
    const from = (Number(part["page"] ?? 1) - 1) * size;
    const byChange = (a: FakeTicket, b: FakeTicket): number => b.updated_at.localeCompare(a.updated_at) || b.id - a.id;
    const found = fake.tickets.filter(fits).toSorted(byChange);
    return { status: 200, body: [...fake.strayRows, ...found.map(shown)].slice(from, from + size) };
  }

  const shown = ({ tags, articles, own, ...rest }: FakeTicket): object => ({
    ...own,
    ...rest,
    article_ids: articles.map(({ id }) => id),
  });

  const says = (
    ticketId: number,
    text: string,
    internal: boolean,
    file?: { readonly name: string; readonly bytes: Buffer },
  ): FakeArticle => {
    const found = ticket(ticketId);
    const attachments =
      file === undefined
        ? []
        : [{ filename: file.name, data: file.bytes.toString("base64"), "mime-type": "image/png" }];
    const article: FakeArticle = {
      // As the browser's editor writes it.
      ...articleOf(found, {
        body: `<div>${text}</div>`,
        content_type: "text/html",
        internal,
        type: "note",
        attachments,
      }),
      created_by_id: agentId,
      from: "Ann Agent",
    };
    return added(article);
  };
  const added = (article: FakeArticle): FakeArticle => {
    const found = ticket(article.ticket_id);
    found.articles.push(article);
    found.updated_at = at();
    return article;
  };

  const served = await serve({ fault: (call) => fake.fault(call), apply });
  const fake: FakeZammad = {
    ...served,
    token: "example-zammad-token",
    tickets: [],
    users: [],
    mailed: [],
    mayMakeTags: true,
    isInMaintenance: false,
    isCustomersToken: false,
    strayRows: [],
    fault: () => "none",
    refuseFile: () => undefined,
    agentReplies: (id, text, file) => says(id, text, false, file),
    agentNotes: (id, text) => says(id, text, true),
    agentMails: (id, text, to = user(ticket(id).customer_id).email) => {
      const article: FakeArticle = {
        ...articleOf(ticket(id), { body: `<div>${text}</div>`, content_type: "text/html" }),
        type: "email",
        to: `"Somebody" <${to}>`,
        created_by_id: agentId,
        from: "Ann Agent",
      };
      return added(article);
    },
    copiedReplies: (id, text) => {
      const courierId = customerOf({ email: "courier@example.com", firstname: "Кур'єр" });
      const article: FakeArticle = {
        ...articleOf(ticket(id), { body: text, sender: "Customer" }),
        type: "email",
        to: "help@example.com",
        created_by_id: courierId,
        from: "Кур'єр",
      };
      return added(article);
    },
    agentMerges: (id) => void Object.assign(ticket(id), { state: "merged", updated_at: at() }),
    agentReopens: (id) => {
      Object.assign(ticket(id), { state: "open", updated_at: at() });
    },
    agentCloses: (id) => {
      ticket(id).state = "closed";
      ticket(id).updated_at = at();
    },
    eventOf: (id, article) => {
      const { tags, articles, own, ...rest } = ticket(id);
      const objects = { priority: { name: rest.priority }, group: { name: rest.group } };
      const body = JSON.stringify({ ticket: { ...own, ...rest, ...objects }, article: article ?? {} });
      const signature = createHmac("sha1", signatureToken).update(body).digest("hex");
      const headers = { "content-type": "application/json", "x-hub-signature": `sha1=${signature}` };
      return { headers: { ...headers, "x-zammad-delivery": `job-${nextId()}` }, body };
    },
  };
  return fake;
}
