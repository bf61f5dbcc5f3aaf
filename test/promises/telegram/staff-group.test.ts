import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { drawStaffCode, staffCodeMs } from "../../../src/core/index.ts";
import { fireTimers } from "../../../src/work/fire-timers.ts";
import { postToStaff } from "../../../src/work/schedules/post-to-staff.ts";
import type { FakeGroup } from "../../fakes/telegram/groups.ts";
import type { SentMessage } from "../../fakes/telegram.ts";
import { type TelegramApp, telegramApp } from "../../kit/telegram-app.ts";

const groupId = -1_001;
const owner = 501;
const admin = 502;
const agent = 503;
const customer = 7;

describe("the staff's group in Telegram", () => {
  let desk: TelegramApp;
  let group: FakeGroup;
  beforeEach(async () => {
    desk = await telegramApp();
    group = desk.telegram.groups.open(groupId, {
      members: new Map([
        [owner, "creator"],
        [admin, "administrator"],
        [agent, "member"],
      ]),
    });
  });
  afterEach(() => desk.stop());

  const inGroup = (thread?: number): readonly SentMessage[] =>
    desk.telegram.sent.filter(
      (sent) => sent.chatId === String(groupId) && (thread === undefined || sent.thread === thread),
    );
  const said = async (does: () => unknown): Promise<string> => {
    const before = inGroup().length;
    does();
    await desk.until(() => inGroup().length > before);
    return inGroup().at(-1)?.text ?? "";
  };
  const code = async (): Promise<string> => {
    const drawn = drawStaffCode();
    await desk.app.staff.keepCode(drawn, new Date(desk.app.now().getTime() + staffCodeMs));
    return drawn;
  };
  const connect = async (by = owner): Promise<string> => {
    const drawn = await code();
    return said(() => desk.telegram.sayInGroup(groupId, by, { text: `/connect ${drawn.toLowerCase()}` }));
  };
  const threadOf = async (): Promise<number> => {
    await desk.until(() => group.topics.size > 0);
    return [...group.topics.keys()].at(-1) ?? 0;
  };
  /** The customer wants a person; answers the topic and the post with the brief. */
  const called = async (): Promise<{ readonly thread: number; readonly post: SentMessage }> => {
    await desk.ask(customer, "Покличте людину, будь ласка");
    const thread = await threadOf();
    await desk.until(() => inGroup(thread).length > 0);
    const [post] = inGroup(thread);
    if (post === undefined) throw new Error("nothing was posted");
    return { thread, post };
  };
  const ownerNow = async (): Promise<string | undefined> => {
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: String(customer) });
    return (await desk.app.store.conversation(id))?.owner;
  };
  /** What the one who pressed was shown. */
  const press = async (by: number, post: SentMessage, label: string): Promise<string> => {
    const shown = () => desk.telegram.requests.filter(({ method }) => method === "answerCallbackQuery");
    const before = shown().length;
    const now = desk.telegram.sent.find(({ messageId }) => messageId === post.messageId) ?? post;
    desk.telegram.pressInGroup(by, now, label);
    await desk.until(() => shown().length > before);
    return String(shown().at(-1)?.payload["text"]);
  };

  describe("is connected by a code", () => {
    it("once, by an administrator, where topics are on and the bot may make them", async () => {
      expect(await said(() => desk.telegram.sayInGroup(groupId, owner, { text: "/connect AAAA-2222" }))).toMatch(
        /код не/,
      );
      const drawn = await code();
      const send = (by: number) =>
        said(() => desk.telegram.sayInGroup(groupId, by, { text: `/connect@demo_bot ${drawn}` }));
      expect(await send(agent)).toMatch(/лише її адміністратор/);
      group.isForum = false;
      expect(await send(owner)).toMatch(/«Теми»/);
      group.isForum = true;
      group.bot.canManageTopics = false;
      expect(await send(owner)).toMatch(/адміністратором/);
      group.bot.canManageTopics = true;
      expect(await send(admin)).toMatch(/^Готово/);
      expect(await desk.app.staff.places()).toEqual([
        { surface: "telegram", placeId: String(groupId), title: "Команда" },
      ]);
      desk.telegram.groups.open(-1_002, { members: new Map([[owner, "creator"]]) });
      desk.telegram.sayInGroup(-1_002, owner, { text: `/connect ${drawn}` });
      await desk.until(() => desk.telegram.sent.some(({ chatId }) => chatId === "-1002"));
      expect((await desk.app.staff.place("telegram"))?.placeId).toBe(String(groupId));
    });

    it("which is good for an hour, and by nobody who hides behind the group", async () => {
      const drawn = await code();
      const anonymous = { text: `/connect ${drawn}`, sender_chat: { id: groupId, type: "supergroup" } };
      expect(await said(() => desk.telegram.sayInGroup(groupId, 1_087_968_824, anonymous))).toMatch(/Від імені групи/);
      desk.passTime(staffCodeMs + 1);
      expect(await said(() => desk.telegram.sayInGroup(groupId, owner, { text: `/connect ${drawn}` }))).toMatch(
        /код не/,
      );
    });
  });

  it("its administrators are called by name where nobody answers a customer, in that customer's topic", async () => {
    await connect();
    const { thread } = await called();
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: String(customer) });
    await desk.app.settle(id);
    for (let minutes = 0; minutes < 25; minutes += 5) {
      desk.passTime(5 * 60_000);
      await fireTimers(desk.app);
      await desk.app.settle(id);
    }
    await desk.until(() => inGroup(thread).some(({ text }) => text.includes("Керівнику")));
    const post = inGroup(thread).find(({ text }) => text.includes("Керівнику"));
    expect(post?.text.split("\n").at(-1)).toBe(`Людина ${owner}, Людина ${admin}`);
    const asked = desk.telegram.requests.filter(({ payload }) => payload["text"] === post?.text).at(-1);
    expect(asked?.payload["entities"]).toMatchObject([
      { type: "text_mention", user: { id: owner } },
      { type: "text_mention", user: { id: admin } },
    ]);
  });

  it("what is about the whole shop is posted where all read, and in no customer's topic", async () => {
    await connect();
    const { thread } = await called();
    await postToStaff(desk.app, { name: "open_tickets", slot: new Date(0) }, "Відкриті звернення: 3");
    await desk.until(() => inGroup().some(({ text }) => text.startsWith("Відкриті")));
    expect(inGroup(thread).some(({ text }) => text.startsWith("Відкриті"))).toBe(false);
    expect(group.topics.size).toBe(1);
  });

  it("a call makes a topic with the brief on top, and what a person writes there reaches the customer", async () => {
    await connect();
    const { thread, post } = await called();
    expect(group.topics.get(thread)).toBe(`@client_${customer}`);
    await desk.until(() => group.pinned.length > 0);
    expect(group.pinned).toEqual([post.messageId]);
    expect(post.text).toContain("Покличте людину");
    desk.telegram.sayInGroup(groupId, agent, { text: "// він тут уже купував" }, thread);
    const answer = await desk.answered(customer, () =>
      desk.telegram.sayInGroup(groupId, agent, { text: "Добрий день! Це Ірина, чим допомогти?" }, thread),
    );
    expect(answer).toBe("Добрий день! Це Ірина, чим допомогти?");
    expect(await ownerNow()).toBe("person");
    desk.telegram.say(customer, { text: "Хочу поміняти розмір" });
    await desk.until(() => inGroup(thread).some(({ text }) => text.includes("Хочу поміняти розмір")));
    expect(desk.textsTo(customer).join()).not.toContain("купував");
    expect(desk.textsTo(customer).at(-1)).toBe(answer);
  });

  it("files go both ways, as bytes", async () => {
    await connect();
    const { thread } = await called();
    const png = Buffer.from("‰PNG example", "latin1");
    const photo = (path: string) => [
      { file_id: desk.telegram.keepFile(png, path), file_unique_id: "u", width: 9, height: 9 },
    ];
    await desk.answered(customer, () =>
      desk.telegram.sayInGroup(groupId, agent, { photo: photo("photos/a.png"), caption: "Ось така?" }, thread),
    );
    await desk.until(() =>
      desk.telegram.sent.some(({ file, chatId }) => file !== undefined && chatId === String(customer)),
    );
    expect(desk.textsTo(customer)).toContain("Ось така?");
    desk.telegram.say(customer, { photo: photo("photos/b.png"), caption: "ні, ось" });
    await desk.until(() => inGroup(thread).some(({ file }) => file?.bytes.equals(png) === true));
  });

  it("a file that comes while a person is awaited is posted once, with its words", async () => {
    await connect();
    const { thread } = await called();
    const file_id = desk.telegram.keepFile(Buffer.from("‰PNG example", "latin1"), "photos/c.png");
    await desk.ask(customer, { photo: [{ file_id, file_unique_id: "u", width: 9, height: 9 }], caption: "ось дірка" });
    await desk.until(() => inGroup(thread).some(({ text }) => text.includes("ось дірка")));
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: String(customer) });
    await desk.app.settle(id);
    await desk.until(
      async () => (await desk.app.desk.list({ states: ["waiting"], destination: "staff", limit: 1 })).length === 0,
    );
    expect(inGroup(thread).filter(({ file }) => file !== undefined)).toHaveLength(1);
  });

  it("of ten who take at once one has the chat, and the others are told who", async () => {
    await connect();
    const { post } = await called();
    const members = Array.from({ length: 10 }, (_, n) => 600 + n);
    for (const each of members) group.members.set(each, "member");
    const shown = () =>
      desk.telegram.requests
        .filter(({ method }) => method === "answerCallbackQuery")
        .map(({ payload }) => payload["text"]);
    for (const each of members) desk.telegram.pressInGroup(each, post, "Взяти чат");
    await desk.until(() => shown().length === 10);
    expect(shown().filter((text) => text === "Чат ваш: пишіть у цій темі.")).toHaveLength(1);
    expect(shown().filter((text) => /^Чат уже веде Людина 60\d\.$/.test(String(text)))).toHaveLength(9);
    expect(new Set(shown()).size).toBe(2);
    expect(await ownerNow()).toBe("person");
  });

  it("a take is undone, a chat is given back and closed by buttons that follow each other", async () => {
    await connect();
    const { post } = await called();
    expect(await press(agent, post, "Взяти чат")).toMatch(/Чат ваш/);
    await desk.until(
      () => (desk.telegram.sent.find(({ messageId }) => messageId === post.messageId)?.buttons.length ?? 0) === 3,
    );
    expect(await press(agent, post, "Скасувати взяття")).toMatch(/Скасовано/);
    expect(await ownerNow()).toBe("waiting");
    await desk.until(
      () => (desk.telegram.sent.find(({ messageId }) => messageId === post.messageId)?.buttons.length ?? 0) === 1,
    );
    expect(await press(agent, post, "Взяти чат")).toMatch(/Чат ваш/);
    await desk.until(
      () => (desk.telegram.sent.find(({ messageId }) => messageId === post.messageId)?.buttons.length ?? 0) === 3,
    );
    await desk.answered(customer, () => press(agent, post, "Повернути помічникові"));
    expect(await ownerNow()).toBe("ai");
    await desk.until(
      () => (desk.telegram.sent.find(({ messageId }) => messageId === post.messageId)?.buttons.length ?? 0) === 1,
    );
    expect(await press(agent, post, "Взяти чат")).toMatch(/Чат ваш/);
    await desk.until(
      () => (desk.telegram.sent.find(({ messageId }) => messageId === post.messageId)?.buttons.length ?? 0) === 3,
    );
    expect(await press(agent, post, "Закрити")).toMatch(/Закрито/);
    expect(await ownerNow()).toBe("closed");
  });

  it("money is confirmed by an administrator and not by a member, and undone", async () => {
    await connect();
    const delivery = "Олена Приклад, 067 000 00 00, Київ, відділення 5";
    for (const line of ["сукня на 122 є?", "беру першу", delivery, "повна оплата"]) {
      await desk.ask(customer, line);
    }
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: String(customer) });
    expect(await desk.app.openBill(id)).toBeDefined();
    await desk.ask(customer, "оплатила");
    await desk.until(() => inGroup().some(({ buttons }) => buttons.some(({ text }) => text === "✅ Оплата є")));
    const post = inGroup().find(({ buttons }) => buttons.some(({ text }) => text === "✅ Оплата є"));
    if (post === undefined) throw new Error("nothing to confirm");
    expect(await press(agent, post, "✅ Оплата є")).toBe("Ваша роль цього не дозволяє.");
    await desk.answered(customer, () => press(admin, post, "✅ Оплата є"));
    expect(await desk.app.openBill(id)).toBeUndefined();
    await desk.until(
      () =>
        desk.telegram.sent.find(({ messageId }) => messageId === post.messageId)?.buttons[0]?.text ===
        "Скасувати підтвердження",
    );
    expect(await press(agent, post, "Скасувати підтвердження")).toBe("Ваша роль цього не дозволяє.");
    await desk.answered(customer, () => press(admin, post, "Скасувати підтвердження"));
    expect(await desk.app.openBill(id)).toBeDefined();
  });

  it("presses from elsewhere, of people who left and of made-up data do nothing", async () => {
    await connect();
    const { post } = await called();
    group.members.set(agent, "left");
    expect(await press(agent, post, "Взяти чат")).toBe("Ви вже не в цій групі.");
    expect(await press(999, post, "Взяти чат")).toBe("Ви вже не в цій групі.");
    desk.telegram.groups.open(-1_003, { members: new Map([[owner, "creator"]]) });
    desk.telegram.pressInGroup(owner, { ...post, chatId: "-1003" }, "Взяти чат");
    desk.telegram.pressInGroup(
      owner,
      { ...post, buttons: [{ text: "x", callback_data: "staff:erase:everything" }] },
      "x",
    );
    await desk.until(() => desk.telegram.waiting === 0);
    expect(await ownerNow()).toBe("waiting");
  });

  it("goes on in a new topic when one was deleted, and in the supergroup that the group became", async () => {
    await connect();
    const { thread } = await called();
    await desk.answered(customer, () => desk.telegram.sayInGroup(groupId, agent, { text: "Слухаю" }, thread));
    group.topics.delete(thread);
    desk.telegram.say(customer, { text: "Ви тут?" });
    await desk.until(() => group.topics.size === 1 && inGroup().some(({ text }) => text.includes("Ви тут?")));
    const moved = desk.telegram.groups.open(-2_001, { members: group.members, topics: group.topics });
    group.movedTo = -2_001;
    desk.telegram.say(customer, { text: "І ще питання" });
    await desk.until(() =>
      desk.telegram.sent.some(({ chatId, text }) => chatId === "-2001" && text.includes("І ще питання")),
    );
    expect(moved.topics.size).toBe(1);
    expect((await desk.app.staff.place("telegram"))?.placeId).toBe("-2001");
  });

  it("an edit is not sent, and whoever made it is told", async () => {
    await connect();
    const { thread } = await called();
    await desk.answered(customer, () => desk.telegram.sayInGroup(groupId, agent, { text: "Буде завтра" }, thread));
    const before = desk.textsTo(customer).length;
    const edited = {
      message_id: 5,
      date: 1,
      edit_date: 2,
      chat: { id: groupId, type: "supergroup", title: "Команда" },
      from: { id: agent, is_bot: false, first_name: "Ірина" },
      message_thread_id: thread,
      is_topic_message: true,
      text: "Буде післязавтра",
    };
    expect(await said(() => desk.telegram.bring("edited_message", edited))).toMatch(/Напишіть новим повідомленням/);
    expect(desk.textsTo(customer)).toHaveLength(before);
  });

  it("the topic of an erased customer is deleted, and the group is told", async () => {
    await connect();
    await called();
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: String(customer) });
    const before = inGroup().length;
    await desk.app.erase(id);
    await desk.until(() => group.topics.size === 0 && inGroup().length > before);
    expect(inGroup().at(-1)?.thread).toBeUndefined();
  });
});
