import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inSmall } from "../../kit/in-small.ts";
import { person } from "../../kit/person.ts";
import { type TelegramApp, telegramApp } from "../../kit/telegram-app.ts";

describe("what Telegram tells besides messages", () => {
  let desk: TelegramApp;
  beforeEach(async () => {
    desk = await telegramApp();
  });
  afterEach(() => desk.stop());

  const pressOn = (chat: number, label: string): void => {
    const message = desk.lastTo(chat);
    const button = message?.buttons.find(({ text }) => text === label);
    desk.telegram.press(chat, message?.messageId ?? 0, button?.callback_data ?? "");
  };

  it("/language asks, and from then on the chosen language is spoken", async () => {
    await desk.ask(1, "Добрий день!");
    expect(await desk.ask(1, "/language")).toBe("Якою мовою відповідати?");
    expect(desk.lastTo(1)?.buttons.map(({ text }) => text)).toEqual(["Українська", "English", "Русский"]);
    expect(await desk.answered(1, () => pressOn(1, "English"))).toBe("All right, I'll answer in English.");
    await desk.until(() => desk.telegram.spinning.size === 0);
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "1" });
    // The command's words are ours: in a Ukrainian app, too, they are no reason to speak Ukrainian again.
    for (const text of ["/order", "122", "/person"]) expect(await desk.ask(1, text)).toMatch(/^[^а-яіїєґ]+$/i);
    expect(await desk.app.store.conversation(id)).toMatchObject({ language: "en" });
  });

  it("a customer who blocks the bot is left in peace, whoever works for them hears it once, /start opens the door", async () => {
    await desk.ask(2, "Хочу скаргу, сукня прийшла порвана!");
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "2" });
    const kicked = {
      chat: { id: 2, type: "private" },
      from: { id: 2, is_bot: false, first_name: "О", language_code: "uk" },
      date: 5,
      new_chat_member: { status: "kicked" },
    };
    desk.telegram.blocked.add(2);
    for (let n = 0; n < 3; n += 1) desk.telegram.bring("my_chat_member", kicked);
    const posts = async (): Promise<number> =>
      (await desk.effects(2)).filter(({ payload }) => JSON.stringify(payload).includes("заблокував")).length;
    await desk.until(async () => (await posts()) > 0);
    await desk.app.settle(id);
    // The note on the ticket and the post.
    expect(await posts()).toBe(2);
    expect(await desk.ask(2, "/start")).not.toBe("");
  });

  it("a send that finds the door shut tells the same, and nothing more is sent", async () => {
    await desk.ask(3, "Хочу скаргу, сукня прийшла порвана!");
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "3" });
    await desk.app.accept({
      conversationId: id,
      source: "test",
      externalId: "back",
      body: { kind: "given_back", by: person("manager") },
    });
    await desk.until(() => desk.textsTo(3).some((text) => text.includes("Знову на зв")));
    await desk.ask(3, "сукня на 122 є?");
    desk.telegram.fault = (method, chat) =>
      method === "sendMessage" && chat === "3"
        ? { code: 403, description: "Forbidden: bot was blocked by the user" }
        : "none";
    desk.telegram.say(3, { text: "беру першу" });
    await desk.until(async () =>
      (await desk.app.store.transcript(id, 50)).some((entry) => entry.withheld === "unreachable"),
    );
    await desk.app.settle(id);
    const tried = (): number =>
      desk.telegram.requests.filter(({ method, payload }) => method === "sendMessage" && payload["chat_id"] === 3)
        .length;
    const before = tried();
    await desk.app.accept({
      conversationId: id,
      source: "test",
      externalId: "over",
      body: { kind: "taken_over", by: person("manager") },
    });
    await desk.app.accept({
      conversationId: id,
      source: "test",
      externalId: "back again",
      body: { kind: "given_back", by: person("manager") },
    });
    const unsaid = async () =>
      (await desk.app.store.transcript(id, 50)).filter(({ withheld }) => withheld === "unreachable");
    await desk.until(async () => (await unsaid()).some(({ text }) => text.includes("Знову на зв")));
    await desk.app.settle(id);
    expect(before).toBeGreaterThan(0);
    expect(tried()).toBe(before);
    const told = await desk.app.home.pool.query(
      "select from deskgraph.inbounds where conversation_id = $1 and kind = 'customer_left'",
      [id],
    );
    expect(told.rows).toHaveLength(1);
  });

  it("somebody who never wrote and blocks the bot leaves no trace", async () => {
    desk.telegram.bring("my_chat_member", {
      chat: { id: 44, type: "private" },
      from: { id: 44, is_bot: false, first_name: "X" },
      date: 5,
      new_chat_member: { status: "kicked" },
    });
    await desk.ask(4, "Добрий день!");
    expect(await desk.app.store.knownConversation({ channel: "telegram", channelChatId: "44" })).toBeUndefined();
  });

  it("words that were corrected after the answer reach the person who has the chat, as a correction", async () => {
    await desk.ask(5, "Хочу скаргу, сукня прийшла порвана!");
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "5" });
    const body = { kind: "taken_over", by: person("manager") } as const;
    await desk.app.accept({ conversationId: id, source: "test", externalId: "take-5", body });
    await desk.app.settle(id);
    const update = desk.telegram.say(5, { text: "замовлення 12" });
    const notes = async (): Promise<string[]> =>
      (await desk.effects(5)).flatMap((effect) =>
        effect.kind === "ticket.note" && effect.payload.talkSince === undefined ? [effect.payload.text] : [],
      );
    await desk.until(async () => (await notes()).length === 1);
    await desk.app.settle(id);
    const { message } = update;
    desk.telegram.bring("edited_message", { ...message, edit_date: 9, text: "замовлення 21" });
    await desk.until(async () => (await notes()).length === 2);
    expect(await notes()).toEqual(["замовлення 12", "Клієнт виправив повідомлення: замовлення 21"]);
  });

  it("an edit that changed no word, such as a reaction brings, is neither answered nor told again", async () => {
    const update = desk.telegram.say(51, { text: "сукня на 122 є?" });
    await desk.until(() => desk.textsTo(51).length === 1);
    const { message } = update;
    desk.telegram.bring("edited_message", { ...message, edit_date: 9 });
    expect(await desk.ask(51, "беру першу")).not.toContain("122 є");
    expect(desk.textsTo(51)).toHaveLength(2);
    // A changed one is a word like any other.
    await desk.answered(51, () =>
      desk.telegram.bring("edited_message", { ...message, edit_date: 10, text: "сукня на 128 є?" }),
    );
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "51" });
    expect((await desk.app.store.transcript(id, 20)).filter(({ author }) => author === "customer")).toHaveLength(3);
  });

  it("edits of a message from before our time are words, once, and hold nobody up", async () => {
    await desk.ask(53, "Добрий день!");
    const old = { message_id: 3, date: 1, chat: { id: 53, type: "private" }, from: { id: 53, is_bot: false } };
    for (const edit_date of [9, 10, 11]) {
      desk.telegram.bring("edited_message", { ...old, edit_date, text: "сукня на 122 є?" });
    }
    await desk.until(() => desk.textsTo(53).length === 2);
    expect(await desk.ask(54, "Добрий день!")).toContain("AI-помічник");
    expect(desk.textsTo(53)).toHaveLength(2);
  });

  it("a quote with a card in it is hidden as the card was, wherever it would be kept", async () => {
    const card = "4111 1111 1111 1111";
    const update = desk.telegram.say(52, { text: `моя картка ${card}` });
    // The word about the card, and the answer.
    await desk.until(() => desk.textsTo(52).length === 2);
    const { message } = update;
    await desk.ask(52, { text: "пройшла?", reply_to_message: message });
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "52" });
    await desk.app.settle(id);
    const kept = await desk.app.home.pool.query<{ text: string }>(
      `select i.body::text || convert_from(i.raw, 'UTF8') as text from deskgraph.inbounds i where conversation_id = $1`,
      [id],
    );
    expect(kept.rows.length).toBeGreaterThan(1);
    for (const { text } of kept.rows) expect(text).not.toContain("4111 1111 1111");
    expect(JSON.stringify(await desk.app.stateOf(id))).not.toContain("4111 1111 1111");
  });

  it("/privacy says what is kept, that an AI answers, and how to have it or end it", async () => {
    const said = await desk.ask(63, "/privacy");
    for (const part of ["штучний інтелект", "Ми зберігаємо", "отримати копію", "/person", "/forget"]) {
      expect(said).toContain(part);
    }
  });

  it("/forget erases after a second yes, and only then", async () => {
    await desk.ask(6, "Добрий день!");
    const chat = { channel: "telegram", channelChatId: "6" };
    await desk.ask(6, "/forget");
    pressOn(6, "Ні, залишити");
    await desk.until(() => desk.telegram.spinning.size === 0);
    expect(await desk.app.store.knownConversation(chat)).toBeDefined();
    await desk.ask(6, "/forget");
    pressOn(6, "Так, стерти");
    await desk.until(async () => (await desk.app.store.knownConversation(chat)) === undefined);
    // They are strangers again: an AI introduces itself.
    expect(await desk.ask(6, "Добрий день!")).toContain("AI-помічник");
  });

  it("a question that Telegram wants later comes later, once, in its order, and no sooner is it tried", async () => {
    await desk.ask(61, "Добрий день!");
    const triedMs: number[] = [];
    const banMs = 2_500;
    // From the first try on, however late a busy machine makes it.
    let began: number | undefined;
    desk.telegram.fault = (method, chat) => {
      if (method !== "sendMessage" || chat !== "61") return "none";
      began ??= performance.now();
      const ms = performance.now() - began;
      triedMs.push(ms);
      return ms < banMs ? { code: 429, retryAfter: 3 } : "none";
    };
    const update = desk.telegram.say(61, { text: "/forget" });
    desk.telegram.again(update);
    desk.telegram.say(61, { text: "/language" });
    await desk.until(() => desk.textsTo(61).length === 3);
    expect(desk.textsTo(61).slice(1)).toEqual([expect.stringContaining("Стерти"), "Якою мовою відповідати?"]);
    expect(triedMs.filter((ms) => ms < banMs)).toHaveLength(1);
    pressOn(61, "English");
    await desk.until(() => desk.textsTo(61).includes("All right, I'll answer in English."));
  });

  it("somebody's first word may be a command, and whoever came back after blocking the bot is asked, too", async () => {
    expect(await desk.ask(62, "/language")).toBe("Якою мовою відповідати?");
    desk.telegram.bring("my_chat_member", {
      chat: { id: 62, type: "private" },
      from: { id: 62, is_bot: false, first_name: "О", language_code: "uk" },
      date: 5,
      new_chat_member: { status: "kicked" },
    });
    expect(await desk.ask(62, "/forget")).toContain("Стерти");
  });

  it("a second tap and a press that is told again are quietly understood; a button of long ago says that it is dead", async () => {
    await desk.ask(63, "сукня на 122 є?");
    await desk.ask(63, "беру першу");
    await desk.ask(63, "Олена Приклад, 067 000 00 00, Київ, відділення 5");
    const asked = desk.lastTo(63);
    const tap = () => desk.telegram.press(63, asked?.messageId ?? 0, asked?.buttons[0]?.callback_data ?? "no button");
    const answers = () =>
      desk.telegram.requests.flatMap(({ method, payload }) =>
        method === "answerCallbackQuery" ? [payload["text"]] : [],
      );
    const first = tap();
    tap();
    desk.telegram.again(first);
    await desk.until(() => answers().length === 3);
    await desk.until(() => desk.telegram.calls.includes("editMessageReplyMarkup"));
    tap();
    await desk.until(() => answers().length === 4);
    expect(answers()).toEqual([undefined, undefined, undefined, undefined]);
    const { callback_query } = first;
    const message = { ...callback_query.message, date: 0, reply_markup: undefined };
    desk.telegram.bring("callback_query", { ...callback_query, id: "old", message });
    await desk.until(() => answers().length === 5);
    expect(answers()[4]).toContain("вже не діє");
  });

  it("asked whether it is a bot, it tells the truth", async () => {
    await desk.ask(7, "Добрий день!");
    expect(await desk.ask(7, "Ви бот чи людина?")).toMatch(/AI|ШІ|штучн/);
    expect(await desk.ask(7, "are you a bot?")).toMatch(/AI/);
  });

  it("whoever started it reads once why nothing arrives, and what to do: a webhook, a second poller", async () => {
    const lines = (words: string): number => desk.said.filter((line) => line.includes(words)).length;
    await desk.ask(31, "Добрий день!");
    const polls = (): number => desk.telegram.calls.filter((call) => call === "getUpdates").length;
    desk.telegram.webhook = { url: "https://elsewhere.example.com/hook", secret: "x" };
    const before = polls();
    desk.telegram.say(31, { text: "сукня на 122 є?" });
    await desk.until(() => polls() > before + inSmall(1, 2));
    expect([lines('"deskgraph telegram webhook delete"'), lines("another process")]).toEqual([1, 0]);
    desk.telegram.webhook = undefined;
    const description =
      "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
    desk.telegram.fault = (method) => (method === "getUpdates" ? { code: 409, description } : "none");
    const later = polls();
    await desk.until(() => polls() > later + inSmall(1, 2));
    expect([lines('"deskgraph telegram webhook delete"'), lines("another process")]).toEqual([1, 1]);
    desk.telegram.fault = () => "none";
    await desk.until(() => desk.textsTo(31).length === 2);
  });

  it("a group is told politely, once", async () => {
    const group = { id: -9, type: "supergroup", title: "G" };
    const from = { id: 9, is_bot: false, first_name: "X", language_code: "en" };
    const [left, member, administrator] = ["left", "member", "administrator"].map((status) => ({ status }));
    const change = (date: number, old_chat_member: unknown, new_chat_member: unknown) =>
      desk.telegram.bring("my_chat_member", { chat: group, from, date, old_chat_member, new_chat_member });
    const triedMs: number[] = [];
    desk.telegram.fault = (method, chat) => {
      if (method !== "sendMessage" || chat !== "-9") return "none";
      triedMs.push(performance.now());
      return triedMs.length === 1 ? { code: 429, retryAfter: 2 } : "none";
    };
    change(1, left, member);
    await desk.until(() => desk.textsTo(-9).length === 1);
    expect((triedMs[1] ?? 0) - (triedMs[0] ?? 0)).toBeGreaterThan(1_900);
    change(2, member, administrator);
    change(3, administrator, { status: "restricted", is_member: true });
    for (let n = 0; n < 3; n += 1)
      desk.telegram.bring("message", { message_id: n, date: 1, chat: group, from, text: "hey" });
    await desk.ask(8, "Добрий день!");
    expect(desk.textsTo(-9)).toEqual([expect.stringContaining("private messages only")]);
  });
});

describe("the shop's own account", () => {
  let desk: TelegramApp;
  beforeEach(async () => {
    desk = await telegramApp({ env: { TELEGRAM_BUSINESS_OWNERS: "777" } });
    desk.telegram.connect("bc_1", { ownerId: 777 });
  });
  afterEach(() => desk.stop());

  it("is answered through its connection, and the AI is silent once the owner writes by hand", async () => {
    desk.telegram.sayOnBusiness("bc_1", 20, { text: "сукня на 122 є?" });
    await desk.until(() => desk.textsTo(20).length === 1);
    expect(desk.lastTo(20)?.connection).toBe("bc_1");
    // Its own words come back as an update, too.
    desk.telegram.sayOnBusiness("bc_1", 20, { text: desk.textsTo(20)[0], sender_business_bot: { id: 1 } }, 777);
    // The app's own greeting is nobody's word, and takes nothing over.
    desk.telegram.sayOnBusiness("bc_1", 20, { text: "Дякуємо, що написали!", is_from_offline: true }, 777);
    desk.telegram.sayOnBusiness("bc_1", 20, { text: "сукня на 128 є?" });
    await desk.until(() => desk.textsTo(20).length === 2);
    desk.telegram.sayOnBusiness("bc_1", 20, { text: "Вітаю, це власниця. Є одна, відкласти?" }, 777);
    const chat = { channel: "telegram", channelChatId: "20@bc_1" };
    await desk.until(async () => (await desk.app.store.knownConversation(chat))?.owner === "person");
    desk.telegram.sayOnBusiness("bc_1", 20, { text: "так, відкладіть" });
    const { id } = await desk.app.open(chat);
    await desk.app.settle(id);
    const told = (await desk.app.store.transcript(id, 20)).map(({ author, text }) => `${author}: ${text}`);
    await desk.until(() => told.length > 0);
    // What the owner said was read already: it is written down, not sent again.
    expect(desk.textsTo(20)).toHaveLength(2);
    expect(told).toContainEqual("person: Вітаю, це власниця. Є одна, відкласти?");
  });

  it("a connection that ended is found out by the first send, and a chat with the bot itself goes on", async () => {
    desk.telegram.sayOnBusiness("bc_1", 21, { text: "Добрий день!" });
    await desk.until(() => desk.textsTo(21).length === 1);
    desk.telegram.connections.delete("bc_1");
    desk.telegram.sayOnBusiness("bc_1", 21, { text: "сукня на 122 є?" });
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "21@bc_1" });
    await desk.until(async () =>
      (await desk.app.store.transcript(id, 20)).some(({ withheld }) => withheld === "unreachable"),
    );
    expect(await desk.ask(21, "Добрий день!")).toContain("AI-помічник");
  });
});
