import { drawStaffCode, staffCodeMs } from "../../src/core/index.ts";
import type { SentMessage } from "../fakes/telegram.ts";
import type { StaffStage, StagePost } from "./staff-stage.ts";
import { type TelegramApp, telegramApp } from "./telegram-app.ts";

const groupId = -1_001;
const people = { owner: "501", admin: "502", agent: "503" };
const foreigner = 999;

/** The staff's group in Telegram, connected. */
export const telegramStage = async (): Promise<StaffStage> => groupOf(await telegramApp());

/** The same in a product that is running, beside whatever else it is joined with. */
export async function groupOf(desk: TelegramApp): Promise<StaffStage> {
  const { telegram, app } = desk;
  const group = telegram.groups.open(groupId, {
    members: new Map([
      [Number(people.owner), "creator"],
      [Number(people.admin), "administrator"],
      [Number(people.agent), "member"],
    ]),
  });
  const code = drawStaffCode();
  await app.staff.keepCode(code, new Date(app.now().getTime() + staffCodeMs));
  telegram.sayInGroup(groupId, Number(people.owner), { text: `/connect ${code}` });
  await desk.until(async () => (await app.staff.place("telegram")) !== undefined);

  const inGroup = (): readonly SentMessage[] => telegram.sent.filter(({ chatId }) => chatId === String(groupId));
  const messageOf = ({ id }: StagePost): SentMessage => {
    const found = inGroup().find(({ messageId }) => String(messageId) === id);
    if (found === undefined) throw new Error("no such post");
    return found;
  };
  /** Answers to presses, and to what was written; posts about customers are none. */
  const told = (): readonly string[] =>
    telegram.requests
      .filter(
        ({ method, payload }) =>
          method === "answerCallbackQuery" || (method === "sendMessage" && /^Клієнт уже/.test(String(payload["text"]))),
      )
      .map(({ payload }) => String(payload["text"]));

  return {
    desk,
    surface: "telegram",
    people,
    join: (who) => void group.members.set(Number(who), "member"),
    leave: (who) => void group.members.set(Number(who), "left"),
    posts: () =>
      inGroup().map(({ messageId, thread, text, buttons, file }) => ({
        id: String(messageId),
        thread: String(thread ?? ""),
        text,
        buttons: buttons.map((each) => each.text),
        file: file?.bytes,
      })),
    threads: () => group.topics.size,
    told,
    write: (who, thread, text, file) => {
      const ofFile = file && [
        { file_id: telegram.keepFile(file, "photos/a.png"), file_unique_id: "u", width: 9, height: 9 },
      ];
      const part = ofFile === undefined ? { text } : { photo: ofFile, caption: text };
      telegram.sayInGroup(groupId, Number(who), part, Number(thread));
    },
    edit: (who, thread, text) =>
      void telegram.bring("edited_message", {
        message_id: 5,
        date: 1,
        edit_date: 2,
        chat: { id: groupId, type: "supergroup", title: "Команда" },
        from: { id: Number(who), is_bot: false, first_name: "Ірина" },
        message_thread_id: Number(thread),
        is_topic_message: true,
        text,
      }),
    press: (who, post, label) => void telegram.pressInGroup(Number(who), messageOf(post), label),
    answer: async (who, post, label, text) => {
      const before = inGroup().length;
      telegram.pressInGroup(Number(who), messageOf(post), label);
      const asked = () => inGroup().find((each, at) => at >= before && /Дайте відповідь на це/.test(each.text));
      await desk.until(() => asked() !== undefined);
      const question = asked() as SentMessage;
      const reply_to_message = {
        message_id: question.messageId,
        text: question.text,
        reply_markup: { inline_keyboard: question.buttons.map((button) => [button]) },
      };
      telegram.sayInGroup(groupId, Number(who), { text, reply_to_message }, question.thread);
    },
    pressCarrying: (who, post, data) => {
      const message = { ...messageOf(post), buttons: [{ text: "made", callback_data: data }] };
      telegram.pressInGroup(Number(who), message, "made");
    },
    forge: async (post, label) => {
      const message = messageOf(post);
      const made = [{ text: label, callback_data: "staff:erase:everything" }];
      telegram.pressInGroup(foreigner, message, label);
      telegram.groups.open(-1_003, { members: new Map([[Number(people.owner), "creator"]]) });
      telegram.pressInGroup(Number(people.owner), { ...message, chatId: "-1003" }, label);
      telegram.pressInGroup(Number(people.owner), { ...message, buttons: made }, label);
      telegram.sayInGroup(groupId, foreigner, { text: "Слово чужого" }, message.thread);
      await desk.until(() => telegram.waiting === 0);
    },
    away: (isAway) => {
      telegram.fault = (method, chatId) =>
        isAway && chatId === String(groupId) && method !== "getChatMember" ? { code: 429, retryAfter: 1 } : "none";
    },
    stop: () => desk.stop(),
  };
}
