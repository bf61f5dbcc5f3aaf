import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export interface SentMessage {
  readonly chatId: string;
  readonly messageId: number;
  readonly text: string;
  readonly buttons: readonly { readonly text: string; readonly callback_data?: string; readonly copy?: string }[];
}

export interface FakeTelegram {
  readonly apiRoot: string;
  /** What chats received, in order; a message that was sent twice stands there twice. */
  readonly sent: readonly SentMessage[];
  readonly calls: readonly string[];
  webhook: { readonly url: string; readonly secret: string } | undefined;
  /** What becomes of a call: `swallow` applies it and cuts the line before the answer. */
  fault: (
    method: string,
    chatId: string,
  ) => "none" | "swallow" | "drop" | { readonly code: number; readonly retryAfter?: number };
  /** A customer writes; answers the update, to be delivered again by `again`. */
  say(chatId: number, part: object): Update;
  press(chatId: number, messageId: number, data: string): Update;
  /** Puts the same update into the queue once more, as Telegram does when it heard no "ok". */
  again(update: Update): void;
  stop(): Promise<void>;
}

export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

/** The bot's token in tests. */
export const exampleToken = "123456:AAexample-token-example";

/** A Bot API with a memory: confirmed offsets are forgotten, limits of text are enforced, sends are kept. */
export async function startTelegram(): Promise<FakeTelegram> {
  const queue: Update[] = [];
  const sent: SentMessage[] = [];
  const calls: string[] = [];
  const waiting = new Set<() => void>();
  let lastId = 1_000;

  const wakeAll = (): void => {
    for (const wake of waiting) wake();
    waiting.clear();
  };
  const enqueue = (update: Update): Update => {
    queue.push(update);
    wakeAll();
    return update;
  };
  const person = (id: number) => ({
    id,
    is_bot: false,
    first_name: "Олена",
    username: `client_${id}`,
    language_code: "uk",
  });
  const chatOf = (id: number) => ({ id, type: "private", first_name: "Олена" });

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, bot, method = ""] = (request.url ?? "").split("/");
    const text = await textOf(request);
    const payload = (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>;
    const reply = (status: number, body: object): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    const refuse = (code: number, description: string, parameters?: object): void =>
      reply(code, { ok: false, error_code: code, description, parameters });
    if (bot !== `bot${exampleToken}`) return refuse(401, "Unauthorized");
    calls.push(method);
    const chatId = String(payload["chat_id"] ?? "");
    const fault = fake.fault(method, chatId);
    if (fault === "drop") return void response.destroy();
    if (typeof fault === "object") {
      return refuse(
        fault.code,
        `Fault ${fault.code}`,
        fault.retryAfter === undefined ? {} : { retry_after: fault.retryAfter },
      );
    }
    const result = await applied(method, payload, request);
    if (result === "too long") return refuse(400, "Bad Request: message is too long");
    if (result === "conflict") return refuse(409, "Conflict: can't use getUpdates method while webhook is active");
    if (fault === "swallow") return void response.destroy();
    reply(200, { ok: true, result });
  }

  async function applied(method: string, payload: Record<string, unknown>, request: IncomingMessage): Promise<unknown> {
    switch (method) {
      case "getMe":
        return { id: 1, is_bot: true, first_name: "Demo", username: "demo_bot" };
      case "getWebhookInfo":
        return { url: fake.webhook?.url ?? "", has_custom_certificate: false, pending_update_count: queue.length };
      case "setWebhook":
        fake.webhook = { url: String(payload["url"]), secret: String(payload["secret_token"]) };
        return true;
      case "deleteWebhook":
        fake.webhook = undefined;
        return true;
      case "getUpdates":
        return fake.webhook === undefined ? updatesFrom(Number(payload["offset"] ?? 0), request) : "conflict";
      case "sendMessage": {
        const text = String(payload["text"] ?? "");
        if (text.length === 0 || text.length > 4_096) return "too long";
        lastId += 1;
        const markup = payload["reply_markup"] as { inline_keyboard?: Button[][] } | undefined;
        const buttons = (markup?.inline_keyboard ?? []).flat();
        for (const { callback_data = "x" } of buttons) if (Buffer.byteLength(callback_data) > 64) return "too long";
        sent.push({
          chatId: String(payload["chat_id"]),
          messageId: lastId,
          text,
          buttons: buttons.map(({ text: label, callback_data, copy_text }) => ({
            text: label,
            ...(callback_data === undefined ? {} : { callback_data }),
            ...(copy_text === undefined ? {} : { copy: copy_text.text }),
          })),
        });
        return { message_id: lastId, date: 1, chat: chatOf(Number(payload["chat_id"])), text };
      }
      default:
        return true;
    }
  }

  /** A long poll; whatever lies before the offset is confirmed and gone. */
  async function updatesFrom(offset: number, request: IncomingMessage): Promise<readonly Update[]> {
    const confirmed = queue.filter(({ update_id }) => update_id < offset);
    for (const update of confirmed) queue.splice(queue.indexOf(update), 1);
    if (queue.length === 0) {
      await new Promise<void>((resolve) => {
        waiting.add(resolve);
        request.once("close", resolve);
        setTimeout(resolve, 2_000).unref();
      });
    }
    return queue.slice(0, 100);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const fake: FakeTelegram = {
    apiRoot: `http://127.0.0.1:${address.port}`,
    sent,
    calls,
    webhook: undefined,
    fault: () => "none",
    say: (chatId, part) => {
      lastId += 1;
      const message = { message_id: lastId, date: 1, chat: chatOf(chatId), from: person(chatId), ...part };
      return enqueue({ update_id: lastId, message });
    },
    press: (chatId, messageId, data) => {
      lastId += 1;
      const pressed = sent.find((message) => message.messageId === messageId);
      const keyboard = (pressed?.buttons ?? []).map(({ text, callback_data }) => [{ text, callback_data }]);
      const message = {
        message_id: messageId,
        date: 1,
        chat: chatOf(chatId),
        reply_markup: { inline_keyboard: keyboard },
      };
      return enqueue({ update_id: lastId, callback_query: { id: `c${lastId}`, from: person(chatId), data, message } });
    },
    again: (update) => void enqueue({ ...update, update_id: ++lastId }),
    stop: async () => {
      wakeAll();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

interface Button {
  readonly text: string;
  readonly callback_data?: string;
  readonly copy_text?: { readonly text: string };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
