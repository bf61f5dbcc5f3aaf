import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildEffect, drawStaffCode, staffCodeMs, turnId } from "../../../src/core/index.ts";
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

  it("its administrators are called by name under a long post, too", async () => {
    await connect();
    await called();
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: String(customer) });
    for (const chars of [5_000, 4_090]) {
      const payload = { topic: "message", text: "д".repeat(chars), actions: [], asks: "managers" } as const;
      const origin = { conversationId: id, turnId: turnId(`staff/${chars}`), node: "test" };
      const before = inGroup().length;
      await desk.app.store.put([buildEffect({ kind: "staff.post", payload }, origin)]);
      await desk.until(() => inGroup().length >= before + 2);
      expect(inGroup().at(-1)?.text).toMatch(new RegExp(`Людина ${owner}, Людина ${admin}$`));
      expect(inGroup().every(({ text }) => text.length <= 4_096)).toBe(true);
    }
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

  it("a line that begins with one slash is no word to the customer, and who wrote it is told so", async () => {
    await connect();
    const { thread } = await called();
    const before = desk.textsTo(customer);
    const told = await said(() => desk.telegram.sayInGroup(groupId, agent, { text: "/знижка 10" }, thread));
    expect(told).toBe("Такої команди немає, і клієнт цього не бачив. Нотатка для своїх починається з //.");
    expect(desk.textsTo(customer)).toEqual(before);
    expect(await ownerNow()).toBe("waiting");
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

  it("whoever takes the chat reads in the topic, once, what was said while nobody came", async () => {
    await connect();
    const { thread, post } = await called();
    const answer = await desk.ask(customer, "а доставка скільки коштує?");
    expect(inGroup(thread).some(({ text }) => text.includes("скільки коштує"))).toBe(false);
    await press(agent, post, "Взяти чат");
    await desk.until(() => inGroup(thread).some(({ text }) => text.includes("скільки коштує")));
    const [told, ...again] = inGroup(thread).filter(({ text }) => text.includes("скільки коштує"));
    expect(told?.text).toContain("Поки клієнт чекав на людину:");
    expect(told?.text).toContain(answer.split("\n")[0]);
    await desk.answered(customer, () => desk.telegram.sayInGroup(groupId, agent, { text: "Слухаю" }, thread));
    expect(again).toEqual([]);
    expect(inGroup(thread).filter(({ text }) => text.includes("скільки коштує"))).toHaveLength(1);
  });

  it("a whole sale is made with the bot and the group alone; money is an administrator's word, and undone", async () => {
    await connect();
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: String(customer) });
    const isOpenBill = async () => (await desk.app.openBill(id)) !== undefined;
    const buttonsNow = (of: SentMessage) =>
      desk.telegram.sent.find(({ messageId }) => messageId === of.messageId)?.buttons.map(({ text }) => text) ?? [];
    const delivery = "Олена Приклад, 067 000 00 00, Київ, відділення 5";
    for (const line of ["сукня на 122 є?", "беру першу", delivery, "повна оплата"]) {
      await desk.ask(customer, line);
      await desk.app.settle(id);
    }
    expect(await isOpenBill()).toBe(true);
    await desk.ask(customer, "оплатила");
    const [confirm, undo] = ["✅ Оплата є", "Скасувати підтвердження"];
    const withConfirm = () => inGroup().find(({ buttons }) => buttons.some(({ text }) => text === confirm));
    await desk.until(() => withConfirm() !== undefined);
    const post = withConfirm();
    if (post === undefined) throw new Error("nothing to confirm");
    expect(await press(agent, post, confirm)).toBe("Ваша роль цього не дозволяє.");
    await desk.answered(customer, () => press(admin, post, confirm));
    await desk.until(async () => !(await isOpenBill()));
    await desk.until(() => buttonsNow(post)[0] === undo);
    expect(await press(agent, post, undo)).toBe("Ваша роль цього не дозволяє.");
    await desk.answered(customer, () => press(admin, post, undo));
    await desk.until(isOpenBill);
    await desk.until(() => buttonsNow(post)[0] === confirm);
    const told = await desk.answered(customer, () => press(owner, post, confirm));
    expect(told).toMatch(/замовлення/i);
    await desk.until(async () => !(await isOpenBill()));
    await desk.app.settle(id);
    const effects = await desk.app.store.effects(id);
    const ordered = effects.flatMap(({ effect }) => (effect.kind === "crm.order" ? [effect.payload.orderId] : []));
    expect(new Set(ordered).size).toBe(1);
    await desk.until(() => inGroup().some(({ text }) => text.startsWith("Оплачено ")));
  });

  it("who was restricted and left is no member any more", async () => {
    await connect();
    const { post } = await called();
    group.members.set(998, "restricted, left");
    for (const nobody of [998, 999]) {
      expect(await press(nobody, post, "Взяти чат")).toBe("Ви вже не в цій групі.");
    }
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
});
