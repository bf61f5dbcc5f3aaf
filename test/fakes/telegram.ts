import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { MessageEntity } from "grammy/types";
import { connectionOf, type FakeAccount } from "./telegram/accounts.ts";
import { createFlood, type Flood } from "./telegram/flood.ts";
import { createGroups } from "./telegram/groups.ts";
import { refusalOf } from "./telegram/rules.ts";
import { createUpdates, type Update, type Webhook } from "./telegram/updates.ts";

export interface SentMessage {
  readonly chatId: string;
  readonly messageId: number;
  readonly text: string;
  readonly connection?: string;
  /** A group's topic. */
  readonly thread?: number;
  /** A photo or a document, as it arrived. */
  readonly file?: { readonly as: "photo" | "document"; readonly name: string; readonly bytes: Buffer };
  /** Pictures that were sent by a name or an address, as Telegram keeps them. */
  readonly pictures?: readonly { readonly url: string; readonly isUploaded: boolean; readonly caption: string }[];
  readonly invoice?: { readonly payload: string; readonly currency: string; readonly amount: number };
  readonly buttons: readonly { readonly text: string; readonly callback_data?: string; readonly copy?: string }[];
}

type Fault =
  | "none"
  /** Applies the call and cuts the line before the answer. */
  | "swallow"
  | "drop"
  | { readonly code: number; readonly retryAfter?: number; readonly description?: string };

export interface FakeTelegram {
  readonly apiRoot: string;
  /** What chats received, in order; a message that was sent twice stands there twice. */
  readonly sent: readonly SentMessage[];
  /** The texts of those that one chat received. */
  textsTo(chat: number): string[];
  readonly calls: readonly string[];
  readonly requests: readonly { readonly method: string; readonly payload: Readonly<Record<string, unknown>> }[];
  /** The status of each delivery by webhook. */
  readonly deliveries: readonly number[];
  /** How often somebody was told to slow down. */
  readonly floods: number;
  /** Button presses that nobody has answered yet: their spinners turn. */
  readonly spinning: ReadonlySet<string>;
  readonly blocked: Set<number>;
  /** Connections of Telegram Business; a message through one that is not here, or is off, is refused. */
  readonly connections: Map<string, FakeAccount>;
  webhook: Webhook | undefined;
  fault: (method: string, chatId: string) => Fault;
  /** A customer writes; answers the update, to be delivered again by `again`. */
  say(
    chatId: number,
    part: object,
    of?: { readonly language?: string; readonly name?: string },
  ): Update & { readonly message: object };
  /** The owner of an account connects it, or changes what the bot may do there: the bot is told. */
  connect(connection: string, account: FakeAccount): void;
  /** Somebody writes in a chat of a connected account: the customer, or (`by`) the account's owner. */
  sayOnBusiness(connection: string, chatId: number, part: object, by?: number): Update;
  press(
    chatId: number,
    messageId: number,
    data: string,
  ): Update & { readonly callback_query: { readonly message: object } };
  readonly groups: ReturnType<typeof createGroups>;
  /** A member writes in a group; in a topic where one is given. */
  sayInGroup(group: number, member: number, part: object, thread?: number): Update;
  /** A member presses a button under one of our messages in a group. */
  pressInGroup(member: number, message: SentMessage, label: string): Update;
  /** Any other kind of update. */
  bring(kind: string, content: object): Update;
  /** Whether Telegram can fetch a picture from this address. */
  fetches: (url: string) => boolean;
  /** Telegram knows none of its names for pictures any more. */
  forgetPictures(): void;
  /** Keeps a file, answers its id. */
  keepFile(bytes: Uint8Array, path: string, sizeToTell?: number): string;
  /** The customer presses "pay": resolves with what became of it. A card may be declined after our yes. */
  pay(
    chatId: number,
    invoice: NonNullable<SentMessage["invoice"]>,
    card?: { readonly isDeclined: true },
  ): Promise<"paid" | "declined" | string>;
  /** Puts the same update into the queue once more, as Telegram does when it heard no "ok". */
  again(update: Update): void;
  deliverTo(url: string | undefined): void;
  /** Updates that the bot has not taken yet. */
  readonly waiting: number;
  stop(): Promise<void>;
}

/** The bot's token in tests. */
export const exampleToken = "123456:AAexample-token-example";

interface FakeTelegramOptions {
  /** Enforce the limits of sending, by this clock. */
  readonly floodClock?: () => number;
}

/** Telegram waits ten seconds for the answer about a payment. */
const checkoutMs = 10_000;
const maxFileBytes = 20_000_000;

class Refusal extends Error {
  readonly code: number;
  readonly parameters: object;
  constructor(code: number, description: string, parameters: object = {}) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** A Bot API with a memory: chats, files, payments and the updates the bot has not taken. */
export async function startTelegram({ floodClock }: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const updates = createUpdates();
  const sent: SentMessage[] = [];
  const calls: string[] = [];
  const requests: { method: string; payload: Record<string, unknown> }[] = [];
  const files = new Map<string, { readonly path: string; readonly bytes: Uint8Array; readonly size: number }>();
  const spinning = new Set<string>();
  /** Messages whose keyboard was taken away. */
  const bare = new Set<number>();
  /** Pictures that were fetched, by the name that they are sent by again. */
  const pictures = new Map<string, string>();
  const checkouts = new Map<string, (answer: { ok: boolean; error_message?: string }) => void>();
  const flood: Flood | undefined = floodClock && createFlood(floodClock);
  let lastId = 1_000;
  const nextId = (): number => {
    lastId += 1;
    return lastId;
  };

  const person = (id: number, language = "uk", name = "Олена") => ({
    id,
    is_bot: false,
    first_name: name,
    username: `client_${id}`,
    language_code: language,
  });
  const chatOf = (id: number) => ({ id, type: id < 0 ? "supergroup" : "private", first_name: "Олена" });
  const bring = (kind: string, content: object): Update => updates.put({ update_id: nextId(), [kind]: content });

  const groups = createGroups(
    Number(exampleToken.split(":")[0]),
    nextId,
    (code, description, parameters) => new Refusal(code, description, parameters),
  );

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  // Node's five seconds are shorter than what a busy test may leave a connection alone.
  server.keepAliveTimeout = 600_000;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? "";
    if (url.startsWith("/file/")) return serveFile(url, response);
    const [, bot, method = ""] = url.split("/");
    const payload = await payloadOf(request);
    const reply = (status: number, body: object): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    const refuse = (code: number, description: string, parameters: object = {}): void =>
      reply(code, { ok: false, error_code: code, description, parameters });
    if (bot !== `bot${exampleToken}`) return refuse(401, "Unauthorized");
    calls.push(method);
    requests.push({ method, payload });
    const fault = fake.fault(method, String(payload["chat_id"] ?? ""));
    if (fault === "drop") return void response.destroy();
    if (typeof fault === "object") {
      const { code, retryAfter, description = `Fault ${code}` } = fault;
      return refuse(code, description, retryAfter === undefined ? {} : { retry_after: retryAfter });
    }
    try {
      const result = await applied(method, payload, request);
      if (fault === "swallow") return void response.destroy();
      reply(200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(error.code, error.message, error.parameters);
    }
  }

  function serveFile(url: string, response: ServerResponse): void {
    const prefix = `/file/bot${exampleToken}/`;
    const file = [...files.values()].find(({ path }) => url === `${prefix}${path}`);
    if (file === undefined) return void response.writeHead(404).end();
    const headers = { "content-type": "application/octet-stream", "content-length": file.bytes.length };
    response.writeHead(200, headers).end(file.bytes);
  }

  function assertMaySend(payload: Record<string, unknown>): void {
    const chatId = Number(payload["chat_id"]);
    if (chatId < 0 && groups.all.size > 0) groups.assertMaySend(chatId, payload["message_thread_id"]);
    if (fake.blocked.has(chatId)) throw new Refusal(403, "Forbidden: bot was blocked by the user");
    const connection = payload["business_connection_id"];
    if (connection !== undefined) {
      const { isEnabled = true, mayReply = true } = accountAt(connection);
      if (!isEnabled) throw new Refusal(400, "Bad Request: business connection not found");
      if (!mayReply) throw new Refusal(400, "Bad Request: not enough rights to send messages");
    }
    refuseForSeconds(flood?.admit(String(chatId)) ?? 0);
  }

  function accountAt(connection: unknown): FakeAccount {
    const account = typeof connection === "string" ? fake.connections.get(connection) : undefined;
    if (account === undefined) throw new Refusal(400, "Bad Request: business connection not found");
    return account;
  }

  function refuseForSeconds(seconds: number): void {
    if (seconds > 0) throw new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
  }

  /** The message stays the same one: whoever looks at it sees the new buttons. */
  function changeKeyboard(messageId: number, markup: unknown): void {
    const at = sent.findIndex((each) => each.messageId === messageId);
    const message = sent[at];
    if (message === undefined) throw new Refusal(400, "Bad Request: message to edit not found");
    const { inline_keyboard: rows = [] } = markup as { inline_keyboard?: Button[][] };
    sent[at] = { ...message, buttons: buttonsOf(rows.flat()) };
  }

  function keep(
    payload: Record<string, unknown>,
    of: Pick<SentMessage, "text" | "invoice" | "file" | "pictures">,
  ): object {
    const markup = payload["reply_markup"] as { inline_keyboard?: Button[][] } | undefined;
    const rows = markup?.inline_keyboard ?? [];
    const buttons = rows.flat();
    const isWrong = ({ text, callback_data = "x" }: Button): boolean =>
      text.trim() === "" || callback_data === "" || Buffer.byteLength(callback_data) > 64;
    if (buttons.some(isWrong)) throw new Refusal(400, "Bad Request: BUTTON_DATA_INVALID");
    if (buttons.length > 100 || rows.some((row) => row.length > 8)) {
      throw new Refusal(400, "Bad Request: reply markup is too long");
    }
    const messageId = nextId();
    const connection = payload["business_connection_id"];
    sent.push({
      chatId: String(payload["chat_id"]),
      messageId,
      ...of,
      ...(connection === undefined ? {} : { connection: String(connection) }),
      ...(payload["message_thread_id"] === undefined ? {} : { thread: Number(payload["message_thread_id"]) }),
      buttons: buttonsOf(buttons),
    });
    return { message_id: messageId, date: 1, chat: chatOf(Number(payload["chat_id"])), text: of.text };
  }

  /** By an address, which Telegram fetches, or by a name that it gave. */
  function pictureOf(media: string): { readonly url: string; readonly isUploaded: boolean; readonly file_id: string } {
    const known = pictures.get(media);
    if (known !== undefined) return { url: known, isUploaded: false, file_id: media };
    if (!/^https?:\/\//.test(media)) throw new Refusal(400, "Bad Request: wrong file identifier/HTTP URL specified");
    if (!fake.fetches(media)) throw new Refusal(400, "Bad Request: failed to get HTTP URL content");
    const file_id = `photo-${nextId()}`;
    pictures.set(file_id, media);
    return { url: media, isUploaded: true, file_id };
  }

  const captionOf = ({ caption = "", caption_entities = [] }: Captioned): string => {
    if (caption.length > 1_024) throw new Refusal(400, "Bad Request: message caption is too long");
    const refusal = caption === "" ? undefined : refusalOf({ text: caption, entities: caption_entities });
    if (refusal !== undefined) throw new Refusal(400, `Bad Request: ${refusal}`);
    return caption;
  };

  function sendNamed(payload: Record<string, unknown>, media: string): object {
    const caption = captionOf(payload as Captioned);
    const { url, isUploaded, file_id } = pictureOf(media);
    const kept = keep(payload, { text: caption, pictures: [{ url, isUploaded, caption }] });
    return { ...kept, photo: [{ file_id: `${file_id}-small` }, { file_id, file_unique_id: "u", width: 9, height: 9 }] };
  }

  function sendGroup(payload: Record<string, unknown>): object {
    assertMaySend(payload);
    const items = payload["media"] as readonly (Captioned & { readonly type: string; readonly media: string })[];
    if (items.length < 2 || items.length > 10)
      throw new Refusal(400, "Bad Request: wrong number of media in the group");
    if (payload["reply_markup"] !== undefined) throw new Refusal(400, "Bad Request: an album has no reply markup");
    const shown = items.map((item, at) => {
      if (item.type !== "photo") throw new Refusal(400, "Bad Request: only photos are sent here");
      try {
        return { ...pictureOf(item.media), caption: captionOf(item) };
      } catch (error) {
        if (!(error instanceof Refusal) || !error.message.includes("failed to get")) throw error;
        const why = '"WEBPAGE_CURL_FAILED"';
        throw new Refusal(400, `Bad Request: failed to send message #${at + 1} with the error message ${why}`);
      }
    });
    return shown.map(({ file_id, ...picture }) => ({
      ...keep(payload, { text: picture.caption, pictures: [picture] }),
      photo: [{ file_id, file_unique_id: "u", width: 9, height: 9 }],
    }));
  }

  async function applied(method: string, payload: Record<string, unknown>, request: IncomingMessage): Promise<unknown> {
    switch (method) {
      case "getMe":
        return { id: Number(exampleToken.split(":")[0]), is_bot: true, first_name: "Demo", username: "demo_bot" };
      case "getBusinessConnection": {
        const { business_connection_id: id, ...unknown } = payload;
        if (typeof id !== "string" || Object.keys(unknown).length > 0) {
          throw new Refusal(400, "Bad Request: parameter business_connection_id is required");
        }
        return connectionOf(id, accountAt(id));
      }
      case "getWebhookInfo":
        return {
          url: updates.webhook?.url ?? "",
          has_custom_certificate: false,
          pending_update_count: updates.count,
        };
      case "setWebhook":
        updates.webhook = { url: String(payload["url"]), secret: String(payload["secret_token"]) };
        return true;
      case "deleteWebhook":
        updates.webhook = undefined;
        return true;
      case "getUpdates":
        if (updates.webhook !== undefined) {
          throw new Refusal(409, "Conflict: can't use getUpdates method while webhook is active");
        }
        return updates.from(Number(payload["offset"] ?? 0), (then) => request.once("close", then));
      case "sendMessage": {
        const text = String(payload["text"] ?? "");
        const refusal = refusalOf({ text, entities: (payload["entities"] as MessageEntity[] | undefined) ?? [] });
        if (refusal !== undefined) throw new Refusal(400, `Bad Request: ${refusal}`);
        assertMaySend(payload);
        return keep(payload, { text });
      }
      case "sendPhoto":
      case "sendDocument": {
        assertMaySend(payload);
        const as = method === "sendPhoto" ? "photo" : "document";
        if (typeof payload[as] === "string") return sendNamed(payload, payload[as]);
        const file = payload[as] as FormFile | undefined;
        if (file?.bytes === undefined) throw new Refusal(400, `Bad Request: there is no ${as} in the request`);
        const { bytes } = file;
        if (bytes.length === 0) throw new Refusal(400, "Bad Request: file must be non-empty");
        // Whatever is no picture is refused as one.
        if (as === "photo" && bytes.subarray(1, 4).toString() !== "PNG") {
          throw new Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED");
        }
        return keep(payload, { text: "", file: { as, name: file.name, bytes } });
      }
      case "sendMediaGroup":
        return sendGroup(payload);
      case "editMessageReplyMarkup":
      case "editMessageText": {
        const id = Number(payload["message_id"]);
        const edited = sent.find(
          (message) => message.messageId === id && message.chatId === String(payload["chat_id"]),
        );
        if (edited === undefined) throw new Refusal(400, "Bad Request: message to edit not found");
        const isBare = payload["reply_markup"] === undefined;
        if (method === "editMessageText" && edited.pictures !== undefined) {
          throw new Refusal(400, "Bad Request: there is no text in the message to edit");
        }
        if (method === "editMessageReplyMarkup" && isBare && (bare.has(id) || edited.buttons.length === 0)) {
          throw new Refusal(400, "Bad Request: message is not modified");
        }
        if (isBare) bare.add(id);
        else changeKeyboard(id, payload["reply_markup"]);
        return true;
      }
      case "getChat":
      case "getChatMember":
      case "getChatAdministrators":
      case "createForumTopic":
      case "deleteForumTopic":
      case "pinChatMessage":
        return groups.applied(method, payload);
      case "sendChatAction":
      case "sendMessageDraft":
        refuseForSeconds(flood?.admitSign() ?? 0);
        return true;
      case "sendInvoice": {
        const [price] = payload["prices"] as { amount: number }[];
        const title = String(payload["title"]);
        const isWrong =
          title.length > 32 ||
          String(payload["description"]).length > 255 ||
          Buffer.byteLength(String(payload["payload"])) > 128 ||
          payload["provider_token"] === undefined;
        if (isWrong || price === undefined) throw new Refusal(400, "Bad Request: PAYMENT_PROVIDER_INVALID");
        assertMaySend(payload);
        const invoice = { payload: String(payload["payload"]), currency: String(payload["currency"]) };
        return keep(payload, { text: title, invoice: { ...invoice, amount: price.amount } });
      }
      case "answerPreCheckoutQuery": {
        const id = String(payload["pre_checkout_query_id"]);
        const tell = checkouts.get(id);
        if (tell === undefined) throw new Refusal(400, "Bad Request: query is too old and response timeout expired");
        checkouts.delete(id);
        const message = payload["error_message"];
        tell({ ok: payload["ok"] === true, ...(message === undefined ? {} : { error_message: String(message) }) });
        return true;
      }
      case "answerCallbackQuery":
        if (String(payload["text"] ?? "").length > 200) throw new Refusal(400, "Bad Request: MESSAGE_TOO_LONG");
        if (!spinning.delete(String(payload["callback_query_id"]))) {
          throw new Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
        }
        return true;
      case "getFile": {
        const file = files.get(String(payload["file_id"]));
        if (file === undefined)
          throw new Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
        if (file.size > maxFileBytes) throw new Refusal(400, "Bad Request: file is too big");
        return { file_id: payload["file_id"], file_unique_id: "u", file_size: file.size, file_path: file.path };
      }
      default:
        return true;
    }
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const fake: FakeTelegram = {
    apiRoot: `http://127.0.0.1:${address.port}`,
    sent,
    calls,
    requests,
    deliveries: updates.statuses,
    get floods() {
      return flood?.refusals ?? 0;
    },
    spinning,
    blocked: new Set(),
    connections: new Map(),
    get webhook() {
      return updates.webhook;
    },
    set webhook(to) {
      updates.webhook = to;
    },
    textsTo: (chat) => sent.filter(({ chatId }) => chatId === String(chat)).map(({ text }) => text),
    fault: () => "none",
    // Addresses of the demo shop lead nowhere.
    fetches: (url) => !url.startsWith("https://example.com/"),
    forgetPictures: () => pictures.clear(),
    say: (chatId, part, { language, name } = {}) => {
      fake.blocked.delete(chatId);
      const from = person(chatId, language, name);
      const message = { message_id: nextId(), date: 1, chat: chatOf(chatId), from, ...part };
      return { ...bring("message", message), message };
    },
    connect: (connection, account) => {
      fake.connections.set(connection, account);
      bring("business_connection", connectionOf(connection, account));
    },
    sayOnBusiness: (connection, chatId, part, by = chatId) =>
      bring("business_message", {
        business_connection_id: connection,
        message_id: nextId(),
        date: 1,
        chat: chatOf(chatId),
        from: person(by),
        ...part,
      }),
    press: (chatId, messageId, data) => {
      const pressed = sent.find((message) => message.messageId === messageId);
      const keyboard = (pressed?.buttons ?? []).map(({ text, callback_data }) => [{ text, callback_data }]);
      const message = {
        message_id: messageId,
        date: 1,
        chat: chatOf(chatId),
        ...(bare.has(messageId) ? {} : { reply_markup: { inline_keyboard: keyboard } }),
      };
      const id = `c${nextId()}`;
      spinning.add(id);
      const callback_query = { id, from: person(chatId), data, message, chat_instance: "1" };
      return { ...bring("callback_query", callback_query), callback_query };
    },
    groups,
    sayInGroup: (group, member, part, thread) =>
      bring("message", {
        message_id: nextId(),
        date: 1,
        chat: { id: group, type: "supergroup", title: groups.all.get(group)?.title ?? "", is_forum: true },
        from: person(member, "uk", `Людина ${member}`),
        ...(thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true }),
        ...part,
      }),
    pressInGroup: (member, { chatId, messageId, thread, buttons }, label) => {
      const id = `c${nextId()}`;
      spinning.add(id);
      return bring("callback_query", {
        id,
        from: person(member, "uk", `Людина ${member}`),
        data: buttons.find(({ text }) => text === label)?.callback_data,
        chat_instance: "1",
        message: {
          message_id: messageId,
          date: 1,
          chat: { id: Number(chatId), type: "supergroup", is_forum: true },
          ...(thread === undefined ? {} : { message_thread_id: thread }),
        },
      });
    },
    bring,
    keepFile: (bytes, path, sizeToTell = bytes.byteLength) => {
      const id = `file-${nextId()}`;
      files.set(id, { path, bytes, size: sizeToTell });
      return id;
    },
    pay: (chatId, { payload, currency, amount }, card) => {
      const id = `p${nextId()}`;
      const charge = { currency, total_amount: amount, invoice_payload: payload };
      const outcome = Promise.withResolvers<string>();
      const timer = setTimeout(() => outcome.resolve("nobody answered in time"), checkoutMs);
      checkouts.set(id, ({ ok, error_message = "refused" }) => {
        clearTimeout(timer);
        if (!ok) return outcome.resolve(error_message);
        if (card?.isDeclined) return outcome.resolve("declined");
        const ids = { telegram_payment_charge_id: `charge-${id}`, provider_payment_charge_id: `provider-${id}` };
        fake.say(chatId, { successful_payment: { ...charge, ...ids } });
        outcome.resolve("paid");
      });
      bring("pre_checkout_query", { id, from: person(chatId), ...charge });
      return outcome.promise;
    },
    again: (update) => void updates.put({ ...update, update_id: nextId() }),
    deliverTo: updates.deliverTo,
    get waiting() {
      return updates.count;
    },
    stop: async () => {
      updates.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

const buttonsOf = (buttons: readonly Button[]): SentMessage["buttons"] =>
  buttons.map(({ text, callback_data, copy_text }) => ({
    text,
    ...(callback_data === undefined ? {} : { callback_data }),
    ...(copy_text === undefined ? {} : { copy: copy_text.text }),
  }));

interface Captioned {
  readonly caption?: string;
  readonly caption_entities?: readonly MessageEntity[];
}

interface Button {
  readonly text: string;
  readonly callback_data?: string;
  readonly copy_text?: { readonly text: string };
}

/** JSON, or a form with files in it: a form's fields name each other by `attach://`. */
async function payloadOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/")) {
    const text = await textOf(request);
    return (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const fields = new Map<string, string | FormFile>();
  const boundary = /boundary=(.+)$/.exec(type)?.[1] ?? "";
  // One character a byte, so that places in the text are places in the bytes.
  for (const part of Buffer.concat(chunks).toString("latin1").split(`--${boundary}`).slice(1, -1)) {
    const at = part.indexOf("\r\n\r\n");
    const head = Buffer.from(part.slice(0, at), "latin1").toString("utf8");
    const bytes = Buffer.from(part.slice(at + 4, -2), "latin1");
    const file = /filename="?([^"\r\n;]*)/.exec(head)?.[1];
    fields.set(
      /[; ]name="([^"]*)"/.exec(head)?.[1] ?? "",
      file === undefined ? bytes.toString("utf8") : { name: file, bytes },
    );
  }
  const named = (value: string | FormFile): unknown =>
    typeof value === "string" && value.startsWith("attach://") ? fields.get(value.slice(9)) : value;
  return Object.fromEntries([...fields].map(([name, value]) => [name, named(value)]));
}

interface FormFile {
  readonly name: string;
  readonly bytes: Buffer;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
