import { afterEach, describe, expect, it } from "vitest";
import { satisfactionWords } from "../../../nodes/texts/satisfaction.ts";
import { type Shop, trustAll } from "../../../src/core/index.ts";
import type { SentMessage } from "../../fakes/telegram.ts";
import { person } from "../../kit/person.ts";
import { type TelegramApp, telegramApp } from "../../kit/telegram-app.ts";

let desk: TelegramApp | undefined;
afterEach(() => desk?.stop());

const by = person("ira");
const bodies = {
  closed: { kind: "closed", by },
  given_back: { kind: "given_back", by },
  taken_over: { kind: "taken_over", by },
} as const;
const chat = 7;
const hourMs = 3_600_000;

async function open(shop: Partial<Shop> = { satisfaction: { ask: true } }) {
  const opened = await telegramApp({ shop });
  desk = opened;
  const { app, telegram } = opened;
  let count = 0;
  const settle = async (): Promise<void> => {
    const { id } = await app.open({ channel: "telegram", channelChatId: String(chat) });
    await opened.until(() => telegram.waiting === 0);
    await app.settle(id);
    await opened.until(async () =>
      (await app.store.effects(id)).every(({ effect, state }) => effect.kind !== "reply.send" || state !== "waiting"),
    );
  };
  /** What the customer read of it, once it is all done. */
  const after = async (does: () => unknown): Promise<readonly SentMessage[]> => {
    const before = telegram.sent.length;
    await does();
    await settle();
    return telegram.sent.slice(before);
  };
  const act = (kind: "closed" | "given_back" | "taken_over") =>
    after(async () => {
      const { id } = await app.open({ channel: "telegram", channelChatId: String(chat) });
      count += 1;
      await app.accept({ conversationId: id, source: "office", externalId: `${count}`, body: bodies[kind] });
    });
  const report = () => app.report({ from: new Date(0), to: new Date("2100-01-01") });
  return {
    ...opened,
    act,
    say: (text: string) => after(() => telegram.say(chat, { text })),
    answer: (text: string) => after(() => opened.person(chat, text)),
    press: (of: SentMessage | undefined, label: string) => {
      const button = of?.buttons.find(({ text }) => text === label);
      return after(() => telegram.press(chat, of?.messageId ?? 0, button?.callback_data ?? "none"));
    },
    owner: async () => (await app.open({ channel: "telegram", channelChatId: String(chat) })).owner,
    content: async () => (await report()).satisfaction,
  };
}

const { question, answers, thanks } = satisfactionWords.uk;

describe("whether a customer is content", () => {
  it("is asked once an episode by buttons; a press is counted for who answered, and opens nothing", async () => {
    const at = await open();
    await at.say("Добрий день");
    await at.answer("Вітаю, я Іра.");
    const [asked, ...more] = await at.act("closed");
    expect(more).toEqual([]);
    expect(asked?.text).toBe(question);
    expect(asked?.buttons.map(({ text }) => text)).toEqual([answers.good, answers.fair, answers.bad]);
    expect(await at.press(asked, answers.good)).toEqual([]);
    expect(await at.owner()).toBe("closed");
    const shown = at.telegram.requests.findLast(({ method }) => method === "answerCallbackQuery");
    expect(shown?.payload["text"]).toBe(thanks);
    expect(await at.content()).toMatchObject({ asked: 1, good: 1, ofPerson: { answered: 1, good: 1 } });
    // The keyboard is gone: a second press counts nothing.
    await at.press(asked, answers.bad);
    expect(await at.content()).toMatchObject({ answered: 1, good: 1, bad: 0 });

    // Later words are an ordinary message, and the same episode is not asked about twice.
    expect((await at.say("сукня на 122 є?")).length).toBeGreaterThan(0);
    expect(await at.owner()).toBe("ai");
    expect(await at.act("closed")).toEqual([]);
    // Four days later it is another matter; nobody but the assistant answered in it.
    at.passTime(96 * hourMs);
    await at.say("сукня на 128 є?");
    const [again] = await at.act("closed");
    expect(again?.text).toBe(question);
    await at.press(again, answers.bad);
    expect(await at.content()).toMatchObject({ asked: 2, answered: 2, bad: 1, ofAi: { answered: 1, good: 0 } });
  });

  it("is no question any more once the customer was erased: a press makes nobody anew", async () => {
    const at = await open();
    await at.say("Добрий день");
    const [asked] = await at.act("closed");
    const { id } = await at.app.open({ channel: "telegram", channelChatId: String(chat) });
    await at.app.erase(id);
    at.telegram.press(chat, asked?.messageId ?? 0, asked?.buttons[0]?.callback_data ?? "none");
    await at.until(() => at.telegram.waiting === 0 && at.telegram.spinning.size === 0);
    expect(await at.app.store.knownConversation({ channel: "telegram", channelChatId: String(chat) })).toBeUndefined();
    expect(await at.content()).toMatchObject({ asked: 1, answered: 0 });
  });

  it("is asked after a chat was given back, in the customer's language", async () => {
    const at = await open();
    await at.say("Hello, do you have a dress?");
    await at.act("taken_over");
    const read = await at.act("given_back");
    expect(read.map(({ text }) => text)).toContain(satisfactionWords.en.question);
  });

  it.each([
    ["who was in danger", ["не хочу жити"]],
    ["who was abusive", ["Добрий день", "ти тупа сука, йди на хуй"]],
    ["who never wrote", []],
  ])("is not asked of somebody %s", async (_who, words) => {
    const at = await open();
    for (const text of words) await at.say(text);
    await at.act("taken_over");
    expect((await at.act("closed")).map(({ text }) => text)).not.toContain(question);
    expect(await at.content()).toMatchObject({ asked: 0 });
  });

  it("is asked of nobody unless the shop wants it", async () => {
    const at = await open({});
    await at.say("Добрий день");
    expect(await at.act("closed")).toEqual([]);
  });

  it("is not asked while the assistant may not write by itself", async () => {
    for (const level of ["draft", "shadow"] as const) {
      const at = await open();
      await at.say("Добрий день");
      await at.app.store.setTrust(trustAll(level), person("olya").proven);
      await at.answer("Вітаю, я Іра.");
      expect((await at.act("closed")).map(({ text }) => text)).toEqual([]);
      await at.stop();
      desk = undefined;
    }
  });
});
