import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { drawStaffCode, staffCodeMs } from "../../../src/core/index.ts";
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
