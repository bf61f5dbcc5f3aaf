import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { drawStaffCode, staffCodeMs, trustAll } from "../../../src/core/index.ts";
import type { SentMessage } from "../../fakes/telegram.ts";
import { ScriptedModel } from "../../kit/scripted-model.ts";
import { type TelegramApp, telegramApp } from "../../kit/telegram-app.ts";

const groupId = -1_001;
const owner = 501;
const agent = 503;
const customer = 7;
const answers = ["Вітаю! Чим допомогти?", "Так, доставка є.", "Так, звісно.", "Будь ласка."];

describe("drafts in the staff's group", () => {
  let desk: TelegramApp;
  beforeEach(async () => {
    const model = new ScriptedModel((_messages, index) => ({ text: answers[index % answers.length] ?? "" }));
    desk = await telegramApp({ model, shop: { trust: trustAll("draft") } });
    desk.telegram.groups.open(groupId, {
      members: new Map([
        [owner, "creator"],
        [agent, "member"],
      ]),
    });
    const code = drawStaffCode();
    await desk.app.staff.keepCode(code, new Date(desk.app.now().getTime() + staffCodeMs));
    desk.telegram.sayInGroup(groupId, owner, { text: `/connect ${code}` });
    await desk.until(async () => (await desk.app.staff.places()).length > 0);
  });
  afterEach(() => desk.stop());

  const posts = (): readonly SentMessage[] =>
    desk.telegram.sent.filter(({ chatId, buttons }) => chatId === String(groupId) && buttons.length > 0);
  /** The customer writes; answers the post with the draft. */
  const drafted = async (text: string): Promise<SentMessage> => {
    const before = posts().length;
    desk.telegram.say(customer, { text });
    await desk.until(() => posts().length > before);
    const post = posts().at(-1);
    if (post === undefined) throw new Error("nothing was posted");
    return post;
  };
  /** What the one who pressed was shown. */
  const press = async (by: number, post: SentMessage, label: string): Promise<string> => {
    const shown = () => desk.telegram.requests.filter(({ method }) => method === "answerCallbackQuery");
    const before = shown().length;
    desk.telegram.pressInGroup(by, post, label);
    await desk.until(() => shown().length > before);
    return String(shown().at(-1)?.payload["text"]);
  };
  /** As Telegram sends an answer to one of our posts. */
  const answering = (post: SentMessage, text: string) => ({
    text,
    reply_to_message: {
      message_id: post.messageId,
      text: post.text,
      reply_markup: { inline_keyboard: post.buttons.map((button) => [button]) },
    },
  });

  it("are sent by a press, once; a press on one that was written anew is refused", async () => {
    const old = await drafted("Добрий день!");
    expect(old.text).toContain("Добрий день!");
    expect(old.text).toContain("Чим допомогти?");
    const post = await drafted("Є доставка?");
    expect(await press(agent, old, "✅ Надіслати")).toMatch(/вже не чинна/);
    const read = await desk.answered(customer, () => press(agent, post, "✅ Надіслати"));
    expect(read).toContain("Так, доставка є.");
    expect(await press(owner, post, "✅ Надіслати")).toMatch(/вже не чинна/);
    expect(desk.textsTo(customer).join()).not.toContain("Чим допомогти?");
  });

  it("are said in better words: in an answer to the post, or by the command", async () => {
    const first = await drafted("Добрий день!");
    expect(await press(agent, first, "✏️ Змінити")).toMatch(/Дайте відповідь/);
    const { thread } = first;
    const read = await desk.answered(customer, () =>
      desk.telegram.sayInGroup(groupId, agent, answering(first, "Вітаємо в «Лілеї»!"), thread),
    );
    expect(read).toBe("Вітаємо в «Лілеї»!");
    await drafted("Є доставка?");
    const next = await desk.answered(customer, () =>
      desk.telegram.sayInGroup(groupId, agent, { text: "/edit Так, Новою поштою." }, thread),
    );
    expect(next).toBe("Так, Новою поштою.");
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: String(customer) });
    expect((await desk.app.store.conversation(id))?.owner).toBe("ai");
    const before = posts().length;
    desk.telegram.sayInGroup(groupId, agent, { text: "/edit Ще раз" }, thread);
    await desk.until(() =>
      desk.telegram.sent.some(({ text, thread: at }) => at === thread && /вже не чинна/.test(text)),
    );
    expect(posts().length).toBe(before);
    expect(desk.textsTo(customer).at(-1)).toBe(next);
  });

  it("are thrown away by a press: the chat is theirs, and the button gives it back", async () => {
    const post = await drafted("Добрий день!");
    expect(await press(agent, post, "🗑 Відхилити")).toMatch(/Чат ваш/);
    await desk.until(() => posts().some(({ buttons }) => buttons.some(({ text }) => text === "Повернути помічникові")));
    expect(desk.textsTo(customer)).toEqual([]);
  });

  it("end with one button, which only a manager or an owner may press", async () => {
    const post = await drafted("Добрий день!");
    expect(await press(agent, post, "Хай помічник відповідає сам")).toMatch(/роль/);
    const read = await desk.answered(customer, () => press(owner, post, "Хай помічник відповідає сам"));
    expect(read).toContain("Так, доставка є.");
    expect(await desk.ask(customer, "А оплата карткою?")).toBe("Так, звісно.");
  });
});
