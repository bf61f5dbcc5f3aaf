import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTelegramApi } from "../../../integrations/telegram/api.ts";
import { sendReply } from "../../../integrations/telegram/send-reply.ts";
import {
  conversationId,
  type EffectOf,
  effectKey,
  type Files,
  lane,
  noFiles,
  type Reply,
  Secret,
  turnId,
} from "../../../src/core/index.ts";
import { exampleToken, type FakeTelegram, startTelegram } from "../../fakes/telegram.ts";
import { deliveryContext } from "../../kit/delivery-context.ts";
import { memorySentFiles } from "../../kit/memory-sent-files.ts";

describe("a reply in Telegram", () => {
  let telegram: FakeTelegram;
  beforeEach(async () => {
    telegram = await startTelegram();
  });
  afterEach(() => telegram.stop());

  async function send(of: Partial<Reply>, by: "ai" | "person" = "ai", files = noFiles) {
    const { deliver } = sendReply({
      owners: undefined,
      connectedAccount: async () => undefined,
      sentFiles: memorySentFiles(),
      pictures: { account: "telegram/1", broken: new Map() },
      now: () => new Date(),
      api: createTelegramApi({ token: new Secret(exampleToken), apiRoot: telegram.apiRoot }),
      files,
      chatOf: async () => ({ channel: "telegram", channelChatId: "5" }),
    });
    const effect: EffectOf<"reply.send"> = {
      kind: "reply.send",
      conversationId: conversationId("c"),
      lane: lane("c/reply"),
      turnId: turnId("t"),
      key: effectKey("k"),
      node: "test",
      payload: { reply: { id: "r", turnId: "t", kind: "plain", text: "", ...of }, epoch: 0, by },
    };
    const result = await deliver(effect, deliveryContext());
    expect(result.outcome).toBe("done");
    return telegram.sent.at(-1);
  }

  it("of a person arrives as they wrote it, the model's as it meant it", async () => {
    const text = "Розмір **122**, код _A_1_";
    expect((await send({ text }, "person"))?.text).toBe(text);
    expect((await send({ text }))?.text).toBe("Розмір 122, код A_1");
  });

  it("keeps its links when Telegram does not take its entities", async () => {
    let refusals = 0;
    const description = "Bad Request: can't parse entities: unexpected end";
    telegram.fault = () => (refusals++ === 0 ? { code: 400, description } : "none");
    expect((await send({ text: "**Є** [опис](https://x.ua/_a_)." }))?.text).toBe("Є опис (https://x.ua/_a_).");
  });

  it.each([
    ["picture", "image/png", "фото.png"],
    ["document", "application/pdf", "накладна.pdf"],
  ])("arrives with its words where an agent's %s is empty, which is named", async (_what, mediaType, name) => {
    const empty: Files = { read: async () => ({ bytes: new Uint8Array(), mediaType, name }) };
    const files = [{ kind: "document", ref: "acme:1", name }] as const;
    expect((await send({ text: "Ось вона", files }, "person", empty))?.text).toContain(name);
    expect(telegram.sent.map(({ text, file }) => [text, file])).toEqual([
      ["Ось вона", undefined],
      [`📎 ${name} ⚠️`, undefined],
    ]);
  });

  it("has buttons that give their data back, and none that Telegram would refuse", async () => {
    const buttons = [
      { label: "Так", data: "forget:yes" },
      { label: "Задовго", data: "ї".repeat(33) },
    ];
    const sent = await send({ text: "Стерти?", choices: ["повна"], buttons });
    expect(sent?.buttons).toEqual([
      { text: "повна", callback_data: "choice:0" },
      { text: "Так", callback_data: "forget:yes" },
    ]);
  });
});
