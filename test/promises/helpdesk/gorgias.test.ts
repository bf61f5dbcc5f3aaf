import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { helpdeskWebhook } from "../../../src/helpdesk/webhook.ts";
import { type FakeGorgias, startGorgias } from "../../fakes/gorgias.ts";
import { type TestChat, testChat } from "../../kit/app.ts";
import { doors } from "../../kit/doors.ts";

const secret = "example-bridge-secret";

describe("Gorgias and the chat", { timeout: 60_000 }, () => {
  let gorgias: FakeGorgias;
  let chat: TestChat;
  let post: (form: object, key?: string) => Promise<number>;

  beforeEach(async () => {
    gorgias = await startGorgias();
    chat = await testChat({
      env: {
        ...{ TICKETING_PROVIDER: "gorgias", GORGIAS_URL: gorgias.url, GORGIAS_USERNAME: gorgias.username },
        ...{ GORGIAS_API_KEY: gorgias.key, GORGIAS_WEBHOOK_SECRET: secret },
      },
    });
    const { app } = chat;
    const send = doors(app.helpdesk && helpdeskWebhook(app.helpdesk, app));
    post = async (form, key = secret) => {
      const headers = { "content-type": "application/json", "x-bridge-key": key };
      return send("/webhooks/gorgias", { headers, body: JSON.stringify(form) });
    };
  });
  afterEach(() => gorgias.stop());

  async function quiet(): Promise<void> {
    const waits = async (): Promise<boolean> =>
      (await chat.app.store.effects(chat.conversation.id)).some(
        ({ effect, state }) => effect.kind.startsWith("ticket.") && state === "waiting",
      );
    while (await waits()) await new Promise((resolve) => setTimeout(resolve, 10));
    await chat.app.settle(chat.conversation.id);
  }
  async function complained() {
    await chat.say("Це жах, сукня прийшла порвана! Хочу скаргу");
    await quiet();
    const [ticket] = gorgias.tickets;
    if (ticket === undefined) throw new Error("no ticket");
    return ticket;
  }

  it("one ticket, what the customer writes on is on it, nothing is mailed", async () => {
    let calls = 0;
    gorgias.fault = ({ method }) => {
      calls += 1;
      return method === "POST" && calls % 3 === 0 ? "lose" : "none";
    };
    const ticket = await complained();
    await chat.say("Замовлення 12");
    await quiet();
    expect(gorgias.tickets).toHaveLength(1);
    expect(ticket.messages.filter(({ body_text }) => body_text === "Замовлення 12")).toHaveLength(1);
    expect(gorgias.mailed).toEqual([]);
  });

  it("an agent's public word reaches the customer once, as Gorgias has it and not as somebody posted it", async () => {
    const ticket = await complained();
    const reply = gorgias.agentReplies(ticket.id, "Вітаю, обміняємо!");
    const form = gorgias.formOf(ticket.id, reply);
    expect(await post(form, "wrong")).toBe(401);
    expect(await post({ ...form, text: "Підроблено" })).toBe(200);
    expect(await post(form)).toBe(200);
    const note = gorgias.agentNotes(ticket.id, "лише для своїх");
    // A form that lies about a note.
    expect(await post({ ...gorgias.formOf(ticket.id, note), public: "True" })).toBe(200);
    expect(await post({ ...form, message_id: "999999" })).toBe(200);
    await quiet();
    const said = (await chat.replies()).map(({ text }) => text);
    expect(said.filter((text) => text === "Вітаю, обміняємо!")).toHaveLength(1);
    expect(said.join()).not.toMatch(/Підроблено|лише для своїх/);
    expect((await chat.app.store.conversation(chat.conversation.id))?.owner).toBe("person");
  });

  it("closed there, the chat is closed; a word on the closed ticket opens it again", async () => {
    const ticket = await complained();
    await chat.say("і гудзика нема");
    gorgias.agentCloses(ticket.id);
    expect(await post(gorgias.formOf(ticket.id))).toBe(200);
    await quiet();
    expect((await chat.app.store.conversation(chat.conversation.id))?.owner).toBe("closed");
    // What is said to be closed and is not changes nothing.
    ticket.status = "open";
    await chat.say("Добрий день!");
    expect(await post({ ...gorgias.formOf(ticket.id), status: "closed" })).toBe(200);
    await quiet();
    expect((await chat.app.store.conversation(chat.conversation.id))?.owner).toBe("ai");
  });
});
