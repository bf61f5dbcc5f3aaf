import { describe, expect, it } from "vitest";
import { z } from "zod";
import { saysBackWish } from "../../../nodes/follow-up/back-wish.ts";
import { foundProductSchema } from "../../../nodes/sale/found-product.ts";
import { followUpTexts } from "../../../nodes/texts/follow-ups.ts";
import { createCatalogue } from "../../../src/shop/catalogue.ts";
import { fireTimers } from "../../../src/work/fire-timers.ts";
import { type TestChat, testChat } from "../../kit/app.ts";
import { person } from "../../kit/person.ts";

const hourMs = 3_600_000;
const backWords = /знову є в наявності/;

/** A new list of the shop's, with so many pieces of this article. */
function putOnShelf(chat: TestChat, sku: string, stock: number): void {
  const { catalogue } = chat.app.goods;
  const products = catalogue.products().map((product) => ({
    ...product,
    variants: product.variants.map((one) => (one.sku === sku ? { ...one, stock } : one)),
  }));
  catalogue.put(createCatalogue(products, "UAH"));
}

/** Hour by hour; answers what the customer read meanwhile. */
async function hours(chat: TestChat, count: number): Promise<string[]> {
  const before = (await chat.replies()).length;
  for (let passed = 0; passed < count; passed += 1) {
    chat.passTime(hourMs);
    if ((await fireTimers(chat.app)) > 0) await chat.app.settle(chat.conversation.id);
  }
  return (await chat.replies()).slice(before).map(({ text }) => text);
}

const shownSchema = z.array(foundProductSchema);

/** Somebody was shown dresses, the first was sold meanwhile, and they asked to be told. */
async function waiting(): Promise<{ readonly chat: TestChat; readonly sku: string }> {
  const chat = await testChat();
  await chat.say("Добрий день! Сукня на 122 є?");
  const shown = shownSchema.parse((await chat.app.stateOf(chat.conversation.id))["shown"]);
  const sku = shown[0]?.variants[0]?.sku ?? "none";
  putOnShelf(chat, sku, 0);
  const said = await chat.say("Напишіть, коли буде 122");
  expect(said.join()).toMatch(/^Добре, напишу сюди, коли знову буде: /);
  return { chat, sku };
}

describe("a customer who waits for a sold-out article", () => {
  it("is told once, while the shop is open, when it is back", async () => {
    const { chat, sku } = await waiting();
    expect(await hours(chat, 12)).toEqual([]);
    putOnShelf(chat, sku, 3);
    // It is night.
    expect(await hours(chat, 2)).toEqual([]);
    const read = await hours(chat, 24);
    expect(read).toEqual([expect.stringMatching(backWords)]);
    expect(read[0]).toContain(followUpTexts.uk.howToOptOut);
    putOnShelf(chat, sku, 0);
    expect(await hours(chat, 2)).toEqual([]);
    putOnShelf(chat, sku, 5);
    expect(await hours(chat, 24)).toEqual([]);
  });

  it("is not told once they have said stop", async () => {
    const { chat, sku } = await waiting();
    expect((await chat.say("стоп")).at(-1)).toBe(followUpTexts.uk.optedOut);
    putOnShelf(chat, sku, 3);
    expect(await hours(chat, 24)).toEqual([]);
  });

  it("is not told of what they have taken meanwhile", async () => {
    const { chat, sku } = await waiting();
    putOnShelf(chat, sku, 3);
    await chat.say("Сукня на 122 є?");
    await chat.say("беру першу");
    const { draft } = await chat.app.stateOf(chat.conversation.id);
    expect(JSON.stringify(draft)).toContain(sku);
    expect(await hours(chat, 24)).toEqual([]);
  });

  it("is not written to while a person has the chat: they get the words as a suggestion", async () => {
    const { chat, sku } = await waiting();
    await chat.asManager({ kind: "person_message", text: "Вітаю, я з вами.", by: person("manager") });
    putOnShelf(chat, sku, 3);
    expect(await hours(chat, 24)).toEqual([]);
    const suggested = (await chat.effects()).filter(
      (effect) => effect.kind === "staff.post" && backWords.test(effect.payload.text),
    );
    expect(suggested).toHaveLength(1);
  });

  it("is not told after an erasure", async () => {
    const { chat, sku } = await waiting();
    await chat.app.erase(chat.conversation.id);
    putOnShelf(chat, sku, 3);
    chat.passTime(24 * hourMs);
    expect(await chat.app.timers.awaited(chat.app.now())).toEqual([]);
    expect(await fireTimers(chat.app)).toBe(0);
  });

  it("is heard in three languages, and what is about something else is not taken for it", () => {
    const wishes = [
      "напишіть, коли буде",
      "Скажіть коли появиться",
      "let me know when it's back",
      "сообщите когда появится",
      "Напишіть мені, будь ласка, коли знову буде 122!",
    ];
    expect(wishes.filter((text) => !saysBackWish(text))).toEqual([]);
    const others = [
      "напишіть, коли буде посилка",
      "коли буде?",
      "tell me when my order is back",
      "скажіть, коли буде знижка",
    ];
    expect(others.filter(saysBackWish)).toEqual([]);
  });
});
