import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messageParts } from "../../../integrations/telegram/message-parts.ts";
import { updateOutcomes } from "../../../integrations/telegram/update-outcomes.ts";
import { secretHeader, webhookPath } from "../../../integrations/telegram/webhook.ts";
import { type App, createApp } from "../../../src/app.ts";
import { connectChannel } from "../../../src/channels/connect-channel.ts";
import { noSettleWindow } from "../../../src/inbox/settle-window.ts";
import { exampleToken, type FakeTelegram, startTelegram } from "../../fakes/telegram.ts";
import { testConfig } from "../../kit/app.ts";
import { doors } from "../../kit/doors.ts";
import { freshHome } from "../../kit/home.ts";
import { inlineLanes } from "../../kit/inline-lanes.ts";

describe("every kind of update", () => {
  let telegram: FakeTelegram;
  let app: App;
  let post: (body: unknown) => Promise<number>;

  beforeAll(async () => {
    telegram = await startTelegram();
    const config = await testConfig({
      TELEGRAM_BOT_TOKEN: exampleToken,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      TELEGRAM_WEBHOOK_URL: "https://bot.example.com",
    });
    const channel = config.channel?.open();
    if (channel === undefined) throw new Error("no channel");
    app = await createApp({
      config,
      home: await freshHome(),
      channel,
      settleWindow: noSettleWindow,
      engine: async () => inlineLanes(),
    });
    const bot = connectChannel(channel, app);
    await app.work();
    await bot.receive(new AbortController().signal);
    const send = doors(bot.webhook);
    post = async (body) => {
      const headers = { [secretHeader]: telegram.webhook?.secret ?? "", "content-type": "application/json" };
      return send(webhookPath, { headers, body: JSON.stringify(body) ?? "null" });
    };
  });
  afterAll(async () => {
    await app.close();
    await telegram.stop();
  });

  let lastChat = 100_000;
  /** A chat of its own for each, so that whoever stays without an answer is seen. */
  const messageOf = (chat: number, part: object) => ({
    message_id: 1,
    date: 1,
    chat: { id: chat, type: "private", first_name: "О" },
    from: { id: chat, is_bot: false, first_name: "О", language_code: "uk" },
    ...part,
  });
  async function answered(chat: number): Promise<void> {
    while (!telegram.sent.some(({ chatId }) => chatId === String(chat))) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  const file = { file_id: "f", file_unique_id: "u" };
  const saidParts: Readonly<Record<string, unknown>> = {
    text: "Добрий день!",
    caption: "ось",
    photo: [file],
    contact: { phone_number: "380670000000", first_name: "О" },
    location: { latitude: 50, longitude: 30 },
    venue: { title: "x" },
    poll: { question: "x" },
  };
  const said = Object.entries(messageParts).filter(([, part]) => part === "said");

  it.each(said.map(([name]) => name))("a customer who sends %s is answered", async (name) => {
    lastChat += 1;
    const part = { [name]: saidParts[name] ?? file };
    expect(await post({ update_id: lastChat, message: messageOf(lastChat, part) })).toBe(200);
    await answered(lastChat);
  });

  it("so is one who sends what the next Bot API will know", async () => {
    lastChat += 1;
    expect(await post({ update_id: lastChat, message: messageOf(lastChat, { hologram: { x: 1 } }) })).toBe(200);
    await answered(lastChat);
  });

  it("several hundred shapes of every kind, hostile ones among them: taken, never a fault", async () => {
    const kinds = [...Object.keys(updateOutcomes), "widget_query", "__proto__", "constructor"];
    const parts = fc.constantFrom(
      ...Object.keys(messageParts),
      "data",
      "message",
      "new_chat_member",
      "invoice_payload",
    );
    const hostile = fc.oneof(
      fc.anything({ maxDepth: 3 }),
      fc.constantFrom("\u0000", "\ud800", "'; drop table deskgraph.inbounds; --", "x".repeat(70_000), -1, 2 ** 53, []),
      fc.string({ unit: "binary", maxLength: 5_000 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...kinds),
        fc.dictionary(parts, hostile, { maxKeys: 4 }),
        fc.boolean(),
        async (kind, content, isFramed) => {
          lastChat += 1;
          const body = { update_id: lastChat, [kind]: isFramed ? messageOf(lastChat, content) : content };
          const text = JSON.stringify(body, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
          expect(await post(JSON.parse(text))).toBe(200);
        },
      ),
      { numRuns: 600 },
    );
  });

  it("so is a connection whose name no database can keep: it would keep all others waiting for ever", async () => {
    for (const kind of ["business_message", "edited_business_message"]) {
      lastChat += 1;
      const content = { ...messageOf(lastChat, { text: "Добрий день" }), business_connection_id: "a\u0000b" };
      expect(await post({ update_id: lastChat, [kind]: content })).toBe(200);
    }
    lastChat += 1;
    const user = { id: 1, is_bot: false, first_name: "O" };
    const connection = { id: "a\u0000b", user, user_chat_id: 1, date: 1, is_enabled: true };
    expect(await post({ update_id: lastChat, business_connection: connection })).toBe(200);
  });

  it("and what is no update at all is taken off Telegram's hands, too", async () => {
    for (const body of [null, 1, "x", [], {}, { update_id: "1" }, { update_id: 1.5, message: {} }]) {
      expect(await post(body)).toBe(200);
    }
  });
});
