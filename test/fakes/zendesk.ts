import { createHmac } from "node:crypto";
import { type Answer, beginningOf, type FakeCall, type Fault, Refusal, type RefuseFile, serve } from "./serve.ts";
import { createOAuth, type ZendeskOAuth } from "./zendesk/oauth.ts";

interface FakeComment {
  readonly id: number;
  readonly author_id: number;
  readonly public: boolean;
  readonly body: string;
  readonly plain_body: string;
  readonly attachments: readonly {
    readonly file_name: string;
    readonly content_url: string;
    readonly content_type: string;
    readonly size: number;
    /** In the text: shown only to whoever asks for such. */
    readonly inline: boolean;
  }[];
  readonly metadata: { readonly system: object; readonly custom: Readonly<Record<string, unknown>> };
  readonly created_at: string;
}

interface FakeTicket {
  readonly id: number;
  external_id: string | null;
  subject: string;
  status: string;
  priority: string | null;
  tags: string[];
  requester_id: number;
  readonly followup_ids: number[];
  readonly created_at: string;
  updated_at: string;
  readonly comments: FakeComment[];
  readonly statusHistory: string[];
  readonly custom_fields: readonly { readonly id: number; readonly value: string }[];
}

export interface FakeZendesk {
  readonly url: string;
  readonly email: string;
  readonly token: string;
  readonly oauth: ZendeskOAuth;
  readonly tickets: FakeTicket[];
  readonly users: {
    readonly id: number;
    readonly external_id: string | null;
    readonly email: string | null;
    readonly name: string;
    readonly role: "end-user" | "agent" | "admin";
  }[];
  readonly calls: FakeCall[];
  /** Rows like no other, at the head of every list. */
  readonly strayRows: unknown[];
  fault: (call: FakeCall) => Fault;
  refuseFile: RefuseFile;
  agentReplies(ticketId: number, text: string, file?: { readonly name: string; readonly bytes: Buffer }): FakeComment;
  agentNotes(ticketId: number, text: string): FakeComment;
  /** A screenshot into the editor, and not a word. */
  agentPastes(ticketId: number, file: { readonly name: string; readonly bytes: Buffer }): FakeComment;
  /** By mail, as an end user who was in copy. */
  copiedReplies(ticketId: number, text: string): FakeComment;
  agentSolves(ticketId: number): void;
  agentReopens(ticketId: number): void;
  /** What only time does there. */
  closes(ticketId: number): void;
  /** The event of a comment or of a status as Zendesk posts it, signed. */
  eventOf(
    ticketId: number,
    comment?: FakeComment,
    atMs?: number,
  ): { readonly headers: Record<string, string>; readonly body: string };
  stop(): Promise<void>;
}

const agentId = 300;
const ourId = 301;
const keyLifeMs = 2 * 3_600_000;
const maxCommentBytes = 65_535;
/** Of one user and one ticket. */
const updatesLimit = { count: 30, perMs: 600_000 };
export const signingSecret = "example-signing-secret";

const invalid = (field: string, description: string): Refusal =>
  new Refusal(422, {
    error: "RecordInvalid",
    description: "Record validation errors",
    details: { [field]: [{ description }] },
  });
const notFound = (): Refusal => new Refusal(404, { error: "RecordNotFound", description: "Not found" });

/**
 * Zendesk with a memory: keys of creates, closed tickets, files, users. What it does not enforce, it does not enforce
 * here.
 */
export async function startZendesk({ now = Date.now }: { readonly now?: () => number } = {}): Promise<FakeZendesk> {
  let lastId = 35_000;
  const nextId = (): number => {
    lastId += 1;
    return lastId;
  };
  const at = (): string => new Date(now()).toISOString().replace(/\.\d{3}Z$/, "Z");
  const oauth = createOAuth(now);
  const keys = new Map<string, { readonly atMs: number; readonly body: string; readonly ticketId: number }>();
  const uploads = new Map<string, { readonly name: string; readonly type: string; readonly bytes: Buffer }>();
  const files = new Map<string, Buffer>();

  function apply(call: FakeCall): Answer {
    const file = files.get(call.path);
    if (file !== undefined) return { status: 200, body: file, headers: { "content-type": "image/png" } };
    if (call.path === "/oauth/tokens") return oauth.answer(call);
    const expected = `Basic ${Buffer.from(`${fake.email}/token:${fake.token}`).toString("base64")}`;
    const given = call.headers["authorization"] ?? "";
    if (given !== expected && !oauth.isGood(given.replace(/^Bearer /, "")))
      throw new Refusal(401, { error: "Couldn't authenticate you" });
    const path = call.path.replace(/\.json$/, "").replace(/^\/api\/v2/, "");
    const [, kind, id, what] = path.split("/");
    switch (`${call.method} ${kind}${id === undefined ? "" : "/:id"}${what === undefined ? "" : `/${what}`}`) {
      case "GET users/:id":
        return { status: 200, body: { user: { id: ourId, name: "Bridge" } } };
      case "POST users/:id":
        return userOf((call.body as { user: { name?: string; external_id?: string; email?: string } }).user);
      case "POST uploads": {
        const token = `up-${nextId()}`;
        const name = call.query["filename"] ?? "file";
        const type = call.headers["content-type"] ?? "application/binary";
        const refusal = fake.refuseFile({ name, type, sizeBytes: call.bytes.length });
        if (refusal !== undefined)
          throw new Refusal(refusal, { error: "AttachmentUnprocessable", description: "Attachment is not taken" });
        uploads.set(token, { name, type, bytes: beginningOf(call.bytes) });
        return { status: 201, body: { upload: { token, attachments: [] } } };
      }
      case "POST tickets":
        return created(call);
      case "GET tickets":
        return listed(call.query);
      case "GET tickets/:id":
        return { status: 200, body: { ticket: shown(ticket(id)) } };
      case "PUT tickets/:id":
        return updated(ticket(id), call);
      case "GET tickets/:id/comments":
        return { status: 200, body: commentsOf(ticket(id), call.query) };
      default:
        throw new Refusal(404, { error: "InvalidEndpoint", description: "Not found" });
    }
  }

  function ticket(id: string | number | undefined): FakeTicket {
    const found = fake.tickets.find((each) => each.id === Number(id));
    if (found === undefined) throw notFound();
    return found;
  }

  /** External ids are compared without case, and the e-mail finds as well. */
  function userOf({ name, external_id = "", email }: { name?: string; external_id?: string; email?: string }) {
    if (name === undefined) throw invalid("name", "Name: cannot be blank");
    const known = fake.users.find(
      (user) =>
        user.external_id?.toLowerCase() === external_id.toLowerCase() || (email !== undefined && user.email === email),
    );
    if (known !== undefined) return { status: 200, body: { user: known } };
    const user = { id: nextId(), name, external_id, email: email ?? null, role: "end-user" } as const;
    fake.users.push(user);
    return { status: 201, body: { user } };
  }

  function commentOf(
    part: { html_body?: string; body?: string; public?: boolean; author_id?: number; uploads?: string[] },
    authorId: number,
    custom: object,
  ): FakeComment {
    const html = part.html_body ?? part.body;
    if (html === undefined || html === "") throw invalid("comment", "Comment: cannot be blank");
    // The excess is cut without a word.
    const kept = Buffer.from(html).subarray(0, maxCommentBytes).toString("utf8");
    const attachments = (part.uploads ?? []).map((token) => {
      const upload = uploads.get(token);
      if (upload === undefined) throw invalid("uploads", "Upload token is invalid");
      uploads.delete(token);
      const address = `/attachments/token/${token}/`;
      files.set(address, upload.bytes);
      return {
        file_name: upload.name,
        content_type: upload.type,
        size: upload.bytes.length,
        inline: false,
        content_url: `${fake.url}${address}?name=${encodeURIComponent(upload.name)}`,
      };
    });
    const plain = kept
      .replaceAll("<br>", "\n")
      .replace(/<[^>]*>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
    return {
      id: nextId(),
      author_id: part.author_id ?? authorId,
      public: part.public ?? true,
      body: kept,
      ...{ plain_body: plain, attachments, metadata: { system: {}, custom: { ...custom } }, created_at: at() },
    };
  }

  function created(call: FakeCall) {
    const text = JSON.stringify(call.body);
    const key = call.headers["idempotency-key"];
    const known = key === undefined ? undefined : keys.get(key);
    if (known !== undefined && now() - known.atMs < keyLifeMs) {
      if (known.body !== text) {
        throw new Refusal(400, { error: "IdempotentRequestError", description: "Request parameters don't match" });
      }
      return {
        status: 201,
        body: { ticket: shown(ticket(known.ticketId)) },
        headers: { "x-idempotency-lookup": "hit" },
      };
    }
    const { ticket: part } = call.body as {
      ticket: Partial<FakeTicket> & { comment?: object; metadata?: object; via_followup_source_id?: number };
    };
    if (part.comment === undefined) throw invalid("comment", "Comment: cannot be blank");
    if (part.priority !== undefined && !["urgent", "high", "normal", "low", null].includes(part.priority)) {
      throw invalid("priority", "Priority: is not valid");
    }
    if (part.via_followup_source_id !== undefined) {
      const source = ticket(part.via_followup_source_id);
      if (source.status !== "closed") throw invalid("via_followup_source_id", "Source ticket is not closed");
    }
    const requester = part.requester_id ?? ourId;
    const made: FakeTicket = {
      id: nextId(),
      external_id: part.external_id ?? null,
      subject: part.subject ?? "",
      status: "new",
      priority: part.priority ?? null,
      tags: [...(part.tags ?? [])],
      requester_id: requester,
      followup_ids: [],
      created_at: at(),
      updated_at: at(),
      comments: [],
      statusHistory: ["new"],
      custom_fields: part.custom_fields ?? [],
    };
    // The first words are the requester's, but for those of a follow-up: they are the writer's unless it is said
    // otherwise.
    const author = part.via_followup_source_id === undefined ? requester : ourId;
    made.comments.push(commentOf(part.comment, author, part.metadata ?? {}));
    fake.tickets.push(made);
    if (part.via_followup_source_id !== undefined) ticket(part.via_followup_source_id).followup_ids.push(made.id);
    if (key !== undefined) keys.set(key, { atMs: now(), body: text, ticketId: made.id });
    return { status: 201, body: { ticket: shown(made) }, headers: { "x-idempotency-lookup": "miss" } };
  }

  const updates = new Map<number, number[]>();
  /** How long it takes until this ticket may be updated again. */
  function waitMs({ id }: FakeTicket): number {
    const { count, perMs } = updatesLimit;
    const recent = (updates.get(id) ?? []).filter((atMs) => atMs > now() - perMs);
    const [oldest = 0] = recent;
    if (recent.length >= count) return oldest + perMs - now();
    updates.set(id, [...recent, now()]);
    return 0;
  }

  function updated(found: FakeTicket, call: FakeCall): Answer {
    const ms = waitMs(found);
    if (ms > 0) {
      const headers = { "retry-after": String(Math.ceil(ms / 1_000)), "x-rate-limit": "200" };
      return {
        status: 429,
        body: { error: "APIRateLimitExceeded", description: "Number of allowed API requests" },
        headers: { ...headers, "x-rate-limit-remaining": "180" },
      };
    }
    if (found.status === "closed") throw invalid("status", "Status: closed prevents ticket update");
    const { ticket: part } = call.body as {
      ticket: Partial<FakeTicket> & { comment?: object; metadata?: object };
    };
    if (part.status === "new" && found.status !== "new") throw invalid("status", "Status: new cannot be set");
    if (part.comment !== undefined) found.comments.push(commentOf(part.comment, ourId, part.metadata ?? {}));
    if (part.status !== undefined && part.status !== found.status) {
      found.status = part.status;
      found.statusHistory.push(part.status);
    }
    if (part.priority !== undefined) found.priority = part.priority;
    if (part.subject !== undefined) found.subject = part.subject;
    if (part.tags !== undefined) found.tags = [...part.tags];
    found.updated_at = at();
    return { status: 200, body: { ticket: shown(found), audit: { id: nextId(), ticket_id: found.id, events: [] } } };
  }

  function listed(query: Readonly<Record<string, string>>) {
    const wanted = query["external_id"];
    const all = fake.tickets.filter(({ external_id: id }) => wanted === undefined || id === wanted);
    const byChange = (a: FakeTicket, b: FakeTicket): number => b.updated_at.localeCompare(a.updated_at) || b.id - a.id;
    const sorted = query["sort"] === "-updated_at" ? all.toSorted(byChange) : all;
    return { status: 200, body: paged("tickets", sorted.map(shown), query) };
  }

  function paged(name: string, rows: readonly unknown[], query: Readonly<Record<string, string>>): object {
    const items = [...fake.strayRows, ...rows];
    const size = Math.min(100, Number(query["page[size]"] ?? 100));
    const from = Number(query["page[after]"] ?? 0);
    const hasMore = from + size < items.length;
    return { [name]: items.slice(from, from + size), meta: { has_more: hasMore, after_cursor: String(from + size) } };
  }

  /** The authors only for whoever asks for them. */
  function commentsOf({ comments }: FakeTicket, query: Readonly<Record<string, string>>): object {
    const staff = [
      { id: agentId, name: "Ann", role: "agent" },
      { id: ourId, name: "Bridge", role: "admin" },
    ];
    const users = query["include"]?.split(",").includes("users") ? { users: [...fake.users, ...staff] } : {};
    const hasInline = query["include_inline_images"] === "true";
    const shownOnes = comments.map((comment) => ({
      ...comment,
      attachments: comment.attachments.filter(({ inline }) => hasInline || !inline),
    }));
    return { ...paged("comments", shownOnes, query), ...users };
  }

  const shown = ({ comments, statusHistory, ...rest }: FakeTicket): object => rest;

  const say = (
    ticketId: number,
    text: string,
    isPublic: boolean,
    file?: { readonly name: string; readonly bytes: Buffer },
    authorId: number = agentId,
  ): FakeComment => {
    const found = ticket(ticketId);
    const token = `up-${nextId()}`;
    if (file !== undefined) uploads.set(token, { ...file, type: "image/png" });
    const part = { html_body: text, public: isPublic, ...(file === undefined ? {} : { uploads: [token] }) };
    const comment = commentOf(part, authorId, {});
    found.comments.push(comment);
    found.updated_at = at();
    return comment;
  };

  const served = await serve({ fault: (call) => fake.fault(call), apply });
  const fake: FakeZendesk = {
    url: served.url,
    email: "bridge@example.com",
    token: "example-zendesk-token",
    oauth,
    tickets: [],
    users: [],
    calls: served.calls,
    strayRows: [],
    fault: () => "none",
    refuseFile: () => undefined,
    agentReplies: (id, text, file) => say(id, text, true, file),
    agentNotes: (id, text) => say(id, text, false),
    agentPastes: (id, file) => {
      const comment = say(id, "x", true, file);
      const attachments = comment.attachments.map((each) => ({ ...each, inline: true }));
      const body = ` ![](${attachments[0]?.content_url})`;
      const pasted = { ...comment, body, plain_body: "", attachments };
      ticket(id).comments.splice(-1, 1, pasted);
      return pasted;
    },
    copiedReplies: (id, text) => {
      const { user } = userOf({ name: "Кур'єр", external_id: `copied-${id}`, email: "courier@example.com" }).body;
      return say(id, text, true, undefined, user.id);
    },
    agentReopens: (id) => {
      Object.assign(ticket(id), { status: "open", updated_at: at() });
      ticket(id).statusHistory.push("open");
    },
    agentSolves: (id) => {
      Object.assign(ticket(id), { status: "solved", updated_at: at() });
      ticket(id).statusHistory.push("solved");
    },
    closes: (id) => {
      ticket(id).status = "closed";
      ticket(id).statusHistory.push("closed");
    },
    eventOf: (id, comment, atMs = now()) => {
      const found = ticket(id);
      const body = JSON.stringify({
        id: `event-${nextId()}`,
        subject: `zen:ticket:${id}`,
        time: at(),
        zendesk_event_version: "2022-11-06",
        type: `zen:event-type:ticket.${comment === undefined ? "status_changed" : "comment_added"}`,
        detail: { id: String(id), external_id: found.external_id, status: found.status.toUpperCase() },
        event:
          comment === undefined
            ? { current: found.status.toUpperCase() }
            : {
                comment: {
                  id: String(comment.id),
                  body: comment.plain_body,
                  is_public: comment.public,
                  author: {
                    id: String(comment.author_id),
                    is_staff: comment.author_id === agentId || comment.author_id === ourId,
                    name: "Ann",
                  },
                },
              },
      });
      const timestamp = new Date(atMs).toISOString();
      const signature = createHmac("sha256", signingSecret).update(`${timestamp}${body}`).digest("base64");
      return {
        headers: {
          "x-zendesk-webhook-signature": signature,
          "x-zendesk-webhook-signature-timestamp": timestamp,
          "content-type": "application/json",
        },
        body,
      };
    },
    stop: served.stop,
  };
  return fake;
}
