import {
  type Answer,
  type Asked,
  check,
  type FakeChat,
  type FakeMessage,
  invalid,
  isAbsent,
  isoOf,
  isTextList,
  noRoute,
  page,
  type Route,
  refusal,
  type World,
} from "./world.ts";

/** A chat as a test describes it; what is left out gets a value that no other chat has, where that matters. */
export type NewChat = Partial<Omit<FakeChat, "appearsAt" | "messages" | "notes">> & {
  /** Lists show the chat only that much later, as Sitniks does with fresh ones. */
  readonly appearsInMs?: number;
};

/** A message as a test describes it: the client's, unless `managerName` or `sentBy` says otherwise. */
export type NewMessage = Partial<FakeMessage>;

export const chatRoutes: readonly Route[] = [
  ["GET", "/open-api/chats", listChats],
  ["GET", "/open-api/chats/:id", (world, { id }) => withChat(world, id, (chat) => shown(world, chat))],
  ["PATCH", "/open-api/chats/:id/status", changeStatus],
  ["PUT", "/open-api/chats/:id", updateChat],
  ["PATCH", "/open-api/chats/:id", updateChat],
  ["GET", "/open-api/chats/:id/messages", listMessages],
  ["POST", "/open-api/chats/:id/messages", sendMessage],
  ["POST", "/open-api/chats/:id/notes", addNote],
  ["GET", "/open-api/managers", listManagers],
];

const hexId = (prefix: string, id: number): string => prefix + id.toString(16).padStart(24 - prefix.length, "0");

export function addChat(world: World, { appearsInMs = 0, ...part }: NewChat): FakeChat {
  const serial = world.nextId();
  const createdAt = part.createdAt ?? isoOf(world.now());
  const chat: FakeChat = {
    id: hexId("65f0c0ffee", serial),
    initialSource: "instagram",
    ownerId: "1784140000000001",
    ownerName: "shop_page",
    userId: `90123450${serial}`,
    userName: "Клієнтка",
    userNickName: `client_${serial}`,
    assignedManagerId: null,
    assignedManagerName: null,
    status: "Новий",
    tags: [],
    createdAt,
    updatedAt: createdAt,
    lastMessageCreatedAt: createdAt,
    firstMessageCreatedAt: createdAt,
    statusHistory: [],
    managerHistory: [],
    ...part,
    appearsAt: world.now() + appearsInMs,
    messages: [],
    notes: [],
  };
  world.chats.set(chat.id, chat);
  return chat;
}

export function messageOf(world: World, chat: FakeChat, part: NewMessage): FakeMessage {
  const at = isoOf(world.now());
  return {
    id: hexId("65f0beef", world.nextId()),
    text: "",
    sentBy: part.managerName === undefined ? chat.userId : chat.ownerId,
    messageType: "text",
    attachments: [],
    isViewedByUser: false,
    createdAt: at,
    updatedAt: at,
    ...part,
  };
}

export function keepMessage(chat: FakeChat, message: FakeMessage): FakeMessage {
  chat.messages.push(message);
  // A test may write history; that does not make the chat older than it is.
  if (Date.parse(message.createdAt) >= Date.parse(chat.lastMessageCreatedAt)) {
    chat.lastMessageCreatedAt = message.createdAt;
    chat.updatedAt = message.createdAt;
  }
  return message;
}

export function chatReply(world: World, chat: FakeChat): object {
  const { firstMessageCreatedAt, appearsAt, statusHistory, managerHistory, messages, notes, ...reply } = chat;
  if (world.showsManagerId) return reply;
  const { assignedManagerId, ...withoutId } = reply;
  return withoutId;
}

const shown = (world: World, chat: FakeChat): Answer => ({ status: 200, body: chatReply(world, chat) });

function withChat(world: World, id: string, handle: (chat: FakeChat) => Answer): Answer {
  const chat = world.chats.get(id);
  return chat === undefined ? refusal(404, "Chat not found") : handle(chat);
}

const dateNames = ["startDate", "endDate", "firstMessageStartDate", "firstMessageEndDate"];

function listChats(world: World, { query }: Asked): Answer {
  // A "+00:00" that was not escaped arrives as a space, and is no date any more.
  const wrong = dateNames.flatMap((name) =>
    check(!Number.isNaN(Date.parse(query[name] ?? isoOf(0))), `${name} must be a valid ISO 8601 date string`),
  );
  if (wrong.length > 0) return invalid(world, wrong);
  const { status, initialSource, startDate, endDate, firstMessageStartDate, firstMessageEndDate } = query;
  const found = [...world.chats.values()].filter(
    (chat) =>
      chat.appearsAt <= world.now() &&
      isWithin(chat.createdAt, startDate, endDate) &&
      isWithin(chat.firstMessageCreatedAt, firstMessageStartDate, firstMessageEndDate) &&
      (status === undefined || chat.status === status) &&
      (initialSource === undefined || chat.initialSource === initialSource),
  );
  return page(
    world,
    newestFirst(found).map((chat) => chatReply(world, chat)),
    query,
  );
}

/** Of two with the same time, the one that was added later comes first. */
const newestFirst = <Dated extends { readonly createdAt: string }>(items: readonly Dated[]): Dated[] =>
  items.toReversed().sort((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt));

const isWithin = (at: string, from: string | undefined, to: string | undefined): boolean =>
  (from === undefined || Date.parse(at) >= Date.parse(from)) && (to === undefined || Date.parse(at) <= Date.parse(to));

function changeStatus(world: World, { id, body }: Asked): Answer {
  return withChat(world, id, (chat) => {
    const status = body["status"];
    if (typeof status !== "string") return invalid(world, ["status must be a string"]);
    if (!world.chatStatuses.has(status)) return invalid(world, ["status must be the title of an existing status"]);
    chat.status = status;
    chat.statusHistory.push(status);
    chat.updatedAt = isoOf(world.now());
    return world.statusReply === "empty" ? { status: 200 } : shown(world, chat);
  });
}

function updateChat(world: World, asked: Asked): Answer {
  if (!world.updateVerbs.has(asked.method)) return noRoute(asked);
  return withChat(world, asked.id, (chat) => {
    const { tags, assignedManagerId } = asked.body;
    const manager = world.managers.find(({ id }) => id === assignedManagerId);
    const isAssigning = assignedManagerId !== undefined && world.assignment !== "ignored";
    const wrong = [
      ...check(isAbsent(tags) || isTextList(tags), "tags must be an array of strings"),
      ...check(!isAssigning || world.assignment === "kept", "assignedManagerId is not supported"),
      ...check(!isAssigning || manager !== undefined, "assignedManagerId must be the id of an existing manager"),
    ];
    if (wrong.length > 0) return invalid(world, wrong);
    if (isTextList(tags)) chat.tags = [...tags];
    if (isAssigning && manager !== undefined) {
      chat.assignedManagerId = manager.id;
      chat.assignedManagerName = manager.fullname;
      chat.managerHistory.push(manager.id);
    }
    chat.updatedAt = isoOf(world.now());
    return shown(world, chat);
  });
}

function listMessages(world: World, { id, query }: Asked): Answer {
  return withChat(world, id, ({ messages }) => {
    const { isComment } = query;
    const found = messages.filter(
      ({ commentId }) => isComment === undefined || (isComment === "true") === (commentId !== undefined),
    );
    return page(world, newestFirst(found), query, false);
  });
}

function sendMessage(world: World, { id, body }: Asked): Answer {
  return withChat(world, id, (chat) => {
    const { text, attachments = [] } = body;
    if (typeof text !== "string" || text === "") return invalid(world, ["text should not be empty"]);
    if (!isTextList(attachments) || !attachments.every((url) => URL.canParse(url))) {
      return invalid(world, ["attachments must be an array of URL addresses"]);
    }
    const message = messageOf(world, chat, { text, attachments, sentBy: chat.ownerId });
    return { status: 201, body: keepMessage(chat, message) };
  });
}

function addNote(world: World, { id, body }: Asked): Answer {
  return withChat(world, id, (chat) => {
    const { text } = body;
    if (typeof text !== "string" || text === "") return invalid(world, ["text should not be empty"]);
    const note = { text, managerName: "Open API", createdAt: isoOf(world.now()) };
    chat.notes.push(note);
    return { status: 201, body: note };
  });
}

function listManagers(world: World, { query }: Asked): Answer {
  return page(
    world,
    world.managers.map(({ id, fullname }) => ({ id, user: { fullname } })),
    query,
  );
}
