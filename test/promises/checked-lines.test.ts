import { expect, it } from "vitest";
import type { Checked } from "../../src/core/index.ts";
import { exportCustomer } from "../../supabase/store/personal-data.ts";
import { testChat } from "../kit/app.ts";
import { everything } from "../kit/everything.ts";
import { ScriptedModel } from "../kit/scripted-model.ts";

/** What is kept beside each line that the AI said. */
async function checkedLines(answers: ConstructorParameters<typeof ScriptedModel>[0], texts: readonly string[]) {
  const chat = await testChat({ model: new ScriptedModel(answers) });
  for (const text of texts) await chat.say(text);
  const entries = await chat.app.store.transcript(chat.conversation.id, 20);
  return { chat, lines: entries.flatMap(({ author, checked }) => (author === "ai" ? [checked] : [])) };
}

const price = { words: "1250", from: "catalogue" };
const search = { calls: [{ name: "search_catalogue", args: { text: "Анна", size: "134-140" } }] };

it("a line that was said as it was drafted keeps where its statements come from", async () => {
  const { lines } = await checkedLines([search, { text: "Сукня «Анна» 134-140 коштує 1250 грн." }], ["скільки Анна?"]);
  expect(lines).toEqual([{ said: "whole", refused: [], sources: expect.arrayContaining([price]) }]);
});

it("a line that was drafted twice keeps what was refused of the first draft, and why", async () => {
  const drafts = [search, { text: "Усе по 99 грн!" }, { text: "Сукня «Анна» 134-140 коштує 1250 грн." }];
  const { lines } = await checkedLines(drafts, ["скільки Анна?"]);
  expect(lines).toEqual([
    { said: "whole", refused: [{ code: "price_unknown", words: "99" }], sources: expect.arrayContaining([price]) },
  ]);
});

it("a line of which a part was left out says so, and so does one that takes the place of both drafts", async () => {
  const part = { text: "Сукня «Анна» 134-140 коштує 1250 грн. Знижка 30 % вам!" };
  const first = await checkedLines([search, part, part], ["скільки Анна?"]);
  expect(first.lines).toMatchObject([{ said: "part", sources: expect.arrayContaining([price]) }]);
  const lie = { text: "Усе по 99 грн!" };
  const second = await checkedLines([lie, lie], ["скільки?"]);
  expect(second.lines).toEqual([{ said: "none", refused: [{ code: "price_unknown", words: "99" }], sources: [] }]);
});

it("words beside a call that ends the turn keep their sources; the product's own words were not checked", async () => {
  const beside = { text: "Передаю колезі.", calls: [{ name: "call_person", args: { reason: "wholesale" } }] };
  const { lines } = await checkedLines([beside], ["оптом продаєте?"]);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => line !== undefined)).toEqual([expect.objectContaining({ said: "whole" })]);
});

it("what is kept beside a line is short, exported, erased with it, and in no effect", async () => {
  const canary = "Канарейкін-Довжелезний";
  const lie = { text: `Ваша знижка 77 % для ${canary}, `.repeat(20) };
  const { chat, lines } = await checkedLines([lie, lie], ["скільки?"]);
  expect(JSON.stringify(lines).length).toBeLessThan(2_000);
  const { home } = chat.app;
  const exported: unknown[] = [];
  for await (const each of exportCustomer(home, chat.conversation.customerId)) exported.push(each);
  const kept: Checked["said"] = "none";
  expect(JSON.stringify(exported)).toContain(`"said":"${kept}"`);
  expect(JSON.stringify(await chat.app.store.effects(chat.conversation.id))).not.toContain('"refused"');
  expect(await everything(home)).toContain('"refused"');
  await chat.app.erase(chat.conversation.id);
  expect(await chat.app.store.transcript(chat.conversation.id, 9)).toEqual([]);
});
