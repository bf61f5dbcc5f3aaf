import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadConfig } from "../../src/config/config.ts";
import { groupQuestions } from "../../src/knowledge/group-questions.ts";
import { createKnowledgeTable } from "../../supabase/store/knowledge-table.ts";
import { readQuestions } from "../../supabase/store/questions.ts";
import { testChat } from "../kit/app.ts";
import { freshHome } from "../kit/home.ts";

it("answers from the shop's own pages, in the customer's language, and says so when they do not know", async () => {
  const chat = await testChat();
  expect((await chat.say("чи можна прати сукню в машинці?")).join()).toContain(
    "Сукні, худі та футболки прати за 30 °C",
  );
  expect((await chat.say("а відправляєте за кордон?")).join()).toContain("За кордон поки що не відправляємо.");
  expect((await chat.say("how do I wash a hoodie?")).join()).toContain("Wash dresses, hoodies and T-shirts");
  expect((await chat.say("а скільки важить слон?")).join()).not.toContain("30 °C");
});

it("answers by the row of the questions that is about it, before the terms of its topic", async () => {
  const chat = await testChat({
    passages: [{ title: "Чи є самовивіз?", text: "Так, щодня з 10 до 18 на Прикладній, 1." }],
  });
  expect((await chat.say("чи є самовивіз")).join()).toContain("Так, щодня з 10 до 18 на Прикладній, 1.");
  expect((await chat.say("скільки коштує доставка?")).join()).not.toContain("щодня з 10 до 18");
});

it("answers from what was imported beside the files, and forgets what was taken out", async () => {
  const home = await freshHome();
  const table = createKnowledgeTable(home);
  const parking = { title: "Де у вас паркуватися?", text: "У дворі, перші дві години без оплати." };
  await table.import("faq.csv", [parking], new Date());
  expect(await table.sources()).toMatchObject([{ source: "faq.csv", count: 1 }]);
  const chat = await testChat({ home, passages: [] });
  expect((await chat.say("де у вас можна паркуватися?")).join()).toContain("У дворі");
  const before = await table.version();
  await table.import(
    "faq.csv",
    [
      { ...parking, language: "uk" },
      { title: "Опт", text: "Від 10 штук." },
    ],
    new Date(1),
  );
  expect(await table.version()).not.toBe(before);
  expect(await table.read()).toEqual([
    { ...parking, language: "uk" },
    { title: "Опт", text: "Від 10 штук." },
  ]);
  expect([await table.remove("faq.csv"), await table.remove("faq.csv")]).toEqual([2, 0]);
});

it("answers a question and looks for goods, when both are asked for at once", async () => {
  const chat = await testChat();
  const said = (await chat.say("Добрий день! шукаю сукню на 122, і чи можна її прати?")).join();
  expect(said).toContain("прати за 30 °C");
  expect(said).toContain("Сукня «Анна», синя");
});

it("tells the shop what its pages do not say, by how often it was asked, and an erased customer's questions go", async () => {
  const chat = await testChat();
  for (const line of ["парковка у вас як влаштована?", "а як влаштована парковка", "чи можна з собакою?"])
    await chat.say(line);
  const since = new Date(0);
  const groups = groupQuestions(await readQuestions(chat.app.home, since));
  expect(groups.map(({ question, count }) => [question, count])).toEqual([
    ["а як влаштована парковка", 2],
    ["чи можна з собакою?", 1],
  ]);
  await chat.app.erase(chat.conversation.id);
  expect(await readQuestions(chat.app.home, since)).toEqual([]);
});

it("says nothing of the demo shop's pages in a shop with goods of its own", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "deskgraph-own-goods-"));
  try {
    writeFileSync(
      join(cwd, "goods.csv"),
      "product;title;category;color;sku;size;price;stock\na;Чашка;посуд;білий;A-1;0,3 л;100;1\n",
    );
    const config = `export default { catalogue: "goods.csv" };`;
    writeFileSync(join(cwd, "deskgraph.config.ts"), config);
    expect((await loadConfig({ env: {}, cwd })).passages).toEqual([]);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
});
