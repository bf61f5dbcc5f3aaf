import { afterEach, describe, expect, it } from "vitest";
import { buy, type CrmChat, crmChat } from "../../kit/crm-chat.ts";
import { person } from "../../kit/person.ts";

const flag = "AI Увага";

describe("the call for a person at the CRM", () => {
  let chat: CrmChat;
  afterEach(() => chat.stop());

  const historyNow = async (): Promise<readonly string[] | undefined> => {
    await chat.crmIsQuiet();
    const [at] = chat.sitniks.chats.values();
    return at?.statusHistory;
  };
  const called = async (): Promise<void> => {
    chat = await crmChat();
    await chat.say("Добрий день!");
    await historyNow();
    await chat.say("Це жах, сукня прийшла порвана! Хочу скаргу");
    expect(await historyNow()).toEqual(["Взято в роботу", flag]);
  };

  it("stays in sight through a sale, and gives way to how far the sale has come when the chat is given back", async () => {
    await called();
    await buy(chat);
    expect(await historyNow()).toEqual(["Взято в роботу", flag]);
    await chat.asManager({ kind: "given_back", by: person("Ірина") });
    expect(await historyNow()).toEqual(["Взято в роботу", flag, "ОПЛАЧЕНО"]);
    expect(chat.sitniks.orders).toHaveLength(1);
  });

  it("gives way to the stage before it where nothing was sold, and comes again with the next call", async () => {
    await called();
    await chat.asManager({ kind: "taken_over", by: person("Ірина") });
    await chat.asManager({ kind: "given_back", by: person("Ірина") });
    expect(await historyNow()).toEqual(["Взято в роботу", flag, "Взято в роботу"]);
    await chat.say("знову скарга, жах!");
    expect(await historyNow()).toEqual(["Взято в роботу", flag, "Взято в роботу", flag]);
  });

  it("gives way when the helpdesk closes the chat", async () => {
    await called();
    await chat.asManager({ kind: "closed", by: "helpdesk" });
    expect(await historyNow()).toEqual(["Взято в роботу", flag, "Взято в роботу"]);
  });

  it("leaves a status that a person gave the chat meanwhile", async () => {
    await called();
    const [at] = chat.sitniks.chats.values();
    if (at !== undefined) at.status = "Чекаємо на склад";
    await chat.asManager({ kind: "given_back", by: person("Ірина") });
    await historyNow();
    expect(at?.status).toBe("Чекаємо на склад");
  });
});
