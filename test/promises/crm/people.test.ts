import { afterEach, describe, expect, it } from "vitest";
import type { FakeChat, NewMessage } from "../../fakes/sitniks.ts";
import { type CrmChat, crmChat } from "../../kit/crm-chat.ts";
import { person } from "../../kit/person.ts";

describe("people in the CRM", () => {
  let chat: CrmChat;
  afterEach(() => chat.stop());

  const ownerNow = async () => (await chat.app.store.conversation(chat.conversation.id))?.owner;
  const theirChat = (): FakeChat => {
    const found = [...chat.sitniks.chats.values()].find(({ userId }) => userId === "1");
    if (found === undefined) throw new Error("no chat");
    return found;
  };
  /** The customer writes, and the chat is in this person's hands there. */
  const heldBy = (id: number, name: string) => {
    const event = chat.sitniks.webhookOf(theirChat().id, { text: "є хто?" });
    return { ...event, chat: { ...event.chat, assignedManagerId: id, assignedManagerName: name } };
  };

  it("a person who answered before we knew the chat keeps it, with the status that they gave it", async () => {
    chat = await crmChat({ hasChat: false });
    await chat.say("Добрий день!");
    const theirs = { assignedManagerId: 302, assignedManagerName: "Ірина", status: "Чекаємо на склад" };
    const mine = chat.sitniks.addChat({ initialSource: "telegram", userId: "1", ...theirs });
    await chat.hook(chat.sitniks.webhookOf(mine.id, { text: "Вітаю, це Ірина", managerName: "Ірина" }));
    await chat.crmIsQuiet();
    expect(await ownerNow()).toBe("person");
    expect(mine).toMatchObject({ ...theirs, statusHistory: [], managerHistory: [] });
    const notes = (await chat.app.store.effects(chat.conversation.id)).map(({ receipt }) => receipt?.note);
    expect(notes.filter((note) => note === "a person has the chat")).toHaveLength(2);
  });

  it("a chat that Sitniks gave to somebody by itself goes to the AI as long as nobody answered", async () => {
    chat = await crmChat({ hasChat: false });
    chat.sitniks.addChat({
      initialSource: "telegram",
      userId: "1",
      assignedManagerId: 302,
      assignedManagerName: "Ірина",
    });
    await chat.say("Добрий день!");
    await chat.crmIsQuiet();
    expect(theirChat().managerHistory).toEqual([301]);
  });

  it("a status of a person's own stays, also where nothing of ours was shown so far", async () => {
    chat = await crmChat({ hasChat: false });
    const mine = chat.sitniks.addChat({ initialSource: "telegram", userId: "1", status: "ОПЛАЧЕНО" });
    await chat.say("сукня на 122 є?");
    await chat.crmIsQuiet();
    mine.status = "Чекаємо на склад";
    await chat.say("Це жах, сукня прийшла порвана! Хочу скаргу");
    await chat.crmIsQuiet();
    expect(mine).toMatchObject({ status: "Чекаємо на склад", statusHistory: [] });
  });

  it("who had the customer last gets the chat again, whoever has more to do by then", async () => {
    chat = await crmChat();
    chat.sitniks.managers.push({ id: 303, fullname: "Оля" });
    const busy = (assignedManagerId: number, assignedManagerName: string) =>
      chat.sitniks.addChat({ status: "AI Увага", assignedManagerId, assignedManagerName });
    // More than a page of them is counted.
    for (let n = 0; n < 30; n += 1) busy(302, "Ірина");
    for (let n = 0; n < 50; n += 1) busy(303, "Оля");
    await chat.say("сукня на 122 є?");
    await chat.crmIsQuiet();
    await chat.say("покличте людину");
    await chat.crmIsQuiet();
    expect(theirChat().managerHistory).toEqual([301, 302]);
    await chat.asManager({ kind: "given_back", by: person("Ірина") });
    await chat.crmIsQuiet();
    for (let n = 0; n < 40; n += 1) busy(302, "Ірина");
    await chat.say("покличте людину");
    await chat.crmIsQuiet();
    expect(theirChat().managerHistory).toEqual([301, 302, 301, 302]);
  });

  it("the same person who takes the chat a second time is heard a second time", async () => {
    chat = await crmChat();
    await chat.say("Добрий день!");
    await chat.crmIsQuiet();
    for (let time = 1; time <= 2; time += 1) {
      await chat.hook(heldBy(302, "Ірина"));
      expect(await ownerNow()).toBe("person");
      await chat.asManager({ kind: "given_back", by: person("Ірина") });
      await chat.crmIsQuiet();
    }
    expect(theirChat().managerHistory).toEqual([301, 301, 301]);
  });

  describe("whose webhook does not say who wrote", () => {
    const own = { text: "Так, є в наявності", sentBy: "1784140000000001" };
    const wroteThere = async (part: NewMessage) => {
      const { id } = theirChat();
      await chat.hook(chat.sitniks.webhookOf(id, chat.sitniks.write(id, part)));
      await chat.crmIsQuiet();
    };
    const reads = () => chat.sitniks.calls.filter(({ path }) => path.endsWith("/messages"));
    const words = async () =>
      (await chat.app.store.transcript(chat.conversation.id, 50)).flatMap(({ author, text }) =>
        author === "person" ? [text] : [],
      );
    const begun = async (): Promise<void> => {
      chat = await crmChat();
      chat.sitniks.hasSparseWebhooks = true;
      await chat.say("Добрий день!");
      await chat.crmIsQuiet();
    };

    it("a person's answer is read there, once, and silences the AI; the customer's words ask for nothing", async () => {
      await begun();
      await wroteThere({ text: "є хто?" });
      expect(reads()).toEqual([]);
      await wroteThere({ text: "Вітаю, це Ірина", managerName: "Ірина" });
      await wroteThere({ text: "Підкажу", managerName: "Ірина" });
      expect(await ownerNow()).toBe("person");
      expect(await words()).toEqual(["Вітаю, це Ірина", "Підкажу"]);
      await chat.asManager({ kind: "given_back", by: person("Ірина") });
      await wroteThere(own);
      expect(await ownerNow()).toBe("ai");
      expect(await words()).toHaveLength(2);
    });

    it("what we sent ourselves, and what was said long before, is nobody's answer", async () => {
      await begun();
      const longAgo = new Date(Date.now() - 3_600_000).toISOString();
      chat.sitniks.write(theirChat().id, { text: "Дякуємо!", managerName: "Ірина", createdAt: longAgo });
      await wroteThere(own);
      await wroteThere({ text: "Вітаю", managerName: "AI-менеджер" });
      expect(reads()).toHaveLength(2);
      expect(await ownerNow()).toBe("ai");
      expect(await words()).toEqual([]);
    });

    it("is heard when Sitniks answers again; a chat that cannot be read is nobody's task", async () => {
      await begun();
      let failures = 0;
      chat.sitniks.fault = ({ path }) => (path.endsWith("/messages") && failures++ < 1 ? { status: 503 } : "none");
      await wroteThere({ text: "Вітаю, це Ірина", managerName: "Ірина" });
      expect(await ownerNow()).toBe("person");
      chat.sitniks.fault = ({ path }) => (path.endsWith("/messages") ? { status: 404 } : "none");
      await wroteThere(own);
      expect((await chat.staffPosts()).filter(({ topic }) => topic === "trouble")).toEqual([]);
    });
  });

  it("after the chat was given back, what the CRM still shows is nobody's take-over", async () => {
    chat = await crmChat();
    await chat.say("Добрий день!");
    await chat.crmIsQuiet();
    await chat.hook(heldBy(302, "Ірина"));
    await chat.hook(heldBy(303, "Оля"));
    expect(await ownerNow()).toBe("person");
    // It takes a while until it is the AI's there, too.
    chat.sitniks.fault = ({ method }) => (method === "PUT" ? { status: 500 } : "none");
    await chat.asManager({ kind: "given_back", by: person("Оля") });
    await chat.hook(heldBy(303, "Оля"));
    expect(await ownerNow()).toBe("ai");
    chat.sitniks.fault = () => "none";
    await chat.crmIsQuiet();
    await chat.hook(heldBy(303, "Оля"));
    expect(await ownerNow()).toBe("person");
  });
});
