import { beforeAll, describe, expect, it } from "vitest";
import { billSchema } from "../../nodes/sale/bill.ts";
import { chatsCommand } from "../../src/cli/chats.ts";
import { productCommands } from "../../src/cli/product-commands.ts";
import { type TestChat, testChat } from "../kit/app.ts";
import { freshHome } from "../kit/home.ts";
import { person } from "../kit/person.ts";
import { keptOutput, productOf } from "../kit/product-of.ts";

describe("deskgraph chats", () => {
  let olena: TestChat;
  let petro: TestChat;

  let iryna: TestChat;

  /** Olena has bought, Petro waits for a person, and Iryna has a bill that is not paid. */
  beforeAll(async () => {
    const home = await freshHome();
    olena = await testChat({ home, customer: "1", username: "olena" });
    petro = await testChat({ home, customer: "2", username: "petro" });
    iryna = await testChat({ home, customer: "3", username: "iryna" });
    const order = ["сукня на 122 є?", "беру першу", "Олена Коваль, 067 111 22 33, Київ, відділення 5", "повна оплата"];
    for (const text of [...order, "оплатила"]) await olena.say(text);
    await olena.decide(true);
    await petro.say("покличте людину");
    for (const text of [
      "сукня на 128 є?",
      "беру першу",
      "Ірина Бойко, 050 222 33 44, Львів, відділення 2",
      "повна оплата",
    ]) {
      await iryna.say(text);
    }
  });

  const run = async (words: readonly string[], options: Record<string, string> = {}): Promise<string> => {
    const out = keptOutput();
    expect(await chatsCommand.work(productOf(olena.app), { words, options }, out)).toBe(0);
    await olena.app.settle(olena.conversation.id);
    await olena.app.settle(petro.conversation.id);
    return out.text();
  };
  const ids = async (options: Record<string, string>): Promise<readonly string[]> => {
    const listed: readonly { readonly id: string }[] = JSON.parse(await run([], { ...options, json: "yes" }));
    return listed.map(({ id }) => id);
  };
  const orderNumber = async (): Promise<string> =>
    /orders (\S+)/.exec(await run([], { find: "@olena" }))?.[1] ?? "none";

  it("lists who writes, by owner and page, in words and as JSON", async () => {
    const [hers, his] = [olena.conversation.id, petro.conversation.id];
    expect((await ids({})).toSorted()).toEqual([hers, his, iryna.conversation.id].toSorted());
    expect(await ids({ owner: "waiting" })).toEqual([his]);
    expect(await ids({ owner: "closed" })).toEqual([]);
    expect(await ids({ limit: "1" })).not.toEqual(await ids({ limit: "1", page: "2" }));
    expect(await run([], { limit: "1" })).toContain("--page 2 shows more.");
    expect(await run([])).toMatch(/Олена Коваль, @olena, \+380671112233 .* ai .*orders \d+[\s\S]*@petro .* waiting /);
    expect(await run([], { page: "9" })).toBe("No chats on page 9.\n");
  });

  it("finds a chat by a name, a phone in any spelling, @name and an order, and names nothing by chance", async () => {
    const number = await orderNumber();
    for (const find of ["коваль", "ОЛЕНА", "0671112233", "+38 (067) 111-22-33", "@OLENA", "olen", number]) {
      expect(await ids({ find }), find).toEqual([olena.conversation.id]);
    }
    const { bill } = await iryna.app.stateOf(iryna.conversation.id);
    expect(await ids({ find: billSchema.parse(bill).number })).toEqual([iryna.conversation.id]);
    for (const find of ["Ковальова", "0671112234", "@ol", "99999", "%", ".*"]) {
      expect(await ids({ find }), find).toEqual([]);
    }
    await expect(run(["show", "нікого"])).rejects.toThrow("There is no customer нікого");
    expect(await run(["show", "067 111 22 33"])).toContain(olena.conversation.id);
  });

  it("shows what was said with everything behind it", async () => {
    const shown = await run(["show", "@olena"]);
    expect(shown).toContain("customer: сукня на 122 є?");
    expect(shown).toContain("[payment decision, manager]");
    expect(shown).toMatch(/tools: .*search_catalogue/);
    expect(shown).toMatch(/ {4}done crm\.order: .*|waiting crm\.order: /);
    const { turns } = JSON.parse(await run(["show", "@olena"], { json: "yes", limit: "2" }));
    expect(turns).toHaveLength(2);
    expect(turns[1]).toMatchObject({ came: [{ kind: "payment_decision", by: "manager" }], effects: expect.any(Array) });
  });

  it("takes a chat, answers in it, gives it back and closes it, as the user of the command line", async () => {
    const owner = async () => (await petro.app.store.conversation(petro.conversation.id))?.owner;
    expect(await run(["take", "@petro"])).toContain("Noted: the chat is yours");
    expect(await owner()).toBe("person");
    expect(await ids({ mine: "yes" })).toEqual([petro.conversation.id]);
    await petro.asManager({ kind: "person_message", text: "Я тут.", by: person("ira") });
    expect(await ids({ mine: "yes" })).toEqual([]);
    expect(await ids({ owner: "person" })).toEqual([petro.conversation.id]);

    await run(["answer", "@petro", "Вже відправили."]);
    expect(await run(["show", "@petro"])).toMatch(/person ira: Я тут\.[\s\S]*person \S+: Вже відправили\./);
    expect(await ids({ mine: "yes" })).toEqual([petro.conversation.id]);
    expect((await petro.replies()).map(({ text }) => text)).toContain("Вже відправили.");
    await run(["give-back", "@petro"]);
    expect(await owner()).toBe("ai");
    await run(["close", "@petro"]);
    expect(await owner()).toBe("closed");
  });

  it.each([
    ["outbox", { state: "all", limit: "3" }, expect.arrayContaining([expect.objectContaining({ state: "done" })])],
    ["outbox", { state: "discarded" }, []],
    ["acts", {}, { acts: expect.any(Array), head: expect.stringMatching(/^\d+:/) }],
    ["questions", {}, []],
    ["staff", {}, []],
    ["trim", {}, []],
  ])("%s %j --json prints JSON for scripts", async (name, options, printed) => {
    const out = keptOutput();
    const command = productCommands.find((each) => each.name === name);
    await command?.work(productOf(olena.app), { words: [], options: { ...options, json: "yes" } }, out);
    expect(JSON.parse(out.text())).toEqual(printed);
  });

  it.each([
    [["dance"], {}, "chats can list, show, take"],
    [["take"], {}, "wants to know which chat"],
    [["answer", "@petro", "  "], {}, "wants words"],
    [["list", "@petro"], {}, "--find"],
    [[], { owner: "me" }, "--owner is one of open, all, ai"],
    [[], { page: "0" }, "--page is a number"],
    [[], { find: " " }, "--find wants words"],
  ])("says what is wrong with %j %j", async (words, options, complaint) => {
    await expect(run(words, options)).rejects.toThrow(complaint);
  });
});
