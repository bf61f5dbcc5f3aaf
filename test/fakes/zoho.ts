import { type Answer, type FakeCall, type Fault, Refusal, type RefuseFile, type Served, serve } from "./serve.ts";
import { type Accounts, createAccounts } from "./zoho/accounts.ts";
import { createSigner } from "./zoho/signer.ts";

interface FakeFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly type: string;
}

interface FakeComment {
  readonly type: "comment";
  readonly id: string;
  readonly content: string;
  readonly contentType: string;
  readonly isPublic: boolean;
  readonly commentedTime: string;
  readonly commenter: { readonly name: string; readonly type: string };
  readonly files: readonly FakeFile[];
}

interface FakeThread {
  readonly type: "thread";
  readonly id: string;
  readonly direction: "in" | "out";
  readonly status: string;
  /** Not told of some. */
  readonly visibility?: string | undefined;
  readonly isForward: boolean;
  readonly to: string | null;
  readonly author: { readonly name: string; readonly type: string };
  readonly html: string;
  readonly createdTime: string;
  readonly isDescriptionThread: boolean;
}

interface FakeTicket {
  readonly id: string;
  readonly ticketNumber: string;
  subject: string;
  readonly description: string;
  departmentId: string;
  readonly contactId: string;
  status: string;
  priority: string | null;
  readonly cf: Record<string, string>;
  tags: string[];
  readonly createdTime: string;
  modifiedTime: string;
  readonly talk: (FakeComment | FakeThread)[];
  readonly files: FakeFile[];
}

interface FakeContact {
  readonly id: string;
  readonly firstName: string | null;
  readonly lastName: string;
  readonly email: string | null;
}

export interface FakeZoho extends Pick<Served, "url" | "calls" | "stop"> {
  readonly accounts: Accounts;
  /** Of the account that the grant is for. */
  orgId: string;
  readonly webhookId: string;
  readonly tickets: FakeTicket[];
  readonly contacts: FakeContact[];
  /** Mails that closing a ticket sent to its customer. */
  readonly closureMails: string[];
  /** What is younger than this is not in the search index. */
  searchLagMs: number;
  /** Rows like no other, at the head of every list of tickets and of their talk. */
  readonly strayRows: unknown[];
  /** A setting of the account: no two contacts of one address. */
  refusesDuplicates: boolean;
  /** Of the account. */
  readonly channels: Set<string>;
  /** What it refuses as a tag, with 200. */
  readonly refusedTags: Set<string>;
  /** By somebody else. */
  makesContact(contact: Record<string, string>): void;
  /** Of the tickets' layout. */
  readonly customFields: Set<string>;
  /** Of calls to the desk, and for its keys; the accounts server has troubles of its own. */
  fault: (call: FakeCall) => Fault;
  refuseFile: RefuseFile;
  accountsFault: (call: FakeCall) => Fault;
  agentReplies(ticketId: string, text: string, file?: { readonly name: string; readonly bytes: Buffer }): FakeComment;
  /** To the ticket's contact, sent and public where nothing else is said. */
  agentMails(ticketId: string, text: string, of?: Partial<FakeThread>): FakeThread;
  /** By mail, as somebody who was in copy. */
  copiedReplies(ticketId: string, text: string): FakeThread;
  agentNotes(ticketId: string, text: string): FakeComment;
  agentCloses(ticketId: string): void;
  /** To another department. */
  agentMoves(ticketId: string): void;
  agentReopens(ticketId: string): void;
  /** Into a status of a type that no document names. */
  renamesStatus(ticketId: string, name: string): void;
  /** The webhook as Zoho posts it, signed; `claims` in place of the right ones. */
  eventOf(
    ticketId: string,
    said?: FakeComment | FakeThread,
    claims?: object,
  ): { readonly headers: Record<string, string>; readonly body: string };
}

const statusTypes: Readonly<Record<string, string>> = {
  Open: "Open",
  Escalated: "Open",
  "On Hold": "On Hold",
  Closed: "Closed",
};
const priorities = ["High", "Medium", "Low", null];
const createKeys = [
  ...[
    "subject",
    "departmentId",
    "contactId",
    "description",
    "email",
    "phone",
    "channel",
    "status",
    "priority",
    "category",
  ],
  ...["classification", "language", "assigneeId", "cf", "uploads", "dueDate", "secondaryContacts"],
];
const updateKeys = ["subject", "status", "priority", "category", "description", "cf", "assigneeId", "dueDate"];
const maxCommentChars = 32_000;
const maxDescriptionChars = 65_535;
const departmentId = "10000000000000678";

/**
 * Zoho Desk with its accounts server, from its documents: 204 for nothing, ids of words, a search that lags, no key for
 * creates.
 */
export async function startZoho(): Promise<FakeZoho> {
  const accounts = createAccounts();
  const signer = createSigner();
  const uploads = new Map<string, FakeFile>();
  let lastId = 100_000_000_000_000_000n;
  let lastMs = 0;
  const nextId = (): string => {
    lastId += 1n;
    return lastId.toString();
  };
  /** No two things happen in the same millisecond. */
  const at = (): string => {
    lastMs = Math.max(Date.now(), lastMs + 1);
    return new Date(lastMs).toISOString();
  };

  const served = await serve({
    fault: (call) => {
      if (call.path.startsWith("/oauth/")) return fake.accountsFault(call);
      return fake.fault(call);
    },
    apply,
  });

  function apply(call: FakeCall): Answer {
    if (call.path === "/oauth/v2/token") return accounts.answer(call);
    if (call.path === "/.well-known/jwks.json") return { status: 200, body: signer.jwks };
    const token = /^Zoho-oauthtoken (\S+)$/.exec(call.headers["authorization"] ?? "")?.[1];
    if (token === undefined || !accounts.isGood(token)) throw refused(401, "INVALID_OAUTH");
    const path = call.path.replace(/^\/api\/v1/, "");
    if (path === "/organizations") return list([{ id: fake.orgId, companyName: "Example", isDefault: true }]);
    if (call.headers["orgid"] !== fake.orgId) throw refused(403, "OAUTH_ORG_MISMATCH");
    const [, kind, id, what, which, more] = path.split("/");
    const shape = [kind, id && (kind === "tickets" && id !== "search" ? ":id" : id), what, which && ":id", more]
      .filter(Boolean)
      .join("/");
    switch (`${call.method} ${shape}`) {
      case "GET departments":
        return list([{ id: departmentId, name: "Support", isEnabled: true, isDefault: true }]);
      case "GET organizationFields":
        return list([
          {
            apiName: "status",
            allowedValues: Object.entries(statusTypes).map(([value, statusType]) => ({ value, statusType })),
          },
          ...[...fake.customFields].map((apiName) => ({ apiName, isCustomField: true })),
        ]);
      case "GET contacts/search":
        return searchAnswer(indexed(fake.contacts).filter(({ email }) => email === call.query["email"]));
      case "GET contacts":
        return list(fake.contacts.toReversed().slice(0, Number(call.query["limit"] ?? 10)));
      case "POST contacts":
        return ok(madeContact(call.body as Record<string, string>));
      case "POST uploads":
        return ok(upload(call));
      case "POST tickets":
        return ok(shown(madeTicket(call.body as Record<string, unknown>)));
      case "GET tickets":
        return listed(call.query);
      case "GET tickets/search":
        return searched(call.query);
      case "GET tickets/:id":
        return ok({
          ...shown(ticket(id)),
          ...(call.query["include"] === "contacts" ? { contact: contactOf(id) } : {}),
        });
      case "PATCH tickets/:id":
        return ok(shown(changed(ticket(id), call)));
      case "GET tickets/:id/tags":
        return list(ticket(id).tags.map((name) => ({ name })));
      case "POST tickets/:id/associateTag":
      case "POST tickets/:id/dissociateTag": {
        const { tags } = call.body as { tags: string[] };
        const found = ticket(id);
        if (tags.some((tag) => fake.refusedTags.has(tag))) {
          return ok({ results: tags.map((tag) => ({ success: !fake.refusedTags.has(tag), errors: null, tag })) });
        }
        const others = found.tags.filter((tag) => !tags.includes(tag));
        found.tags = what === "associateTag" ? [...others, ...tags] : others;
        return ok({ tags: found.tags.map((name) => ({ name })) });
      }
      case "GET tickets/:id/attachments": {
        const found = ticket(id);
        const files = [...found.files, ...found.talk.flatMap((said) => (said.type === "comment" ? said.files : []))];
        return list(files.map((file) => shownFile(found.id, file)));
      }
      case "GET tickets/:id/attachments/:id/content": {
        const found = ticket(id);
        const all = [...found.files, ...found.talk.flatMap((said) => (said.type === "comment" ? said.files : []))];
        const file = all.find((each) => each.id === which);
        if (file === undefined) throw refused(404, "URL_NOT_FOUND");
        return { status: 200, body: file.bytes, headers: { "content-type": file.type } };
      }
      case "GET tickets/:id/conversations": {
        const { talk, id: ticketId } = ticket(id);
        const from = Number(call.query["from"] ?? 0);
        const rows = talk
          .toReversed()
          .map((said) => (said.type === "comment" ? shownComment(ticketId, said) : shownThread(said)));
        return list([...fake.strayRows, ...rows].slice(from, from + Math.min(200, Number(call.query["limit"] ?? 50))));
      }
      case "GET tickets/:id/threads/:id": {
        const thread = ticket(id).talk.find((said) => said.type === "thread" && said.id === which);
        if (thread?.type !== "thread") throw refused(404, "URL_NOT_FOUND");
        const plainText = thread.html.replace(/<[^>]+>/g, "");
        return ok({ ...shownThread(thread), content: thread.html, plainText });
      }
      case "POST tickets/:id/comments":
        return ok(shownComment(id ?? "", commented(ticket(id), call.body as Record<string, unknown>)));
      default:
        throw refused(404, "URL_NOT_FOUND");
    }
  }

  const indexed = <T extends { readonly id: string }>(items: readonly T[]): T[] =>
    items.filter(({ id }) => (madeAt.get(id) ?? 0) <= Date.now() - fake.searchLagMs);
  const madeAt = new Map<string, number>();

  function madeContact({ firstName, lastName, email }: Record<string, string>): FakeContact {
    if (!lastName) throw invalid("/lastName", "missing");
    if (fake.refusesDuplicates && fake.contacts.some((each) => each.email === email))
      throw invalid("/email", "duplicate");
    if (lastName.length > 200 || (firstName ?? "").length > 40) throw invalid("/lastName", "invalid");
    const contact = { id: nextId(), firstName: firstName ?? null, lastName, email: email ?? null };
    madeAt.set(contact.id, Date.now());
    fake.contacts.push(contact);
    return contact;
  }

  function upload({ bytes, headers }: FakeCall): object {
    const boundary = /boundary=(.+)$/.exec(headers["content-type"] ?? "")?.[1] ?? "";
    const text = bytes.toString("latin1");
    const begin = text.indexOf("\r\n\r\n") + 4;
    const head = Buffer.from(text.slice(0, begin), "latin1").toString("utf8");
    if (!/name="file"/.test(head)) throw refused(422, "INVALID_DATA");
    const file: FakeFile = {
      id: nextId(),
      name: /filename="([^"]*)"/.exec(head)?.[1] ?? "file",
      type: /content-type: (\S+)/i.exec(head)?.[1] ?? "application/octet-stream",
      bytes: bytes.subarray(begin, text.lastIndexOf(`\r\n--${boundary}`)),
    };
    const refusal = fake.refuseFile({ name: file.name, type: file.type, sizeBytes: file.bytes.length });
    if (refusal === 413) throw refused(413, "RESOURCE_SIZE_EXCEEDED");
    if (refusal !== undefined) throw invalid("/file", "invalid");
    uploads.set(file.id, file);
    return { id: file.id, name: file.name, size: String(file.bytes.length) };
  }

  const taken = (ids: unknown): FakeFile[] =>
    ((ids as string[] | undefined) ?? []).map((id) => {
      const file = uploads.get(id);
      if (file === undefined) throw invalid("/uploads", "invalid");
      return file;
    });

  function madeTicket(body: Record<string, unknown>): FakeTicket {
    known(body, createKeys);
    const { subject, description = "", contactId, priority = null, channel, cf = {}, uploads: files } = body;
    if (body["departmentId"] !== departmentId) throw invalid("/departmentId", "invalid");
    if (!fake.contacts.some(({ id }) => id === contactId)) throw invalid("/contactId", "invalid");
    if (typeof subject !== "string" || subject === "" || subject.length > 1_000) throw invalid("/subject", "invalid");
    if (typeof description !== "string" || description.length > maxDescriptionChars)
      throw invalid("/description", "invalid");
    if (!priorities.includes(priority as string | null)) throw invalid("/priority", "invalid");
    if (channel !== undefined && !fake.channels.has(channel as string)) throw invalid("/channel", "invalid");
    for (const name of Object.keys(cf as object))
      if (!fake.customFields.has(name)) throw invalid(`/cf/${name}`, "invalid");
    const time = at();
    const made: FakeTicket = {
      id: nextId(),
      ticketNumber: String(fake.tickets.length + 1),
      subject,
      description,
      departmentId,
      contactId: contactId as string,
      status: "Open",
      priority: priority as string | null,
      cf: cf as Record<string, string>,
      tags: [],
      createdTime: time,
      modifiedTime: time,
      files: taken(files),
      talk: [
        {
          ...{
            type: "thread",
            id: nextId(),
            direction: "in",
            status: "SUCCESS",
            visibility: "public",
            isForward: false,
          },
          html: description,
          createdTime: time,
          isDescriptionThread: true,
          to: null,
          author: { name: "Bridge", type: "AGENT" },
        },
      ],
    };
    madeAt.set(made.id, Date.now());
    fake.tickets.push(made);
    return made;
  }

  function changed(found: FakeTicket, { body, query }: FakeCall): FakeTicket {
    const part = body as { subject?: string; status?: string; priority?: string };
    known(part, updateKeys);
    if (Object.keys(part).length === 0) throw refused(422, "EMPTY_PAYLOAD");
    if (part.status !== undefined && !(part.status in statusTypes)) throw invalid("/status", "invalid");
    if (part.priority !== undefined && !priorities.includes(part.priority)) throw invalid("/priority", "invalid");
    if (part.status === "Closed" && found.status !== "Closed" && query["disableClosureNotification"] !== "true") {
      fake.closureMails.push(found.id);
    }
    Object.assign(found, part, { modifiedTime: at() });
    return found;
  }

  function commented(found: FakeTicket, body: Record<string, unknown>): FakeComment {
    known(body, ["content", "isPublic", "contentType", "attachmentIds"]);
    const { content, isPublic = false, contentType = "html", attachmentIds } = body;
    if (typeof content !== "string" || content === "" || content.length > maxCommentChars)
      throw invalid("/content", "invalid");
    return said(found, {
      content,
      isPublic: isPublic === true,
      contentType: String(contentType),
      files: taken(attachmentIds),
      commenter: { name: "Bridge", type: "AGENT" },
    });
  }

  function said(found: FakeTicket, of: Omit<FakeComment, "type" | "id" | "commentedTime">): FakeComment {
    const comment: FakeComment = { type: "comment", id: nextId(), commentedTime: at(), ...of };
    found.talk.push(comment);
    found.modifiedTime = comment.commentedTime;
    return comment;
  }

  function listed(query: Readonly<Record<string, string>>): Answer {
    const wanted = query["status"]?.split(",");
    const fits = fake.tickets.filter(
      (each) =>
        (query["departmentId"] === undefined || each.departmentId === query["departmentId"]) &&
        (wanted === undefined || wanted.includes(each.status)) &&
        (query["priority"] === undefined || each.priority === query["priority"]),
    );
    const by = (each: FakeTicket): string =>
      query["sortBy"] === "-recentThread" ? (each.talk.at(-1)?.id ?? "") : each.createdTime;
    return paged(
      fits.toSorted((a, b) => by(b).localeCompare(by(a))),
      query,
      query["fields"]?.split(",") ?? [],
    );
  }

  function searched(query: Readonly<Record<string, string>>): Answer {
    const [field = "", value = ""] = (query["customField1"] ?? "").split(":");
    const [from = "", until = ""] = (query["modifiedTimeRange"] ?? "").split(",");
    const fits = indexed(fake.tickets).filter(
      (each) =>
        (query["departmentId"] === undefined || each.departmentId === query["departmentId"]) &&
        (field === "" || each.cf[field] === value) &&
        (from === "" || (each.modifiedTime >= from && each.modifiedTime <= until)),
    );
    return paged(fits, query, Object.keys(Object.assign({}, ...fits.map(({ cf }) => cf))));
  }

  function paged(
    items: readonly FakeTicket[],
    query: Readonly<Record<string, string>>,
    fields: readonly string[],
  ): Answer {
    const from = Number(query["from"] ?? 0);
    const limit = Number(query["limit"] ?? 25);
    if (limit > 100) throw invalid("/limit", "invalid");
    // A list shows only the fields that were asked for.
    const shownPart = (each: FakeTicket): object => {
      const cf = Object.fromEntries(Object.entries(each.cf).filter(([name]) => fields.includes(name)));
      return { ...shown(each), cf, description: undefined };
    };
    return list([...fake.strayRows, ...items.map(shownPart)].slice(from, from + limit));
  }

  const shown = ({ talk, files, tags, ...rest }: FakeTicket): object => ({
    ...rest,
    statusType: statusTypes[rest.status] ?? rest.status,
    webUrl: `https://desk.example.com/tickets/${rest.id}`,
    tagCount: String(tags.length),
    commentCount: String(talk.filter(({ type }) => type === "comment").length),
    threadCount: String(talk.filter(({ type }) => type === "thread").length),
  });
  const shownFile = (ticketId: string, { id, name, bytes }: FakeFile): object => ({
    id,
    name,
    size: String(bytes.length),
    href: `${fake.url}/api/v1/tickets/${ticketId}/attachments/${id}`,
  });
  const shownComment = (ticketId: string, { files, ...rest }: FakeComment): object => ({
    ...rest,
    attachments: files.map((file) => shownFile(ticketId, file)),
  });
  const shownThread = ({ html, ...rest }: FakeThread): object => ({ ...rest, summary: html.slice(0, 5) });

  const mailed = (id: string, text: string, of: Partial<FakeThread>): FakeThread => {
    const time = at();
    const thread: FakeThread = {
      type: "thread",
      id: nextId(),
      direction: "out",
      status: "SUCCESS",
      visibility: "public",
      isForward: false,
      html: `<p>${text}</p>`,
      createdTime: time,
      isDescriptionThread: false,
      to: null,
      author: { name: "Ann", type: "AGENT" },
      ...of,
    };
    ticket(id).talk.push(thread);
    ticket(id).modifiedTime = time;
    return thread;
  };

  const contactOf = (id: string | undefined): FakeContact | undefined =>
    fake.contacts.find((contact) => contact.id === ticket(id).contactId);

  function ticket(id: string | undefined): FakeTicket {
    const found = fake.tickets.find((each) => each.id === id);
    if (found === undefined) throw refused(404, "URL_NOT_FOUND");
    return found;
  }

  const fake: FakeZoho = {
    url: served.url,
    accounts,
    orgId: "2389290",
    webhookId: "77001",
    tickets: [],
    contacts: [],
    closureMails: [],
    searchLagMs: 60_000,
    refusesDuplicates: false,
    channels: new Set(["Email", "Phone", "Web", "Chat", "Twitter", "Facebook", "Forums"]),
    refusedTags: new Set(),
    makesContact: (contact) => void madeContact(contact),
    strayRows: [],
    customFields: new Set(["cf_deskgraph_key", "cf_reason"]),
    calls: served.calls,
    fault: () => "none",
    refuseFile: () => undefined,
    accountsFault: () => "none",
    agentReplies: (id, text, file) =>
      said(ticket(id), {
        ...{
          content: `<div>${text}</div>`,
          contentType: "html",
          isPublic: true,
          commenter: { name: "Ann", type: "AGENT" },
        },
        files: file === undefined ? [] : [{ id: nextId(), type: "application/octet-stream", ...file }],
      }),
    agentNotes: (id, text) =>
      said(ticket(id), {
        ...{
          content: `<div>${text}</div>`,
          contentType: "html",
          isPublic: false,
          commenter: { name: "Ann", type: "AGENT" },
        },
        files: [],
      }),
    agentMails: (id, text, of) => mailed(id, text, { to: `"Somebody"<${contactOf(id)?.email}>`, ...of }),
    copiedReplies: (id, text) =>
      mailed(id, text, {
        direction: "in",
        to: "help@example.com",
        author: { name: "Кур'єр", type: "END_USER" },
      }),
    renamesStatus: (id, name) => void Object.assign(ticket(id), { status: name, modifiedTime: at() }),
    agentReopens: (id) => void Object.assign(ticket(id), { status: "Open", modifiedTime: at() }),
    agentCloses: (id) => void Object.assign(ticket(id), { status: "Closed", modifiedTime: at() }),
    agentMoves: (id) => void Object.assign(ticket(id), { departmentId: "10000000000000999", modifiedTime: at() }),
    eventOf: (id, of, claims = {}) => {
      const found = ticket(id);
      const [eventType, payload] =
        of === undefined
          ? ["Ticket_Update", shown(found)]
          : of.type === "comment"
            ? ["Ticket_Comment_Add", { ...shownComment(id, of), ticketId: id }]
            : ["Ticket_Thread_Add", { ...shownThread(of), ticketId: id }];
      const nowS = Math.floor(Date.now() / 1_000);
      const right = { iss: `orgId:${fake.orgId}`, aud: `webhookId:${fake.webhookId}`, iat: nowS, exp: nowS + 300 };
      return {
        headers: { "content-type": "application/json", "x-zdesk-jwt": signer.sign({ ...right, ...claims }) },
        body: JSON.stringify([{ eventType, eventTime: String(Date.now()), orgId: fake.orgId, payload }]),
      };
    },
    stop: served.stop,
  };
  return fake;
}

const ok = (body: unknown): Answer => ({ status: 200, body });
/** Nothing found is an answer without a body. */
const list = (data: readonly unknown[]): Answer =>
  data.length === 0 ? { status: 204 } : { status: 200, body: { data } };
/** A search says how many there are, a list does not. */
const searchAnswer = (data: readonly unknown[]): Answer =>
  data.length === 0 ? { status: 204 } : { status: 200, body: { data, count: data.length } };

const refused = (status: number, errorCode: string): Refusal => new Refusal(status, { errorCode, message: errorCode });
const invalid = (fieldName: string, errorType: string): Refusal =>
  new Refusal(422, {
    errorCode: "INVALID_DATA",
    message: "The data does not comply to the validation restrictions defined.",
    errors: [{ fieldName, errorType, errorMessage: "" }],
  });

/** Unknown keys are refused there. */
function known(body: object, keys: readonly string[]): void {
  const other = Object.keys(body).find((key) => !keys.includes(key));
  if (other !== undefined) throw invalid(`/${other}`, "invalid");
}
