import { afterEach, describe, expect, it } from "vitest";
import { draftSchema } from "../../../nodes/sale/order-schemas.ts";
import { guidedTexts } from "../../../nodes/texts/guided/guided-texts.ts";
import type { SentMessage } from "../../fakes/telegram.ts";
import { awayModel } from "../../kit/guided-chat.ts";
import { ScriptedModel } from "../../kit/scripted-model.ts";
import { type TelegramApp, telegramApp } from "../../kit/telegram-app.ts";

let desk: TelegramApp | undefined;
afterEach(() => desk?.stop());

async function open(of: Parameters<typeof telegramApp>[0] = {}) {
  const opened = await telegramApp({ model: awayModel(), ...of });
  desk = opened;
  const chat = 7;
  /** The newest message with buttons. */
  const offered = (): SentMessage => {
    const message = opened.telegram.sent.findLast(({ buttons }) => buttons.length > 0);
    if (message === undefined) throw new Error("no buttons yet");
    return message;
  };
  const button = (label: string) => {
    const { buttons } = offered();
    const found = buttons.find(({ text }) => text.startsWith(label));
    if (found === undefined) throw new Error(`no "${label}" among: ${buttons.map(({ text }) => text).join(" | ")}`);
    return found.callback_data ?? "";
  };
  /** Every turn is done, and every reply sent. */
  const settle = async (): Promise<void> => {
    const { id } = await opened.app.open({ channel: "telegram", channelChatId: String(chat) });
    await opened.until(() => opened.telegram.waiting === 0);
    await opened.app.settle(id);
    await opened.until(async () =>
      (await opened.app.store.effects(id)).every(
        ({ effect, state }) => effect.kind !== "reply.send" || state !== "waiting",
      ),
    );
  };
  /** What the customer read of it, once it is all done. */
  const after = async (does: () => unknown): Promise<SentMessage[]> => {
    const before = opened.telegram.sent.length;
    await does();
    await settle();
    return opened.telegram.sent.slice(before);
  };
  const press = (label: string) => after(() => opened.telegram.press(chat, offered().messageId, button(label)));
  const say = (text: string) => after(() => opened.telegram.say(chat, { text }));
  const lines = async () =>
    draftSchema.parse(
      (await opened.app.stateOf((await opened.app.open({ channel: "telegram", channelChatId: String(chat) })).id))[
        "draft"
      ],
    ).lines;
  return { ...opened, chat, offered, button, after, press, say, lines, settle };
}

const textOf = (sent: readonly SentMessage[]): string => sent.map(({ text }) => text).join("\n");

describe("a sale by buttons in Telegram, while the model is down", () => {
  it("goes from /start to the paid order; every press is acknowledged, and its keyboard goes", async () => {
    const at = await open();
    expect(textOf(await at.say("/start"))).toContain("AI-помічник");
    await at.press("Сукні");
    await at.press("Сукня «Анна», синя");
    await at.press("122-128");
    expect(textOf(await at.press("Додати в кошик"))).toMatch(/Додано[\s\S]*1\u00a0190/);
    await at.press("Оформити");
    await at.say("Олена Приклад");
    await at.say("067 000 00 00");
    await at.say("Київ");
    expect(textOf(await at.say("відділення 5"))).toContain("Перевірте");
    expect(textOf(await at.press("повна оплата"))).toMatch(/UA\d{27}/);
    expect(textOf(await at.press("Оплачено"))).toContain("Передаю на перевірку");
    expect(await at.decide(at.chat, true)).toContain("Оплату підтверджено");
    expect((await at.effects(at.chat)).map(({ kind }) => kind)).toContain("crm.order");
    await at.until(() => at.telegram.spinning.size === 0);
    await at.until(() => at.telegram.calls.filter((call) => call === "editMessageReplyMarkup").length === 7);
    const data = at.telegram.sent.flatMap(({ buttons }) => buttons.map(({ callback_data = "" }) => callback_data));
    expect(Math.max(...data.map((each) => Buffer.byteLength(each)))).toBeLessThanOrEqual(64);
  });

  it("a second press, a repeated update and a press in another chat do nothing more", async () => {
    const at = await open();
    await at.say("/start");
    await at.press("Сукні");
    await at.press("Сукня «Анна», синя");
    await at.press("122-128");
    const { messageId } = at.offered();
    const data = at.button("Додати");
    await at.after(() => {
      const update = at.telegram.press(at.chat, messageId, data);
      at.telegram.press(at.chat, messageId, data);
      at.telegram.again(update);
    });
    await at.settle();
    expect(await at.lines()).toMatchObject([{ sku: "ANN-BLU-128", quantity: 1 }]);
    // Somebody else's client sends the same data from its own chat, where no such button stands.
    at.telegram.press(8, messageId + 500, data);
    await at.until(() => at.telegram.waiting === 0 && at.telegram.spinning.size === 0);
    expect(at.textsTo(8)).toEqual([]);
    expect(await at.lines()).toMatchObject([{ quantity: 1 }]);
  });

  it("a press beside an answer that is still on its way leaves that answer, and is carried out", async () => {
    const at = await open({
      model: new ScriptedModel((_messages, count) =>
        count === 0
          ? { calls: [{ name: "search_catalogue", args: { category: "сукні", size: "122" } }] }
          : { text: `Відповідь ${count}` },
      ),
    });
    await at.say("сукні на 122");
    const { messageId } = at.offered();
    const data = at.button("Сукня «Анна», синя");
    const read = await at.after(() => {
      at.telegram.say(at.chat, { text: "а з чого вона?" });
      at.telegram.press(at.chat, messageId, data);
    });
    expect(textOf(read)).toMatch(/Відповідь 2[\s\S]*122-128: 1\u00a0190/);
  });
});

describe("goods in Telegram", () => {
  const found = (): ScriptedModel =>
    new ScriptedModel((_messages, count) =>
      count % 2 === 0
        ? { calls: [{ name: "search_catalogue", args: { category: "сукні", size: "122" } }] }
        : { text: `Ось що знайшлося, ${count}.` },
    );

  it("come as an album with buttons under the words, and nothing is uploaded twice", async () => {
    const at = await open({ model: found() });
    at.telegram.fetches = () => true;
    await at.say("сукні на 122");
    const album = at.telegram.sent.filter(({ pictures }) => pictures !== undefined);
    expect(album.length).toBeGreaterThan(1);
    expect(album.every(({ pictures, buttons }) => pictures?.[0]?.isUploaded && buttons.length === 0)).toBe(true);
    expect(at.offered().text).toContain("Ось що знайшлося");
    await at.say("ще раз сукні на 122");
    const again = at.telegram.sent.filter(({ pictures }) => pictures !== undefined).slice(album.length);
    expect(again.map(({ pictures }) => pictures?.[0]?.isUploaded)).toEqual(again.map(() => false));
    expect(again).toHaveLength(album.length);
    // One picture bears the words and the buttons itself; it is one of those that are there already.
    const [card] = await at.press("Сукня «Анна», синя");
    expect(card?.pictures?.[0]?.isUploaded).toBe(false);
    expect(card?.text).toContain("122-128");
    expect(card?.buttons.map(({ text }) => text)).toContain("Додати в кошик");
    // The other sizes are a press away.
    expect((await at.press("Інші розміри"))[0]?.buttons.map(({ text }) => text).join()).toContain("134-140");
  });

  it("are sent anew when Telegram has forgotten its names for them", async () => {
    const at = await open({ model: found() });
    at.telegram.fetches = () => true;
    await at.say("сукні на 122");
    at.telegram.forgetPictures();
    const read = await at.say("ще раз");
    expect(read.filter(({ pictures }) => pictures?.[0]?.isUploaded).length).toBeGreaterThan(1);
  });

  it("come without the one picture that cannot be had, and as words with buttons where none can", async () => {
    const at = await open({ model: found() });
    at.telegram.fetches = (url) => !url.includes("anna-red");
    const some = (await at.say("сукні на 122")).filter(({ pictures }) => pictures !== undefined);
    expect(some.length).toBeGreaterThan(1);
    expect(some.map(({ pictures }) => pictures?.[0]?.url).join()).not.toContain("anna-red");
    at.telegram.forgetPictures();
    at.telegram.fetches = () => false;
    const none = await at.say("ще раз");
    expect(none.map(({ pictures }) => pictures)).toEqual([undefined]);
    expect(none[0]?.buttons.length).toBeGreaterThan(1);
    // They are left alone for a while: no call is spent on them.
    const before = at.telegram.calls.filter((call) => call.startsWith("sendMediaGroup")).length;
    await at.say("і ще раз");
    expect(at.telegram.calls.filter((call) => call.startsWith("sendMediaGroup"))).toHaveLength(before);
  });

  it("whose album perhaps arrived are repeated once, and the words follow", async () => {
    const at = await open({ model: found() });
    at.telegram.fetches = () => true;
    let cuts = 0;
    at.telegram.fault = (method) => (method === "sendMediaGroup" && cuts++ === 0 ? "swallow" : "none");
    await at.say("сукні на 122");
    await at.until(() => at.telegram.sent.some(({ text }) => text.includes("Ось що знайшлося")));
    expect(at.telegram.calls.filter((call) => call === "sendMediaGroup")).toHaveLength(2);
    expect(at.telegram.sent.filter(({ text }) => text.includes("Ось що знайшлося"))).toHaveLength(1);
  });
});

it("when the model goes away in the middle of a sale in Telegram, one sentence comes with what can be chosen", async () => {
  const at = await open({
    model: new ScriptedModel((_messages, count) =>
      count === 0
        ? { calls: [{ name: "search_catalogue", args: { category: "сукні", size: "122" } }] }
        : count === 1
          ? { text: "Ось що є." }
          : new Error("503 overloaded"),
    ),
  });
  await at.say("сукні на 122");
  expect(textOf(await at.say("а вона не линяє?"))).toBe(guidedTexts.uk.away);
  await at.press("Сукня «Анна», синя");
  expect(textOf(await at.press("Додати"))).toContain("Додано");
});
