/** A group as Telegram keeps it: who is in it, whether it has topics, and which. */
export interface FakeGroup {
  title: string;
  isForum: boolean;
  /** By user: creator, administrator, member, left. */
  readonly members: Map<number, string>;
  /** The bot's own. */
  bot: { status: string; canManageTopics: boolean };
  readonly topics: Map<number, string>;
  readonly pinned: number[];
  /** It became a supergroup with another id. */
  movedTo?: number;
}

type Refuse = (code: number, description: string, parameters?: object) => Error;

export function createGroups(botId: number, nextId: () => number, refuse: Refuse) {
  const groups = new Map<number, FakeGroup>();

  function at(chat: unknown): FakeGroup {
    const group = groups.get(Number(chat));
    if (group === undefined) throw refuse(400, "Bad Request: chat not found");
    if (group.movedTo !== undefined) {
      throw refuse(400, "Bad Request: group chat was upgraded to a supergroup chat", {
        migrate_to_chat_id: group.movedTo,
      });
    }
    if (group.bot.status === "kicked") throw refuse(403, "Forbidden: bot was kicked from the supergroup chat");
    return group;
  }

  const mayManage = (group: FakeGroup): void => {
    if (!group.isForum) throw refuse(400, "Bad Request: the chat is not a forum");
    if (!group.bot.canManageTopics) throw refuse(400, "Bad Request: not enough rights to create a topic");
  };

  return {
    all: groups,
    open: (id: number, of: Partial<FakeGroup> = {}): FakeGroup => {
      const group: FakeGroup = {
        title: "Команда",
        isForum: true,
        members: new Map(),
        bot: { status: "administrator", canManageTopics: true },
        topics: new Map(),
        pinned: [],
        ...of,
      };
      groups.set(id, group);
      return group;
    },
    /** Before a message is sent to a chat with a negative id. */
    assertMaySend: (chat: unknown, thread: unknown): void => {
      const group = at(chat);
      if (thread !== undefined && !group.topics.has(Number(thread))) {
        throw refuse(400, "Bad Request: message thread not found");
      }
    },
    applied: (method: string, payload: Readonly<Record<string, unknown>>): unknown => {
      const group = at(payload["chat_id"]);
      switch (method) {
        case "getChat":
          return {
            id: Number(payload["chat_id"]),
            type: "supergroup",
            title: group.title,
            ...(group.isForum ? { is_forum: true } : {}),
          };
        case "getChatMember": {
          const id = Number(payload["user_id"]);
          const user = { id, is_bot: id === botId, first_name: `Людина ${id}` };
          if (id === botId) return { status: group.bot.status, can_manage_topics: group.bot.canManageTopics, user };
          const status = group.members.get(id);
          if (status === undefined) throw refuse(400, "Bad Request: user not found");
          // Restricted and gone: Telegram goes on calling them restricted.
          return status === "restricted, left" ? { status: "restricted", is_member: false, user } : { status, user };
        }
        case "getChatAdministrators":
          return [...group.members].flatMap(([id, status]) =>
            status === "member" ? [] : [{ status, user: { id, is_bot: false, first_name: `Людина ${id}` } }],
          );
        case "createForumTopic": {
          mayManage(group);
          const name = String(payload["name"] ?? "");
          if (name.length === 0 || name.length > 128) throw refuse(400, "Bad Request: TOPIC_TITLE_INVALID");
          const id = nextId();
          group.topics.set(id, name);
          return { message_thread_id: id, name, icon_color: 7_322_096 };
        }
        case "deleteForumTopic":
          mayManage(group);
          if (!group.topics.delete(Number(payload["message_thread_id"]))) {
            throw refuse(400, "Bad Request: TOPIC_ID_INVALID");
          }
          return true;
        case "pinChatMessage":
          group.pinned.push(Number(payload["message_id"]));
          return true;
        default:
          throw new Error(`a group knows no ${method}`);
      }
    },
  };
}
