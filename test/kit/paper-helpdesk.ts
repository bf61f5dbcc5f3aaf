import {
  type ChangedTicket,
  type Failure,
  FailureError,
  type FileBytes,
  type FullTicket,
  type HelpdeskConnection,
  type NewComment,
  type NewTicket,
  notFound,
  type TicketComment,
  type VendorCalls,
} from "../../src/core/index.ts";

interface PaperTicket extends FullTicket {
  /** As it was asked for; absent where a person made it. */
  readonly made?: NewTicket;
  readonly comments: readonly TicketComment[];
  readonly closedFor?: string;
  readonly added: readonly NewComment[];
}

export interface PaperHelpdesk {
  readonly connection: HelpdeskConnection;
  /** By id. */
  readonly tickets: Map<string, PaperTicket>;
  /** What was called, and about what: `get 1`. */
  readonly calls: string[];
  /** The moments since which changes were asked for. */
  readonly askedSince: Date[];
  changed: readonly ChangedTicket[];
  /** How a call goes wrong; undefined: it does not. */
  fault: (call: string) => Failure | Error | undefined;
  /** A ticket that is there already. */
  has(ticket?: Partial<PaperTicket>): PaperTicket;
  change(id: string, ticket: Partial<PaperTicket>): void;
  /** An agent's public word, or what the rest makes of it. */
  says(id: string, text: string, more?: Partial<TicketComment>): TicketComment;
}

const madeAt = "2026-01-14T08:00:00.000Z";

/**
 * A helpdesk without a wire: what its port promises, in memory. For what our side of the port does, vendor by vendor
 * the same.
 */
export function paperHelpdesk(more: Partial<HelpdeskConnection> & { readonly name?: string } = {}): PaperHelpdesk {
  const { name = "paper", ...connection } = more;
  let count = 0;
  const nextId = (): string => {
    count += 1;
    return String(count);
  };
  const call = async (what: string, { slot, signal }: VendorCalls): Promise<void> => {
    await slot();
    signal.throwIfAborted();
    paper.calls.push(what);
    const wrong = paper.fault(what);
    if (wrong !== undefined) throw wrong instanceof Error ? wrong : new FailureError(wrong);
  };
  const ticket = (id: string): PaperTicket => {
    const found = paper.tickets.get(id);
    if (found === undefined) throw new FailureError({ outcome: "refused", code: notFound });
    return found;
  };
  const file: FileBytes = { bytes: new Uint8Array([1]), mediaType: "text/plain", name: "a.txt" };
  const paper: PaperHelpdesk = {
    tickets: new Map(),
    calls: [],
    askedSince: [],
    changed: [],
    fault: () => undefined,
    has: (part = {}) => {
      const id = nextId();
      const fresh = { id, subject: "s", status: "open", priority: "low", tags: [], requester: {} } as const;
      const made = { createdAt: madeAt, updatedAt: madeAt, comments: [], added: [], ...fresh, ...part };
      paper.tickets.set(made.id, made);
      return made;
    },
    change: (id, part) => void paper.tickets.set(id, { ...ticket(id), ...part }),
    says: (id, text, part = {}) => {
      const comment = { id: nextId(), text, isPublic: true, by: "agent", at: madeAt, files: [], ...part } as const;
      paper.change(id, { comments: [...ticket(id).comments, comment] });
      return comment;
    },
    connection: {
      vendor: name,
      limit: { calls: 1, perMs: 1 },
      lookEveryMinutes: 1,
      ...connection,
      helpdesk: {
        name,
        can: { maxTextChars: 1_000, maxFileBytes: 10 },
        tickets: {
          create: async (made, calls) => {
            await call("create", calls);
            const { key, subject, priority, tags } = made;
            return paper.has({ made, key, subject, priority, tags, status: "new", url: "https://desk.test/t" });
          },
          findByKey: async (key, calls) => {
            await call("find", calls);
            return [...paper.tickets.values()].find((each) => each.key === key);
          },
          get: async (id, calls) => {
            await call(`get ${id}`, calls);
            return ticket(id);
          },
          list: async () => [...paper.tickets.values()],
          changedSince: async (since, calls) => {
            paper.askedSince.push(since);
            await call("changed", calls);
            return paper.changed;
          },
          update: async (id, change, calls) => {
            await call(`update ${id}`, calls);
            paper.change(id, { ...change, updatedAt: "2026-01-14T09:00:00.000Z" });
            return ticket(id);
          },
          close: async (id, reason, calls) => {
            await call(`close ${id}`, calls);
            paper.change(id, { status: "solved", closedFor: reason, updatedAt: "2026-01-14T09:00:00.000Z" });
            return ticket(id);
          },
        },
        comments: {
          list: async ({ id }, calls) => {
            await call(`comments ${id}`, calls);
            return ticket(id).comments;
          },
          add: async (id, comment, calls) => {
            await call(`add ${id}`, calls);
            const { key, text, isPublic } = comment;
            paper.change(id, { added: [...ticket(id).added, comment] });
            return paper.says(id, text, { key, isPublic, by: "us" });
          },
        },
        file: async (ref, calls) => {
          await call(`file ${ref}`, calls);
          return file;
        },
      },
    },
  };
  return paper;
}
