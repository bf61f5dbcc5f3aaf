import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { helpdeskWebhook } from "../../../src/helpdesk/webhook.ts";
import { type FakeZendesk, signingSecret, startZendesk } from "../../fakes/zendesk.ts";
import { type TestChat, testChat } from "../../kit/app.ts";
import { doors } from "../../kit/doors.ts";

describe("Zendesk and the chat", { timeout: 60_000 }, () => {
  let zendesk: FakeZendesk;
  let chat: TestChat;
  let post: (event: { headers: Record<string, string>; body: string }) => Promise<number>;

  beforeEach(async () => {
    zendesk = await startZendesk();
    chat = await testChat({
      env: {
        ...{ TICKETING_PROVIDER: "zendesk", ZENDESK_URL: zendesk.url, ZENDESK_EMAIL: zendesk.email },
        ...{ ZENDESK_TOKEN: zendesk.token, ZENDESK_WEBHOOK_SECRET: signingSecret },
      },
    });
    const { app } = chat;
    const send = doors(app.helpdesk && helpdeskWebhook(app.helpdesk, app));
    post = (event) => send("/webhooks/zendesk", event);
  });
  afterEach(() => zendesk.stop());

  async function quiet(): Promise<void> {
    const waits = async (): Promise<boolean> =>
      (await chat.app.store.effects(chat.conversation.id)).some(
        ({ effect, state }) => effect.kind.startsWith("ticket.") && state === "waiting",
      );
    while (await waits()) await new Promise((resolve) => setTimeout(resolve, 10));
    await chat.app.settle(chat.conversation.id);
  }
  const ownerNow = async () => (await chat.app.store.conversation(chat.conversation.id))?.owner;
  async function complained() {
    await chat.say("Це жах, сукня прийшла порвана! Хочу скаргу");
    await quiet();
    const [ticket] = zendesk.tickets;
    if (ticket === undefined) throw new Error("no ticket");
    return ticket;
  }

  it("a complaint is one ticket with the brief and what was said; what the customer writes on is on it", async () => {
    const ticket = await complained();
    expect(ticket).toMatchObject({ priority: "high", tags: ["complaint"] });
    expect(ticket.comments[0]?.plain_body).toContain("порвана");
    await chat.say("Замовлення 12");
    await quiet();
    expect(zendesk.tickets).toHaveLength(1);
    expect(ticket.comments.at(-1)).toMatchObject({ plain_body: "Замовлення 12", public: true });
    expect(ticket.comments.at(-1)?.author_id).toBe(ticket.requester_id);
  });

  it("a person's public word reaches the customer once, an internal one never, our own never comes back", async () => {
    const ticket = await complained();
    const reply = zendesk.agentReplies(ticket.id, "Вітаю, це Ірина. Обміняємо!");
    const event = zendesk.eventOf(ticket.id, reply);
    for (let n = 0; n < 3; n += 1) expect(await post(event)).toBe(200);
    // The same comment under another event.
    expect(await post(zendesk.eventOf(ticket.id, reply))).toBe(200);
    expect(await post(zendesk.eventOf(ticket.id, zendesk.agentNotes(ticket.id, "лише для своїх")))).toBe(200);
    await chat.say("дякую, чекаю");
    await quiet();
    const echo = ticket.comments.at(-1);
    expect(echo?.plain_body).toBe("дякую, чекаю");
    if (echo !== undefined) expect(await post(zendesk.eventOf(ticket.id, echo))).toBe(200);
    await quiet();
    expect(await ownerNow()).toBe("person");
    const said = (await chat.replies()).map(({ text }) => text);
    expect(said.filter((text) => text.includes("Обміняємо!"))).toHaveLength(1);
    expect(said.join()).not.toContain("лише для своїх");
    expect(said.filter((text) => text === "дякую, чекаю")).toEqual([]);
  });

  it("solved there, the chat is closed; the customer's next word is the AI's again", async () => {
    const ticket = await complained();
    zendesk.agentSolves(ticket.id);
    expect(await post(zendesk.eventOf(ticket.id))).toBe(200);
    await quiet();
    expect(await ownerNow()).toBe("closed");
    expect((await chat.say("сукня на 122 є?")).join()).toContain("122");
    expect(await ownerNow()).toBe("ai");
  });

  it("a word on a solved ticket opens it again, one on a closed ticket goes on in another that follows it", async () => {
    const ticket = await complained();
    zendesk.agentSolves(ticket.id);
    await chat.say("а ще гудзика нема");
    await quiet();
    expect(ticket.status).toBe("open");
    zendesk.closes(ticket.id);
    await chat.say("і ґудзик не той");
    await chat.say("і нитки");
    await quiet();
    expect(zendesk.tickets).toHaveLength(2);
    expect(ticket.followup_ids).toEqual([zendesk.tickets[1]?.id]);
    expect(zendesk.tickets[1]?.comments.map(({ plain_body }) => plain_body)).toEqual(["і ґудзик не той", "і нитки"]);
  });

  it("answers lost after being applied make no second ticket and no second comment", async () => {
    let calls = 0;
    zendesk.fault = ({ method }) => {
      calls += 1;
      return method !== "GET" && calls % 2 === 0 ? "lose" : "none";
    };
    const ticket = await complained();
    await chat.say("Замовлення 12");
    await quiet();
    expect(zendesk.tickets).toHaveLength(1);
    expect(ticket.comments.filter(({ plain_body }) => plain_body === "Замовлення 12")).toHaveLength(1);
  });

  it("forged, altered, old: refused; and what is not about our tickets changes nothing", async () => {
    const ticket = await complained();
    const event = zendesk.eventOf(ticket.id, zendesk.agentReplies(ticket.id, "Вітаю"));
    expect(await post({ ...event, body: event.body.replace("Вітаю", "Інше") })).toBe(401);
    expect(await post({ ...event, headers: { "content-type": "application/json" } })).toBe(401);
    const old = new Date(Date.now() - 3_600_000).toISOString();
    expect(await post({ ...event, headers: { ...event.headers, "x-zendesk-webhook-signature-timestamp": old } })).toBe(
      401,
    );
    expect(await ownerNow()).toBe("waiting");
    const other = zendesk.tickets.push({ ...ticket, id: 99, comments: [], statusHistory: [], followup_ids: [] });
    expect(other).toBe(2);
    expect(await post(zendesk.eventOf(99, zendesk.agentReplies(99, "чуже")))).toBe(200);
    expect((await chat.replies()).map(({ text }) => text)).not.toContain("чуже");
  });
});
