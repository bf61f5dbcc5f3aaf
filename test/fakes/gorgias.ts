import { type Answer, type FakeCall, type Fault, Refusal, type RefuseFile, type Served, serve } from "./serve.ts";

interface FakeMessage {
  readonly id: number;
  readonly ticket_id: number;
  readonly external_id: string | null;
  readonly from_agent: boolean;
  /** Not told of some messages. */
  readonly public?: boolean;
  readonly channel: string;
  readonly body_text: string;
  /** Without it Gorgias sends the message to the customer itself. */
  readonly sent_datetime: string | null;
  readonly sender: { readonly id: number; readonly name: string } | null;
  readonly receiver: { readonly id: number; readonly name: string } | null;
  readonly attachments: readonly { readonly name: string }[];
  readonly created_datetime: string;
}

interface FakeTicket {
  readonly id: number;
  readonly external_id: string | null;
  subject: string;
  status: string;
  priority: string;
  tags: { readonly name: string }[];
  readonly customer: { readonly id: number };
  readonly created_datetime: string;
  updated_datetime: string;
  trashed_datetime: string | null;
  readonly messages: FakeMessage[];
  readonly custom_fields: readonly { readonly id: number; readonly value: string }[];
}

interface FakeGorgias extends Pick<Served, "url" | "calls" | "stop"> {
  readonly username: string;
  readonly key: string;
  readonly tickets: FakeTicket[];
  readonly customers: {
    readonly id: number;
    readonly email: string;
    readonly external_id: string | null;
    readonly name: string;
  }[];
  /** What went out to customers by Gorgias' own doing. */
  readonly mailed: FakeMessage[];
  /** Applied, and answered 202 without a body. */
  answersChangesWithNothing: boolean;
  /** Rows like no other, at the head of every list. */
  readonly strayRows: unknown[];
  fault: (call: FakeCall) => Fault;
  refuseFile: RefuseFile;
  agentReplies(ticketId: number, text: string, file?: { readonly name: string; readonly bytes: Buffer }): FakeMessage;
  /** Without saying that it is not public: its channel says so. */
  agentNotes(ticketId: number, text: string): FakeMessage;
  /** A mail to somebody else. */
  agentForwards(ticketId: number, text: string): FakeMessage;
  /** By mail, as somebody who was in copy. */
  copiedReplies(ticketId: number, text: string): FakeMessage;
  agentCloses(ticketId: number): void;
  /** Into another: from then on its id leads there. */
  agentMerges(ticketId: number): void;
  agentReopens(ticketId: number): void;
  /** Still read by its id; out of lists that ask for no trash. */
  agentTrashes(ticketId: number): void;
  /** The form of our integration, filled in: every value is a text. */
  formOf(ticketId: number, message?: FakeMessage): Record<string, string>;
}

const priorities = ["critical", "high", "normal", "low"];
const channels = ["api", "email", "chat", "internal-note"];
const known = new Set([
  ...[
    "via",
    "channel",
    "from_agent",
    "subject",
    "status",
    "priority",
    "external_id",
    "customer",
    "tags",
    "messages",
    "meta",
  ],
  ...["assignee_user", "custom_fields", "language", "snooze_datetime", "trashed_datetime"],
]);

const bad = (data: object): Refusal => new Refusal(400, { error: { msg: "Failed to create ticket", data } });

/**
 * Gorgias with a memory: two statuses, tags that a change replaces, customers that have an address, no key anywhere.
 */
export async function startGorgias(): Promise<FakeGorgias> {
  let lastId = 70;
  const nextId = (): number => {
    lastId += 1;
    return lastId;
  };
  const at = (): string => new Date().toISOString().replace("Z", "000+00:00");
  const files = new Map<string, { readonly bytes: Buffer; readonly type: string }>();

  async function apply(call: FakeCall): Promise<Answer> {
    const file = files.get(call.path);
    if (file !== undefined) return { status: 200, body: file.bytes, headers: { "content-type": file.type } };
    const expected = `Basic ${Buffer.from(`${fake.username}:${fake.key}`).toString("base64")}`;
    if (call.headers["authorization"] !== expected) throw new Refusal(401, { error: { msg: "Unauthorized" } });
    const [, , kind, id, what] = call.path.split("/");
    if (kind === "tickets" && merged.has(Number(id))) return { status: 301, headers: { location: "/api/tickets/1" } };
    switch (`${call.method} ${kind}${id === undefined ? "" : "/:id"}${what === undefined ? "" : `/${what}`}`) {
      case "GET customers": {
        const found = fake.customers.filter(
          ({ external_id: own, email }) =>
            (call.query["external_id"] !== undefined && own === call.query["external_id"]) ||
            (call.query["email"] !== undefined && email === call.query["email"]),
        );
        return { status: 200, body: { data: found, meta: { next_cursor: null } } };
      }
      case "POST customers":
        return madeCustomer(call.body as { name?: string; email?: string; external_id?: string });
      case "POST upload":
        return upload(call);
      case "POST tickets":
        return madeTicket(call.body as Record<string, unknown>);
      case "GET tickets":
        return listed(call.query);
      case "GET tickets/:id":
        return { status: 200, body: ticket(id) };
      case "PUT tickets/:id":
        return changed(ticket(id), call.body as Record<string, unknown>);
      case "POST tickets/:id/messages": {
        const found = ticket(id);
        const message = messageOf(found.id, call.body as Record<string, unknown>);
        found.messages.push(message);
        found.updated_datetime = at();
        // A customer's message opens a closed ticket again.
        if (!message.from_agent) found.status = "open";
        return { status: 201, body: message };
      }
      case "GET messages":
        return { status: 200, body: paged(ticket(call.query["ticket_id"]).messages, call.query) };
      default:
        throw new Refusal(404, { error: { msg: "Resource not found." } });
    }
  }

  /** Of a ticket that is another's part. */
  const merged = new Set<number>();

  function ticket(id: string | number | undefined): FakeTicket {
    const found = fake.tickets.find((each) => each.id === Number(id));
    if (found === undefined) throw new Refusal(404, { error: { msg: "Resource not found." } });
    return found;
  }

  function madeCustomer({
    name = "",
    email,
    external_id = null,
  }: {
    name?: string;
    email?: string;
    external_id?: string | null;
  }): { readonly status: number; readonly body: FakeGorgias["customers"][number] } {
    if (email === undefined) throw bad({ email: ["Missing data for required field."] });
    if (
      fake.customers.some((each) => each.email === email || (external_id !== null && each.external_id === external_id))
    ) {
      throw new Refusal(409, { error: { msg: "The resource already exists." } });
    }
    const made = { id: nextId(), email, external_id, name };
    fake.customers.push(made);
    return { status: 201, body: made };
  }

  /** The field's name is the file's name. */
  async function upload(call: FakeCall): Promise<Answer> {
    const form = await new Response(new Uint8Array(call.bytes), {
      headers: { "content-type": call.headers["content-type"] ?? "" },
    }).formData();
    const made: object[] = [];
    for (const [name, value] of form.entries()) {
      if (typeof value === "string") continue;
      const refusal = fake.refuseFile({ name, type: value.type, sizeBytes: value.size });
      if (refusal !== undefined) throw new Refusal(refusal, { error: { msg: "The file is not taken." } });
      const path = `/uploads/${nextId()}`;
      files.set(path, { bytes: Buffer.from(await value.arrayBuffer()), type: value.type });
      made.push({ url: `${fake.url}${path}`, name, size: value.size, content_type: value.type });
    }
    return { status: 201, body: made };
  }

  function messageOf(ticketId: number, part: Record<string, unknown>): FakeMessage {
    for (const name of ["channel", "via", "from_agent"]) {
      if (part[name] === undefined) throw bad({ messages: { 0: { [name]: ["Missing data for required field."] } } });
    }
    if (!channels.includes(String(part["channel"]))) throw bad({ channel: ["Not a valid choice."] });
    const sender = part["sender"] as { id: number } | undefined;
    const receiver = part["receiver"] as { id: number } | undefined;
    const personOf = (id: number | undefined) => {
      const person = fake.customers.find((each) => each.id === id);
      return person === undefined ? null : { id: person.id, name: person.name };
    };
    const isUntold = part["channel"] === "internal-note" && part["public"] === undefined;
    const message: FakeMessage = {
      id: nextId(),
      ticket_id: ticketId,
      external_id: (part["external_id"] as string | undefined) ?? null,
      from_agent: part["from_agent"] === true,
      channel: String(part["channel"]),
      ...(isUntold ? {} : { public: part["public"] !== false }),
      body_text: String(part["body_text"] ?? ""),
      sent_datetime: (part["sent_datetime"] as string) ?? null,
      sender: personOf(sender?.id),
      receiver: personOf(receiver?.id),
      attachments: (part["attachments"] as FakeMessage["attachments"] | undefined) ?? [],
      created_datetime: at(),
    };
    if (message.sent_datetime === null && message.public) fake.mailed.push(message);
    return message;
  }

  function madeTicket(part: Record<string, unknown>): Answer {
    const unknown = Object.keys(part).filter((name) => !known.has(name));
    if (unknown.length > 0) throw bad(Object.fromEntries(unknown.map((name) => [name, ["Unknown field."]])));
    const messages = (part["messages"] as Record<string, unknown>[] | undefined) ?? [];
    if (part["via"] === undefined || messages.length === 0)
      throw bad({ messages: ["Missing data for required field."] });
    const priority = String(part["priority"] ?? "normal");
    if (!priorities.includes(priority)) throw bad({ priority: ["Not a valid choice."] });
    const id = nextId();
    const made: FakeTicket = {
      ...{
        id,
        external_id: (part["external_id"] as string | undefined) ?? null,
        subject: String(part["subject"] ?? ""),
      },
      status: String(part["status"] ?? "open"),
      priority,
      tags: (part["tags"] as { name: string }[]) ?? [],
      customer: part["customer"] as { id: number },
      created_datetime: at(),
      updated_datetime: at(),
      trashed_datetime: null,
      messages: messages.map((message) => messageOf(id, message)),
      custom_fields: (part["custom_fields"] as FakeTicket["custom_fields"] | undefined) ?? [],
    };
    fake.tickets.push(made);
    return { status: 201, body: made };
  }

  function changed(found: FakeTicket, part: Record<string, unknown>): Answer {
    if (part["status"] !== undefined && !["open", "closed"].includes(String(part["status"]))) {
      throw bad({ status: ["Not a valid choice."] });
    }
    if (part["priority"] !== undefined && !priorities.includes(String(part["priority"])))
      throw bad({ priority: ["?"] });
    Object.assign(found, part, { updated_datetime: at() });
    return fake.answersChangesWithNothing ? { status: 202 } : { status: 200, body: found };
  }

  function listed(query: Readonly<Record<string, string>>): Answer {
    const wanted = query["external_id"];
    const all = fake.tickets.filter(
      ({ id, external_id: own, trashed_datetime: trashedAt }) =>
        !merged.has(id) &&
        (wanted === undefined || own === wanted) &&
        (query["trashed"] !== "false" || trashedAt === null),
    );
    const byChange = (a: FakeTicket, b: FakeTicket): number =>
      b.updated_datetime.localeCompare(a.updated_datetime) || b.id - a.id;
    const ids = query["ticket_ids"]?.split(",");
    const rows = all.filter(({ id }) => ids === undefined || ids.includes(String(id))).toSorted(byChange);
    // Rows of a list are lighter than the ticket itself.
    const light = rows.map(({ messages, ...row }) => ({ ...row, messages_count: messages.length }));
    return { status: 200, body: paged(light, query) };
  }

  function paged(rows: readonly unknown[], query: Readonly<Record<string, string>>): object {
    const items = [...fake.strayRows, ...rows];
    const size = Math.min(100, Number(query["limit"] ?? 30));
    const from = Number(query["cursor"] ?? 0);
    const next = from + size < items.length ? String(from + size) : null;
    return { data: items.slice(from, from + size), object: "list", meta: { prev_cursor: null, next_cursor: next } };
  }

  const says = (
    ticketId: number,
    text: string,
    isPublic: boolean,
    file?: { readonly name: string; readonly bytes: Buffer },
  ): FakeMessage => {
    const common = { via: "helpdesk", from_agent: true, body_text: text, sent_datetime: at() };
    const part = isPublic
      ? { ...common, channel: "email", public: true, receiver: ticket(ticketId).customer }
      : { ...common, channel: "internal-note" };
    const attachments: object[] = [];
    if (file !== undefined) {
      const path = `/uploads/${nextId()}`;
      files.set(path, { bytes: file.bytes, type: "image/png" });
      attachments.push({ url: `${fake.url}${path}`, name: file.name, content_type: "image/png" });
    }
    return added(ticketId, { ...part, attachments });
  };
  const added = (ticketId: number, part: Record<string, unknown>): FakeMessage => {
    const message = messageOf(ticketId, part);
    ticket(ticketId).messages.push(message);
    ticket(ticketId).updated_datetime = at();
    return message;
  };
  const courier = (): { readonly id: number } => {
    const email = "courier@example.com";
    const made = fake.customers.find((each) => each.email === email) ?? madeCustomer({ name: "Кур'єр", email }).body;
    return { id: made.id };
  };

  const served = await serve({ fault: (call) => fake.fault(call), apply });
  const fake: FakeGorgias = {
    ...served,
    username: "bridge@example.com",
    key: "example-gorgias-key",
    tickets: [],
    customers: [],
    mailed: [],
    answersChangesWithNothing: false,
    strayRows: [],
    fault: () => "none",
    refuseFile: () => undefined,
    agentReplies: (id, text, file) => says(id, text, true, file),
    agentNotes: (id, text) => says(id, text, false),
    agentForwards: (id, text) =>
      added(id, {
        channel: "email",
        via: "helpdesk",
        from_agent: true,
        public: true,
        receiver: courier(),
        body_text: text,
        sent_datetime: at(),
      }),
    copiedReplies: (id, text) =>
      added(id, {
        channel: "email",
        via: "email",
        from_agent: false,
        public: true,
        sender: courier(),
        body_text: text,
        sent_datetime: at(),
      }),
    agentMerges: (id) => void merged.add(id),
    agentTrashes: (id) => {
      Object.assign(ticket(id), { trashed_datetime: at(), updated_datetime: at() });
    },
    agentReopens: (id) => {
      Object.assign(ticket(id), { status: "open", updated_datetime: at() });
    },
    agentCloses: (id) => {
      Object.assign(ticket(id), { status: "closed", updated_datetime: at() });
    },
    formOf: (id, message) => ({
      ticket_id: String(id),
      status: message === undefined ? ticket(id).status : "",
      message_id: message === undefined ? "" : String(message.id),
      text: message?.body_text ?? "",
      from_agent: message?.from_agent ? "True" : "False",
      public: message?.public === undefined ? "" : message.public ? "True" : "False",
      external_id: message?.external_id ?? "",
    }),
  };
  return fake;
}
