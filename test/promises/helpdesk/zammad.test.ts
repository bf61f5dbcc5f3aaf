import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { helpdeskWebhook } from "../../../src/helpdesk/webhook.ts";
import { type FakeZammad, signatureToken, startZammad } from "../../fakes/zammad.ts";
import { type TestChat, testChat } from "../../kit/app.ts";
import { doors } from "../../kit/doors.ts";

describe("Zammad and the chat", { timeout: 60_000 }, () => {
  let zammad: FakeZammad;
  let chat: TestChat;
  let post: (event: { headers: Record<string, string>; body: string }) => Promise<number>;

  beforeEach(async () => {
    zammad = await startZammad();
    chat = await testChat({
      env: {
        ...{ TICKETING_PROVIDER: "zammad", ZAMMAD_URL: zammad.url, ZAMMAD_TOKEN: zammad.token },
        ZAMMAD_WEBHOOK_SECRET: signatureToken,
      },
    });
    const { app } = chat;
    const send = doors(app.helpdesk && helpdeskWebhook(app.helpdesk, app));
    post = (event) => send("/webhooks/zammad", event);
  });
  afterEach(() => zammad.stop());

  async function quiet(): Promise<void> {
    const waits = async (): Promise<boolean> =>
      (await chat.app.store.effects(chat.conversation.id)).some(
        ({ effect, state }) => effect.kind.startsWith("ticket.") && state === "waiting",
      );
    while (await waits()) await new Promise((resolve) => setTimeout(resolve, 10));
    await chat.app.settle(chat.conversation.id);
  }

  it("one ticket, comments both ways once, no internal word to the customer, no echo, nothing mailed", async () => {
    let calls = 0;
    zammad.fault = ({ method, path }) => {
      if (method !== "POST" || path.endsWith("/search")) return "none";
      calls += 1;
      return calls % 2 === 1 ? "lose" : "none";
    };
    await chat.say("Це жах, сукня прийшла порвана! Хочу скаргу");
    await chat.say("Замовлення 12");
    await quiet();
    zammad.fault = () => "none";
    expect(zammad.tickets).toHaveLength(1);
    const [ticket] = zammad.tickets;
    if (ticket === undefined) throw new Error("no ticket");
    const own = ticket.articles.filter(({ body }) => body === "Замовлення 12");
    expect(own).toHaveLength(1);

    const reply = zammad.eventOf(ticket.id, zammad.agentReplies(ticket.id, "Вітаю, обміняємо!"));
    expect(await post({ ...reply, body: reply.body.replace("Вітаю", "Інше") })).toBe(401);
    for (let n = 0; n < 2; n += 1) expect(await post(reply)).toBe(200);
    expect(await post(zammad.eventOf(ticket.id, zammad.agentNotes(ticket.id, "лише для своїх")))).toBe(200);
    for (const article of own) expect(await post(zammad.eventOf(ticket.id, article))).toBe(200);
    await quiet();
    const said = (await chat.replies()).map(({ text }) => text);
    expect(said.filter((text) => text === "Вітаю, обміняємо!")).toHaveLength(1);
    expect(said.join()).not.toMatch(/лише для своїх|Інше/);
    expect(said).not.toContain("Замовлення 12");
    expect((await chat.app.store.conversation(chat.conversation.id))?.owner).toBe("person");

    zammad.agentCloses(ticket.id);
    expect(await post(zammad.eventOf(ticket.id))).toBe(200);
    await quiet();
    expect((await chat.app.store.conversation(chat.conversation.id))?.owner).toBe("closed");
    expect(zammad.mailed).toEqual([]);
  });
});
