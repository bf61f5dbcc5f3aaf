import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadConfig } from "../../src/config/config.ts";
import { groupQuestions } from "../../src/knowledge/group-questions.ts";
import { readQuestions } from "../../supabase/store/questions.ts";
import { testChat } from "../kit/app.ts";

it("answers from the shop's own pages, in the customer's language, and says so when they do not know", async () => {
  const chat = await testChat();
  expect((await chat.say("чи можна прати сукню в машинці?")).join()).toContain(
    "Сукні, худі та футболки прати за 30 °C",
  );
  expect((await chat.say("а відправляєте за кордон?")).join()).toContain("За кордон поки що не відправляємо.");
  expect((await chat.say("how do I wash a hoodie?")).join()).toContain("Wash dresses, hoodies and T-shirts");
  expect((await chat.say("а скільки важить слон?")).join()).not.toContain("30 °C");
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
    expect((await loadConfig({ env: {}, cwd })).knowledge).toBeUndefined();
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
});
