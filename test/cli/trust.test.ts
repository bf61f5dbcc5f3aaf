import { expect, it } from "vitest";
import { actsCommand } from "../../src/cli/acts.ts";
import { draftsCommand } from "../../src/cli/drafts.ts";
import { shadowCommand } from "../../src/cli/shadow.ts";
import { trustCommand } from "../../src/cli/trust.ts";
import { chainStart, checkChain, trustAll } from "../../src/core/index.ts";
import { readActs } from "../../supabase/store/acts.ts";
import { type TestChat, testChat } from "../kit/app.ts";
import { person } from "../kit/person.ts";
import { keptOutput, productOf } from "../kit/product-of.ts";
import { ScriptedModel } from "../kit/scripted-model.ts";
import { until } from "../kit/until.ts";

const commands = { acts: actsCommand, trust: trustCommand, drafts: draftsCommand, shadow: shadowCommand };

/** What a command prints that is typed beside the running product. */
async function typed(
  chat: TestChat,
  name: keyof typeof commands,
  words: readonly string[] = [],
  options: Readonly<Record<string, string>> = {},
): Promise<string> {
  const out = keptOutput();
  await commands[name].work(productOf(chat.app), { words, options }, out);
  return `${out.text()}${out.errors()}`.trimEnd();
}

const greeting = () => new ScriptedModel(() => ({ text: "Вітаю! Чим допомогти?" }));

it("drafts are listed, changed, sent and thrown away by a command; trust ends them at once", async () => {
  const chat = await testChat({ model: greeting() });
  expect(await typed(chat, "trust")).toMatch(/^plain +auto +by the configuration/m);
  expect(await typed(chat, "trust", ["set", "draft"])).toMatch(/^requisites +draft +set here/m);
  expect(await typed(chat, "drafts")).toBe("Nothing waits for a person's word.");
  await chat.say("Добрий день!");
  const list = await typed(chat, "drafts");
  expect(list).toContain("> Добрий день!");
  expect(list).toContain("Чим допомогти?");
  const id = list.slice(0, 8);
  await expect(typed(chat, "drafts", ["edit", id])).rejects.toThrow("--text goes with edit");
  await expect(typed(chat, "drafts", ["send", ""])).rejects.toThrow('No draft "" waits');
  await typed(chat, "drafts", ["edit", id], { text: "Вітаємо!" });
  await until(async () => (await chat.replies()).length > 0);
  expect((await chat.replies()).map(({ text }) => text)).toEqual(["Вітаємо!"]);
  await chat.say("Дякую");
  await typed(chat, "drafts", ["discard", (await typed(chat, "drafts")).slice(0, 8)]);
  expect(await typed(chat, "drafts")).toBe("Nothing waits for a person's word.");
  expect(await typed(chat, "trust", ["set", "auto"], { kind: "plain" })).toMatch(/plain +auto(?:.|\n)*review +draft/);
  await expect(typed(chat, "trust", ["set", "much"])).rejects.toThrow("auto, draft, shadow");
});

it("a report says how many of the shadow's answers are about what people said, and shows the pairs", async () => {
  const chat = await testChat({ model: greeting(), shop: { trust: trustAll("shadow") } });
  const by = person("ira");
  await chat.say("Добрий день!");
  await chat.asManager({ kind: "person_message", text: "Вітаю! Чим допомогти?", by });
  await chat.say("Є сукні?");
  await chat.asManager({ kind: "person_message", text: "Так, ось наші сукні на літо", by });
  await chat.say("Дякую!");
  const report = await typed(chat, "shadow", ["report"]);
  expect(report).toContain("3 answers were written; people answered 2 of these questions.");
  expect(report).toContain("people:    Так, ось наші сукні на літо");
  expect(report).toContain("1 were answered by nobody");
});

it("how far the assistant is trusted stands in the record of acts, with who said it and what it is now", async () => {
  const chat = await testChat({ model: greeting() });
  await typed(chat, "trust", ["set", "draft"], { kind: "plain" });
  await chat.app.staff.trustAll("auto", person("olya"));
  const acts = await readActs(chat.app.home, { after: 0, limit: 10 });
  expect(acts.map(({ act, conversation }) => [act, conversation])).toEqual([
    ["set_trust", "shop plain=draft review=auto requisites=auto confirmation=auto"],
    ["set_trust", "shop plain=auto review=auto requisites=auto confirmation=auto"],
  ]);
  expect(acts.map(({ who }) => who?.split(" ")[0])).toEqual(["command_line", "host"]);
  expect(checkChain(chat.app.home.tenant, chainStart, acts)).toMatchObject({ seq: 2 });
  expect(await typed(chat, "acts")).toContain("shop plain=draft");
});

it("levels and drafts are printed for scripts, too", async () => {
  const chat = await testChat({ model: greeting() });
  const levels = JSON.parse(await typed(chat, "trust", ["set", "draft"], { json: "" })) as unknown;
  expect(levels).toContainEqual({ kind: "requisites", level: "draft", isSet: true });
  expect(await typed(chat, "drafts", [], { json: "" })).toBe("[]");
  await chat.say("Добрий день!");
  expect(JSON.parse(await typed(chat, "drafts", [], { json: "" }))).toMatchObject([{ asked: "Добрий день!" }]);
});
