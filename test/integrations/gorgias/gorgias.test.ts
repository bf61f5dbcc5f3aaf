import { describe, expect, it } from "vitest";
import { createGorgias } from "../../../integrations/gorgias/index.ts";
import { changedTickets } from "../../../integrations/gorgias/webhook.ts";
import { messageSchema, toComment } from "../../../integrations/gorgias/words.ts";
import { FailureError, Secret } from "../../../src/core/index.ts";
import { helpdeskContract } from "../../contracts/helpdesk.ts";
import { startGorgias } from "../../fakes/gorgias.ts";

const open = async () => {
  const gorgias = await startGorgias();
  const restarted = () => createGorgias({ url: gorgias.url, username: gorgias.username, key: new Secret(gorgias.key) });
  return { gorgias, helpdesk: restarted(), restarted };
};

helpdeskContract(
  "Gorgias",
  async () => {
    const { gorgias, helpdesk, restarted } = await open();
    return {
      helpdesk,
      restarted,
      fault: (decide) => {
        gorgias.fault = decide;
      },
      refuseFiles: (decide) => {
        gorgias.refuseFile = decide;
      },
      ticketCount: () => gorgias.tickets.length,
      ticketIds: () => gorgias.tickets.map(({ id }) => String(id)),
      fieldName: "31",
      fieldOf: (id, name) =>
        gorgias.tickets.find((each) => each.id === Number(id))?.custom_fields.find((each) => each.id === Number(name))
          ?.value,
      personCount: () => gorgias.customers.length,
      agentReplies: (id, text) => void gorgias.agentReplies(Number(id), text),
      agentNotes: (id, text) => void gorgias.agentNotes(Number(id), text),
      closes: (id) => gorgias.agentMerges(Number(id)),
      secrets: [gorgias.key, Buffer.from(`${gorgias.username}:${gorgias.key}`).toString("base64")],
      stop: gorgias.stop,
    };
  },
  {
    "maps the status pending both ways": "Gorgias has two statuses, open and closed",
    "makes one ticket of the same key twice, and of the same key at once":
      "creates have no key there; an earlier one is looked for",
    "says of a closed ticket that it takes no more, and goes on in one that follows it":
      "a closed ticket can be opened again, and one that was merged is not there any more",
  },
);

describe("Gorgias", () => {
  const calls = { signal: AbortSignal.timeout(600_000), slot: async () => undefined };
  const requester = { externalId: "u_Olena", name: "Олена" };

  it("sends nothing to a customer by itself: what was said in the chat is a record", async () => {
    const { gorgias, helpdesk } = await open();
    const ticket = { key: "k", subject: "s", text: "t", priority: "low", tags: [], requester } as const;
    const { id } = await helpdesk.tickets.create(ticket, calls);
    await helpdesk.comments.add(id, { key: "c", text: "ще", isPublic: true, from: "customer", requester }, calls);
    await helpdesk.tickets.close(id, "вирішено", calls);
    expect(gorgias.mailed).toEqual([]);
    // One customer, under an address that cannot exist.
    expect(gorgias.customers).toMatchObject([{ external_id: "u_Olena", email: "u_olena@chat.invalid" }]);
    await gorgias.stop();
  });

  it("reads what was merged into another as gone, wherever it is asked for, and no other redirect", async () => {
    const { gorgias, helpdesk } = await open();
    const ticket = { key: "k", subject: "s", text: "t", priority: "low", tags: [], requester } as const;
    const { id } = await helpdesk.tickets.create(ticket, calls);
    const comment = { key: "c", text: "ще", isPublic: true, from: "customer", requester } as const;
    const codeOf = (work: Promise<unknown>): Promise<unknown> =>
      work.catch((error: unknown) => (error instanceof FailureError ? error.failure.code : error));
    gorgias.agentMerges(Number(id));
    const commentsOf = async (of: string) => helpdesk.comments.list(await helpdesk.tickets.get(of, calls), calls);
    expect(await codeOf(helpdesk.tickets.get(id, calls))).toBe("not_found");
    expect(await codeOf(commentsOf(id))).toBe("not_found");
    expect(await codeOf(helpdesk.comments.add(id, comment, calls))).toBe("not_found");
    gorgias.fault = () => ({ status: 400, body: { error: { msg: "ticket_merged" } } });
    expect(await codeOf(helpdesk.tickets.get(id, calls))).toBe("not_found");
    gorgias.fault = () => ({ status: 301, headers: { location: "https://other.example.com/" } });
    expect(await codeOf(helpdesk.tickets.get(id, calls))).toBe("gorgias_301");
    await gorgias.stop();
  });

  it("reads what a change came to where the answer is 202 with nothing in it", async () => {
    const { gorgias, helpdesk } = await open();
    const ticket = { key: "k", subject: "s", text: "t", priority: "low", tags: [], requester } as const;
    const { id } = await helpdesk.tickets.create(ticket, calls);
    gorgias.answersChangesWithNothing = true;
    expect(await helpdesk.tickets.update(id, { priority: "high" }, calls)).toMatchObject({ id, priority: "high" });
    await gorgias.stop();
  });

  it("takes http for https for a wrong address, and not for a merged ticket", async () => {
    const { gorgias, helpdesk } = await open();
    const location = `${gorgias.url.replace("http:", "https:")}/api/tickets/1`;
    gorgias.fault = () => ({ status: 301, headers: { location } });
    await expect(helpdesk.tickets.get("1", calls)).rejects.toMatchObject({ failure: { outcome: "locked" } });
    await gorgias.stop();
  });

  it("hears an agent's word that another channel gave an id of its own", async () => {
    const { gorgias, helpdesk } = await open();
    const ticket = { key: "k", subject: "s", text: "t", priority: "low", tags: [], requester } as const;
    const { id } = await helpdesk.tickets.create(ticket, calls);
    const message = gorgias.agentReplies(Number(id), "Вітаю з месенджера");
    gorgias.tickets[0]?.messages.splice(-1, 1, { ...message, external_id: "m_mid.1457764197618" });
    const said = (await helpdesk.comments.list(await helpdesk.tickets.get(id, calls), calls)).at(-1);
    expect(said).toMatchObject({ by: "agent", isPublic: true });
    expect(said).not.toHaveProperty("key");
    await gorgias.stop();
  });

  it("takes a word for the customer's only where all it tells says so", () => {
    const message = { id: 1, from_agent: true, body_text: "…", created_datetime: "2026-01-01T00:00:00Z" };
    const isPublic = (part: object): boolean => toComment(messageSchema.parse({ ...message, ...part }), "8").isPublic;
    const email = { channel: "email", public: true };
    expect([email, { ...email, receiver: { id: 8 } }, { ...email, receiver: null }].map(isPublic)).toEqual([
      ...[true, true, true],
    ]);
    for (const part of [
      ...[{}, { channel: "email" }, { channel: "email", public: null }, { channel: "internal-note", public: true }],
      ...[{ channel: "internal-note" }, { ...email, receiver: { id: 9 } }],
    ]) {
      expect(isPublic(part)).toBe(false);
    }
  });

  it("reads its form: texts for numbers and truths, an agent's public word, a closing, and nothing of our own", () => {
    const form = {
      ticket_id: "7",
      message_id: "9",
      text: "Вітаю",
      from_agent: "True",
      public: "True",
      external_id: "",
    };
    expect(changedTickets(form)).toEqual(["7"]);
    expect(changedTickets({ ...form, external_id: "m_mid.1457764197618" })).toEqual(["7"]);
    for (const other of [{ from_agent: "False" }, { public: "False" }, { external_id: "deskgraph-ours" }]) {
      expect(changedTickets({ ...form, ...other })).toEqual([]);
    }
    expect(changedTickets({ ticket_id: "7", message_id: "", status: "closed" })).toEqual(["7"]);
    for (const body of [null, 1, "x", [], {}, { ticket_id: "" }]) expect(changedTickets(body)).toEqual([]);
  });
});
