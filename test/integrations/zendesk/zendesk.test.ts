import { describe, expect, it } from "vitest";
import { createZendesk } from "../../../integrations/zendesk/index.ts";
import { Secret } from "../../../src/core/index.ts";
import { helpdeskContract } from "../../contracts/helpdesk.ts";
import { startZendesk } from "../../fakes/zendesk.ts";

helpdeskContract("Zendesk", async () => {
  const zendesk = await startZendesk();
  const restarted = () => createZendesk({ url: zendesk.url, email: zendesk.email, token: new Secret(zendesk.token) });
  return {
    helpdesk: restarted(),
    restarted,
    fault: (decide) => {
      zendesk.fault = decide;
    },
    ticketCount: () => zendesk.tickets.length,
    fieldName: "360001",
    fieldOf: (id, name) =>
      zendesk.tickets.find((each) => each.id === Number(id))?.custom_fields.find((each) => each.id === Number(name))
        ?.value,
    personCount: () => zendesk.users.length,
    agentReplies: (id, text) => void zendesk.agentReplies(Number(id), text),
    agentNotes: (id, text) => void zendesk.agentNotes(Number(id), text),
    closes: (id) => zendesk.closes(Number(id)),
    secrets: [zendesk.token, Buffer.from(`${zendesk.email}/token:${zendesk.token}`).toString("base64")],
    stop: zendesk.stop,
  };
});

describe("Zendesk", () => {
  const calls = { signal: AbortSignal.timeout(60_000), slot: async () => undefined };
  const requester = { externalId: "u_1", name: "Олена" };
  const ticket = { key: "K", subject: "s", text: "t", priority: "low", tags: [], requester } as const;
  const open = async () => {
    const zendesk = await startZendesk();
    const token = new Secret(zendesk.token);
    return { zendesk, helpdesk: createZendesk({ url: zendesk.url, email: zendesk.email, token }) };
  };

  it("takes for an agent only whom it names as one of the staff", async () => {
    const { zendesk, helpdesk } = await open();
    const { id } = await helpdesk.create(ticket, calls);
    zendesk.agentReplies(Number(id), "Вітаю");
    zendesk.copiedReplies(Number(id), "Я кур'єр");
    const unknown = zendesk.agentReplies(Number(id), "Хто я?");
    zendesk.tickets[0]?.comments.splice(-1, 1, { ...unknown, author_id: -1 });
    const said = await helpdesk.comments(id, calls);
    expect(said.map(({ by }) => by)).toEqual(["customer", "agent", "other", "other"]);
    await zendesk.stop();
  });
});
