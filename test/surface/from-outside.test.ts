import { describe, expect, it } from "vitest";
import { walk } from "../../examples/tickets.ts";
import {
  type App,
  createApp,
  type Deliverer,
  FailureError,
  type Helpdesk,
  type HelpdeskConnection,
  type NewTicket,
  type Ticket,
  type TicketChange,
  type TicketComment,
} from "../../src/index.ts";
import { testConfig } from "../kit/app.ts";
import { freshHome } from "../kit/home.ts";

/** A helpdesk in memory, written with nothing but the package's public names. */
function ownHelpdesk(): Helpdesk & { readonly opened: readonly Ticket[] } {
  const opened: Ticket[] = [];
  const said = new Map<string, TicketComment[]>();
  const at = "2026-01-14T08:00:00.000Z";
  const ticketAt = (id: string): Ticket => {
    const found = opened.find((ticket) => ticket.id === id);
    if (found === undefined) throw new FailureError({ outcome: "refused", code: "not_found" });
    return found;
  };
  const change = (id: string, { status, priority, subject, tags }: TicketChange): Ticket => {
    const before = ticketAt(id);
    const after: Ticket = {
      ...before,
      status: status ?? before.status,
      priority: priority ?? before.priority,
      subject: subject ?? before.subject,
      tags: tags ?? before.tags,
    };
    opened.splice(opened.indexOf(before), 1, after);
    return after;
  };
  const say = (id: string, comment: Pick<TicketComment, "text" | "isPublic" | "by">): { id: string } => {
    const comments = said.get(id) ?? [];
    comments.push({ ...comment, id: `${id}/${comments.length}`, at, files: [] });
    said.set(id, comments);
    return { id: `${id}/${comments.length - 1}` };
  };
  return {
    opened,
    name: "acme",
    can: { maxTextChars: 10_000, maxFileBytes: 1_000 },
    tickets: {
      create: async ({ key, subject, text, priority, tags }: NewTicket) => {
        const known = opened.find((ticket) => ticket.key === key);
        if (known !== undefined) return known;
        const id = `${opened.length + 1}`;
        const ticket: Ticket = {
          id,
          url: `https://acme.example/${id}`,
          key,
          subject,
          status: "new",
          priority,
          tags,
          createdAt: at,
          updatedAt: at,
          requester: {},
        };
        opened.push(ticket);
        say(id, { text, isPublic: true, by: "customer" });
        return ticket;
      },
      findByKey: async (key) => opened.find((ticket) => ticket.key === key),
      get: async (id) => ticketAt(id),
      list: async ({ status, priority, tags = [], limit }) =>
        opened
          .filter((ticket) => status === undefined || ticket.status === status)
          .filter((ticket) => priority === undefined || ticket.priority === priority)
          .filter((ticket) => tags.every((tag) => ticket.tags.includes(tag)))
          .slice(0, limit),
      changedSince: async () => [],
      update: async (id, wanted) => change(id, wanted),
      close: async (id) => change(id, { status: "solved" }),
    },
    comments: {
      list: async ({ id }) => said.get(id) ?? [],
      add: async (id, { text, isPublic, from }) => say(id, { text, isPublic, by: from }),
    },
    file: async () => {
      throw new FailureError({ outcome: "refused", code: "not_found" });
    },
  };
}

const connectionTo = (helpdesk: Helpdesk): HelpdeskConnection => ({
  helpdesk,
  vendor: helpdesk.name,
  limit: { calls: 100, perMs: 1_000 },
  lookEveryMinutes: 5,
});

describe("with the public names alone", () => {
  it("a helpdesk is added that the example of tickets can be walked through with", async () => {
    const printed: string[] = [];
    await walk(ownHelpdesk(), (line) => printed.push(line));
    expect(printed[0]).toBe("opened 1: new, high, https://acme.example/1");
    expect(printed).toContain("us (internal): VIP");
    expect(printed).toContain("closed: solved");
  });

  it("a channel and a helpdesk are added to the product, and a call for a person arrives at both", async () => {
    const helpdesk = ownHelpdesk();
    const config = await testConfig();
    const read: string[] = [];
    const replies: Deliverer<"reply.send"> = {
      vendor: "pigeons",
      isSafeToRepeat: true,
      deliver: async ({ payload: { reply } }) => {
        read.push(reply.text);
        return { outcome: "done", receipt: { externalId: reply.id } };
      },
    };
    const app: App = await createApp({
      config: { ...config, helpdesks: { acme: { open: () => connectionTo(helpdesk) } } },
      home: await freshHome(),
      deliverers: () => ({ "reply.send": replies }),
    });
    try {
      await app.work();
      const { id } = await app.open({ channel: "pigeons", channelChatId: "42", username: "client_one" });
      const body = { kind: "message", text: "покличте менеджера", attachments: [] } as const;
      const first = await app.accept({ conversationId: id, source: "pigeons", externalId: "1", body });
      const again = await app.accept({ conversationId: id, source: "pigeons", externalId: "1", body });
      expect([first.fresh, again.fresh]).toEqual([true, false]);
      await app.settle(id);
      await expect.poll(() => [read.length, helpdesk.opened.length], { timeout: 250_000 }).toEqual([1, 1]);
      expect(helpdesk.opened[0]?.status).toBe("new");
    } finally {
      await app.close();
    }
  });
});
