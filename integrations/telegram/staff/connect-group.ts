import type { UpdateDeps } from "../update-deps.ts";
import { type GroupAnswer, groupWords } from "./group-words.ts";
import { type GroupMessage, memberSchema } from "./staff-schema.ts";
import { surface } from "./surface.ts";

const command = /^\/connect(?:@\w+)?(?:\s+(\S.*?))?\s*$/is;

/** The code of a message that wants to connect its group; undefined where it wants nothing of that kind. */
export const connectCodeIn = ({ text = "" }: GroupMessage): string | undefined => {
  const found = command.exec(text);
  return found === null ? undefined : (found[1] ?? "");
};

/** Connects the group when an administrator has a good code, and the bot may make topics there. Answers what to say. */
export async function connectGroup(deps: UpdateDeps, message: GroupMessage, code: string): Promise<string> {
  return groupWords[deps.host.staff.language][await tryToConnect(deps, message, code)];
}

async function tryToConnect(
  { api, host, members }: UpdateDeps,
  { chat, from, sender_chat: senderChat }: GroupMessage,
  code: string,
): Promise<GroupAnswer> {
  const connected = await host.staff.place(surface);
  // Before Telegram is asked anything: any group can send this.
  if (!(await host.staff.isGoodCode(code))) {
    return connected?.placeId === String(chat.id) ? "alreadyConnected" : "wrongCode";
  }
  if (from === undefined || from.is_bot || senderChat !== undefined) return "anonymous";
  const member = await members(chat.id, from.id);
  if (member === undefined || member.rank === "member") return "adminsOnly";
  const group = await api.getChat(chat.id);
  if (group.type !== "supergroup" || group.is_forum !== true) return "noTopics";
  const { id: ownId } = await api.getMe();
  const own = memberSchema.parse(await api.getChatMember(chat.id, ownId));
  if (own.status !== "administrator" || own.can_manage_topics !== true) return "noRights";
  const place = { surface, placeId: String(chat.id), title: chat.title };
  return (await host.staff.connectPlace(code, place)) ? "connected" : "wrongCode";
}
