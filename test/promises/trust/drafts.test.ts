import { describe, expect, it } from "vitest";
import { type Principal, type ReplyDraft, trustAll } from "../../../src/core/index.ts";
import { type TestChat, testChat } from "../../kit/app.ts";
import { person } from "../../kit/person.ts";
import { ScriptedModel } from "../../kit/scripted-model.ts";
import { until } from "../../kit/until.ts";

const ira = person("ira");

/** What the model says, one after the other. */
const saying = (...texts: readonly string[]) => new ScriptedModel(texts.map((text) => ({ text })));

const draftChat = (model = saying("Вітаю! Чим допомогти?", "Так, звісно.")): Promise<TestChat> =>
  testChat({ model, shop: { trust: trustAll("draft") } });

const waiting = ({ app, conversation }: TestChat): Promise<ReplyDraft | undefined> =>
  app.store.replyDraft(conversation.id);

async function theDraft(chat: TestChat): Promise<ReplyDraft> {
  const draft = await waiting(chat);
  if (draft === undefined) throw new Error("nothing waits");
  return draft;
}

const decide = (
  chat: TestChat,
  { id }: Pick<ReplyDraft, "id">,
  of: { readonly isSent: boolean; readonly text?: string; readonly by?: Principal },
): Promise<string[]> => chat.asManager({ kind: "draft_decision", draftId: id, by: ira, ...of });

const said = async ({ app, conversation }: TestChat) =>
  (await app.store.transcript(conversation.id, 100)).map(({ author, text, withheld }) => [author, text, withheld]);

describe("a draft", () => {
  it("waits, with nothing of its turn anywhere, and is said when a person approves it", async () => {
    const chat = await draftChat();
    expect(await chat.say("Добрий день!")).toEqual([]);
    const draft = await theDraft(chat);
    expect(draft).toMatchObject({ asked: "Добрий день!", texts: [expect.stringContaining("Чим допомогти?")] });
    expect(await said(chat)).toEqual([]);
    expect(await chat.effects()).toMatchObject([
      {
        kind: "staff.post",
        payload: { topic: "draft", draftId: draft.id, text: expect.stringContaining("Чим допомогти?") },
      },
    ]);
    expect(await chat.app.stateOf(chat.conversation.id)).toEqual({});

    expect(await decide(chat, draft, { isSent: true })).toEqual([expect.stringContaining("Чим допомогти?")]);
    expect(await said(chat)).toEqual([
      ["customer", "Добрий день!", undefined],
      ["ai", expect.stringContaining("Чим допомогти?"), undefined],
    ]);
    expect(await waiting(chat)).toBeUndefined();
    expect((await chat.effects()).map(({ kind }) => kind)).toEqual([
      "staff.post",
      "crm.first_touch",
      "crm.status",
      "crm.assign",
    ]);
    // The chat goes on from there: the next draft knows what was said.
    await chat.say("А доставка є?");
    expect((await theDraft(chat)).texts).toEqual(["Так, звісно."]);
  });

  it("is said in the words of who changed it, and remembered in them", async () => {
    const model = saying("Вітаю! Чим допомогти?", "Так, звісно.");
    const chat = await draftChat(model);
    await chat.say("Добрий день!");
    const texts = await decide(chat, await theDraft(chat), { isSent: true, text: "Вітаємо в нашій крамниці!" });
    expect(texts).toEqual(["Вітаємо в нашій крамниці!"]);
    await chat.say("А доставка є?");
    const asked = model.asked.at(-1)?.map(({ text }) => text) ?? [];
    expect(asked).toContain("Вітаємо в нашій крамниці!");
    expect(asked.join()).not.toContain("Чим допомогти?");
  });

  it("is thrown away without a trace, and whoever did it has the chat", async () => {
    const chat = await draftChat();
    await chat.say("Добрий день!");
    expect(await decide(chat, await theDraft(chat), { isSent: false })).toEqual([]);
    expect(await said(chat)).toEqual([["customer", "Добрий день!", undefined]]);
    expect((await chat.app.store.conversation(chat.conversation.id))?.owner).toBe("person");
    expect(await waiting(chat)).toBeUndefined();
    const state = await chat.app.stateOf(chat.conversation.id);
    expect(JSON.stringify(state)).not.toContain("Чим допомогти?");
  });

  it("is written anew for all that the customer wrote, and the old one can be sent no more", async () => {
    const model = saying("Вітаю! Чим допомогти?", "Вітаю! Доставка є.");
    const chat = await draftChat(model);
    await chat.say("Добрий день!");
    const old = await theDraft(chat);
    await chat.say("Доставка є?");
    const draft = await theDraft(chat);
    expect(draft).toMatchObject({ asked: "Добрий день!\nДоставка є?", waitsSince: old.waitsSince });
    await expect(decide(chat, old, { isSent: true })).rejects.toMatchObject({ found: { refused: "draft_gone" } });
    expect(await decide(chat, draft, { isSent: true })).toEqual([expect.stringContaining("Доставка є.")]);
    // The disclosure of a first answer is there in a draft that was written anew, too.
    expect(model.asked).toHaveLength(2);
  });

  it("is decided about once", async () => {
    const chat = await draftChat();
    await chat.say("Добрий день!");
    const draft = await theDraft(chat);
    const both = await Promise.allSettled([
      decide(chat, draft, { isSent: true }),
      decide(chat, draft, { isSent: true, text: "Інші слова", by: person("olya") }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await chat.replies()).length).toBe(1);
  });

  it("is given up when a person answers", async () => {
    const chat = await draftChat();
    await chat.say("Добрий день!");
    const draft = await theDraft(chat);
    expect(await chat.asManager({ kind: "person_message", text: "Я тут", by: ira })).toEqual(["Я тут"]);
    await expect(decide(chat, draft, { isSent: true })).rejects.toMatchObject({ found: { refused: "draft_gone" } });
    expect((await chat.replies()).map(({ text }) => text)).toEqual(["Я тут"]);
  });

  it("is not needed any more once the assistant is trusted: what waits is answered", async () => {
    const chat = await draftChat(saying("Вітаю!", "Вітаю ще раз!", "Так."));
    await chat.say("Добрий день!");
    await chat.app.store.setTrust(trustAll("auto"), person("olya").proven);
    await until(async () => (await chat.replies()).length > 0);
    expect((await chat.replies()).map(({ text }) => text)).toEqual([expect.stringContaining("Вітаю ще раз!")]);
    expect((await chat.say("Доставка є?")).at(-1)).toBe("Так.");
  });
});
