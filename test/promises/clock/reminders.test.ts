import { describe, expect, it } from "vitest";
import { followUpTexts } from "../../../nodes/texts/follow-ups.ts";
import { type Shop, trustAll } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { fireTimers } from "../../../src/work/fire-timers.ts";
import { type TestChat, testChat } from "../../kit/app.ts";
import { freshHome } from "../../kit/home.ts";
import { person } from "../../kit/person.ts";

const hourMs = 3_600_000;
const wanted: Shop["followUps"] = {
  abandonedCart: { afterHours: 24 },
  unpaidBill: { afterHours: 4 },
  perHour: 20,
};
const chatOf = (followUps: Partial<Shop["followUps"]> = {}, more: Parameters<typeof testChat>[0] = {}) =>
  testChat({ shop: { followUps: { ...wanted, ...followUps } }, ...more });

/** Hour by hour; answers what the customer read meanwhile. */
async function hours(chat: TestChat, count: number): Promise<string[]> {
  const before = (await chat.replies()).length;
  for (let passed = 0; passed < count; passed += 1) {
    chat.passTime(hourMs);
    if ((await fireTimers(chat.app)) > 0) await chat.app.settle(chat.conversation.id);
  }
  return (await chat.replies()).slice(before).map(({ text }) => text);
}

const withCart = async (chat: TestChat): Promise<TestChat> => {
  await chat.say("Добрий день! Сукня на 122 є?");
  await chat.say("беру першу");
  return chat;
};
const withBill = async (chat: TestChat): Promise<TestChat> => {
  await withCart(chat);
  await chat.say("Олена Коваль, 067 123 45 67, Київ, відділення 5");
  await chat.say("так, повна оплата");
  return chat;
};
const cartWords = /^Ваш кошик чекає: Сукня/;
const billWords = /^Рахунок \S+ на .* ще не оплачено/;

describe("a customer who went silent", () => {
  it("is reminded of the cart once, while the shop is open, and told how to get no more of it", async () => {
    const chat = await withCart(await chatOf());
    const read = await hours(chat, 24 * 4);
    expect(read).toEqual([expect.stringMatching(cartWords)]);
    expect(read[0]).toContain(followUpTexts.uk.howToOptOut);
    await chat.say("дякую, ще подумаю");
    expect(await hours(chat, 48)).toEqual([]);
  });

  it("is reminded of a bill once, and of none that was paid", async () => {
    const chat = await withBill(await chatOf());
    expect(await hours(chat, 72)).toEqual([expect.stringMatching(billWords)]);
    const paying = await withBill(await chatOf());
    await paying.say("оплатила");
    await paying.decide(true);
    expect(await hours(paying, 72)).toEqual([]);
  });

  it("is left alone where the shop does not want it, which is the default", async () => {
    const chat = await withBill(await testChat());
    expect(demoShop.followUps).toMatchObject({ abandonedCart: "off", unpaidBill: "off" });
    expect(await hours(chat, 72)).toEqual([]);
  });

  it("who wants no reminders gets none any more, and says so in one message", async () => {
    const chat = await withCart(await chatOf());
    expect(await hours(chat, 30)).toHaveLength(1);
    expect((await chat.say("Не нагадуйте!")).at(-1)).toBe(followUpTexts.uk.optedOut);
    await chat.say("Олена Коваль, 067 123 45 67, Київ, відділення 5");
    await chat.say("так, повна оплата");
    expect(await hours(chat, 72)).toEqual([]);
  });

  it("is not written to while a person has the chat: they get the words as a suggestion", async () => {
    const chat = await withBill(await chatOf());
    await chat.asManager({ kind: "person_message", text: "Вітаю, я з вами.", by: person("manager") });
    expect(await hours(chat, 24)).toEqual([]);
    const suggested = (await chat.effects()).filter(
      (effect) => effect.kind === "staff.post" && effect.payload.text.includes("ще не оплачено"),
    );
    expect(suggested).toHaveLength(1);
  });

  it("waits while the hour has no room for more such messages of the shop", async () => {
    const home = await freshHome();
    const chats: TestChat[] = [];
    for (const customer of ["1", "2", "3"]) {
      chats.push(await withCart(await chatOf({ perHour: 1 }, { home, customer })));
    }
    const counts: number[] = [];
    for (const chat of chats) chat.passTime(26 * hourMs);
    for (let hour = 0; hour < 3; hour += 1) {
      for (const chat of chats) {
        chat.passTime(hourMs);
        await fireTimers(chat.app);
        for (const each of chats) await each.app.settle(each.conversation.id);
      }
      const replies = await Promise.all(chats.map((chat) => chat.replies()));
      counts.push(replies.flat().filter(({ text }) => cartWords.test(text)).length);
    }
    expect(counts).toEqual([1, 2, 3]);
  });

  it("is not reminded of anything in the moment in which they write, whichever comes first", async () => {
    for (const isFirst of [true, false]) {
      const chat = await withCart(await chatOf());
      chat.passTime(25 * hourMs);
      const { id } = chat.conversation;
      const [due] = await chat.app.timers.due(chat.app.now(), { names: ["cart"], limit: 1 });
      if (due === undefined) throw new Error("nothing is due");
      const fired = { kind: "timer", timer: due.body } as const;
      const words = { kind: "message", text: "дякую, ще подумаю", attachments: [] } as const;
      const before = (await chat.replies()).length;
      const arrivals = (isFirst ? [fired, words] : [words, fired]).map((body, at) => ({
        conversationId: id,
        source: "race",
        externalId: String(at),
        body,
      }));
      await chat.app.acceptTogether(arrivals);
      await chat.app.settle(id);
      const read = (await chat.replies()).slice(before).map(({ text }) => text);
      expect(read).toHaveLength(1);
      expect(read.join()).not.toMatch(cartWords);
    }
  });

  it("is not reminded of what was due before they wrote, also where the clock says so after it", async () => {
    const chat = await withCart(await chatOf());
    chat.passTime(25 * hourMs);
    const [due] = await chat.app.timers.due(chat.app.now(), { names: ["cart"], limit: 1 });
    if (due === undefined) throw new Error("nothing is due");
    await chat.say("дякую, ще подумаю");
    expect(await chat.asManager({ kind: "timer", timer: due.body })).toEqual([]);
    // The new time begins with what they wrote.
    expect(await hours(chat, 30)).toEqual([expect.stringMatching(cartWords)]);
  });

  it("is not reminded while the answer to what they wrote waits for a person's word, and the draft stays", async () => {
    const chat = await withCart(await chatOf());
    await chat.app.store.setTrust(trustAll("draft"), person("olya").proven);
    chat.passTime(23 * hourMs);
    await chat.say("а червона є?");
    const draft = await chat.app.store.replyDraft(chat.conversation.id);
    expect(draft).toBeDefined();
    expect(await hours(chat, 12)).toEqual([]);
    expect((await chat.app.store.replyDraft(chat.conversation.id))?.id).toBe(draft?.id);
    const suggested = (await chat.effects()).filter(
      (effect) => effect.kind === "staff.post" && /кошик/.test(effect.payload.text),
    );
    expect(suggested).toEqual([]);
  });

  it("is not reminded where the time comes in the very moment in which their draft was written", async () => {
    const chat = await withCart(await chatOf());
    await chat.app.store.setTrust(trustAll("draft"), person("olya").proven);
    chat.passTime(25 * hourMs);
    const [due] = await chat.app.timers.due(chat.app.now(), { names: ["cart"], limit: 1 });
    if (due === undefined) throw new Error("nothing is due");
    await chat.say("а червона є?");
    expect(await chat.asManager({ kind: "timer", timer: due.body })).toEqual([]);
    const draft = await chat.app.store.replyDraft(chat.conversation.id);
    expect(draft?.asked).toBe("а червона є?");
    const by = person("manager");
    if (draft) await chat.asManager({ kind: "draft_decision", draftId: draft.id, isSent: true, by });
    expect((await chat.replies()).map(({ text }) => text).join()).not.toMatch(/кошик чекає/);
  });
});
