import { afterEach, describe, expect, it } from "vitest";
import { mapChat } from "../../../src/crm/map-chat.ts";
import { type CrmChat, crmChat } from "../../kit/crm-chat.ts";

describe("a person says which chat it is", () => {
  let chat: CrmChat;
  afterEach(() => chat.stop());

  it("another one than we thought: it is shown what comes, whatever the first was shown", async () => {
    chat = await crmChat();
    await chat.say("Добрий день!");
    await chat.crmIsQuiet();
    const right = chat.sitniks.addChat({ initialSource: "telegram", userId: "77" });
    await mapChat(chat.app, chat.conversation, right);
    await chat.say("Це жах, сукня прийшла порвана! Хочу скаргу");
    await chat.crmIsQuiet();
    expect(right).toMatchObject({ statusHistory: ["AI Увага"], managerHistory: [302] });
  });

  it("what died on a chat that is not there is sent to the right one", async () => {
    chat = await crmChat({ hasChat: false });
    const twin = () => chat.sitniks.addChat({ initialSource: "telegram", userId: "", userNickName: "client_one" });
    const [, mine] = [twin(), twin()];
    await chat.say("сукня на 122 є?");
    await chat.crmIsQuiet();
    await mapChat(chat.app, chat.conversation, { id: "65f0typo" });
    await chat.crmIsQuiet();
    expect(await chat.app.desk.list({ states: ["dead"], destination: "crm", limit: 9 })).toHaveLength(2);
    await mapChat(chat.app, chat.conversation, mine);
    await chat.crmIsQuiet();
    expect(mine).toMatchObject({ statusHistory: ["Взято в роботу"], managerHistory: [301] });
  });

  it("and dies before anything is sent again: the next word from the CRM sees to it", async () => {
    chat = await crmChat({ hasChat: false });
    const twin = () => chat.sitniks.addChat({ initialSource: "telegram", userId: "", userNickName: "client_one" });
    const [, mine] = [twin(), twin()];
    await chat.say("сукня на 122 є?");
    await chat.crmIsQuiet();
    const { id, customerId } = chat.conversation;
    await chat.app.mappings.save({ conversationId: id, userId: customerId, crmChatId: mine.id });
    await chat.hook(chat.sitniks.webhookOf(mine.id, { text: "є хто?" }));
    await chat.crmIsQuiet();
    expect(mine).toMatchObject({ statusHistory: ["Взято в роботу"], managerHistory: [301] });
  });
});
