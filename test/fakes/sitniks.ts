import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import {
  addChat,
  chatReply,
  chatRoutes,
  keepMessage,
  messageOf,
  type NewChat,
  type NewMessage,
} from "./sitniks/chats.ts";
import { orderRoutes } from "./sitniks/orders.ts";
import { originRoutes } from "./sitniks/origin-orders.ts";
import {
  type Answer,
  type FakeChat,
  type FakeMessage,
  type Json,
  jsonOf,
  noRoute,
  refusal,
  type World,
} from "./sitniks/world.ts";

export type { NewMessage } from "./sitniks/chats.ts";
export type { FakeChat } from "./sitniks/world.ts";

/** A request as it was on the wire. */
interface FakeCall {
  readonly method: string;
  /** With the prefix: `/open-api/chats`, `/api/orders`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Read as JSON where that goes, the bare text otherwise, nothing when there was none. */
  readonly body: unknown;
  readonly authorization: string | undefined;
  /** By the clock of the fake. */
  readonly at: number;
  /** What it was answered with; nothing while no answer was sent. */
  status: number | undefined;
}

/**
 * What becomes of a call. `drop` and `hang` apply nothing and never answer; `lose` applies it and cuts the line before
 * the answer; a delay applies it at once and answers late; a status answers with it and applies nothing.
 */
export type Fault =
  | "none"
  | "drop"
  | "lose"
  | "hang"
  | { readonly delayMs: number }
  | {
      readonly status: number;
      readonly body?: string | object;
      readonly headers?: Readonly<Record<string, string>>;
    };

export interface FakeSitniks extends World {
  /** The host alone, and with the prefix of the Open API. */
  readonly host: string;
  readonly url: string;
  readonly apiKey: string;
  readonly calls: FakeCall[];
  fault: (call: FakeCall) => Fault;
  /** An account on trial answers everything with 403. */
  plan: "paid" | "trial";
  /** So many calls in any such time; one more, and all calls are refused for `blockMs`. Off at first. */
  limit: { readonly calls: number; readonly perMs: number } | undefined;
  blockMs: number;
  /** Webhooks with no more fields than others have described. */
  hasSparseWebhooks: boolean;
  addChat(part?: NewChat): FakeChat;
  /** Somebody writes in the chat: the client, or with `managerName` one of us in Sitniks itself. */
  write(chatId: string, part: NewMessage): FakeMessage;
  /** What Sitniks posts about a message; it need not have been written in the chat. */
  webhookOf(chatId: string, part: NewMessage): { readonly chat: Json; readonly message: Json };
  stop(): Promise<void>;
}

const routes = [...chatRoutes, ...orderRoutes, ...originRoutes];

/** A CRM with a memory: what came twice is there twice, and what was written over the API is kept in order. */
export async function startSitniks({ now = Date.now }: { now?: () => number } = {}): Promise<FakeSitniks> {
  let lastId = 1_000;
  let taken: number[] = [];
  let blockedUntil = Number.NEGATIVE_INFINITY;

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await textOf(request);
    const call = callOf(request, text, now());
    fake.calls.push(call);
    const fault = fake.fault(call);
    if (fault === "hang") return;
    if (fault === "drop") return void response.destroy();
    const { status, body, headers } = answerOf(call, fault, request.headers["content-type"]);
    if (fault === "lose") return void response.destroy();
    if (typeof fault === "object" && "delayMs" in fault) await pause(fault.delayMs);
    call.status = status;
    response.writeHead(status, { ...typeOf(body), ...headers });
    response.end(typeof body === "object" ? JSON.stringify(body) : body);
  }

  /** The doors stand in this order: key, pace, plan. */
  function answerOf(call: FakeCall, fault: Fault, type = ""): Sent {
    if (call.authorization !== `Bearer ${fake.apiKey}`) return refusal(401, "Unauthorized");
    if (isTooFast(call.at)) return refusal(429, "ThrottlerException: Too Many Requests");
    if (fake.plan === "trial") return refusal(403, "Forbidden resource");
    if (typeof fault === "object" && "status" in fault) {
      return { ...refusal(fault.status, `Fault ${fault.status}`), ...fault };
    }
    if (typeof call.body === "string") return refusal(400, "Unexpected token in JSON");
    // Without this type the server does not read the body at all.
    return applied(call, type.startsWith("application/json") ? jsonOf(call.body) : {});
  }

  function isTooFast(at: number): boolean {
    if (fake.limit === undefined) return false;
    if (at < blockedUntil) return true;
    const { calls, perMs } = fake.limit;
    taken = taken.filter((earlier) => at - earlier < perMs);
    if (taken.length < calls) {
      taken.push(at);
      return false;
    }
    blockedUntil = at + fake.blockMs;
    return true;
  }

  function applied({ method, path, query }: FakeCall, body: Json): Answer {
    const parts = path.split("/");
    for (const [verb, pattern, handle] of routes) {
      const wanted = pattern.split("/");
      if (verb !== method || !isMatch(wanted, parts)) continue;
      return handle(fake, { method, path, query, body, id: parts[wanted.indexOf(":id")] ?? "" });
    }
    return noRoute({ method, path });
  }

  const chatOf = (id: string): FakeChat => {
    const chat = fake.chats.get(id);
    if (chat === undefined) throw new Error(`no chat ${id}`);
    return chat;
  };

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const host = `http://127.0.0.1:${address.port}`;
  const fake: FakeSitniks = {
    ...firstWorld(now, () => ++lastId),
    host,
    url: `${host}/open-api`,
    apiKey: "example-key",
    calls: [],
    fault: () => "none",
    plan: "paid",
    limit: undefined,
    blockMs: 60_000,
    hasSparseWebhooks: false,
    addChat: (part = {}) => addChat(fake, part),
    write: (chatId, part) => keepMessage(chatOf(chatId), messageOf(fake, chatOf(chatId), part)),
    webhookOf: (chatId, part) => {
      const chat = { ...chatReply(fake, chatOf(chatId)) };
      const message = { ...messageOf(fake, chatOf(chatId), part) };
      if (!fake.hasSparseWebhooks) return { chat, message };
      return { chat: only(chat, sparseChat), message: only(message, sparseMessage) };
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

interface Sent {
  readonly status: number;
  readonly body?: string | object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A new account. */
export const firstWorld = (now: () => number, nextId: () => number): World => ({
  now,
  nextId,
  chats: new Map(),
  chatStatuses: new Set([
    "Новий",
    "Взято в роботу",
    "Виставлено рахунок",
    "AI Увага",
    "ОПЛАЧЕНО",
    "Оформлено замовлення",
  ]),
  managers: [
    { id: 301, fullname: "AI Менеджер" },
    { id: 302, fullname: "Перша Менеджерка" },
    { id: 303, fullname: "Друга Менеджерка" },
  ],
  orders: [],
  orderStatuses: [
    { id: 11, title: "Нові заявки" },
    { id: 12, title: "Виставлено рахунок" },
    { id: 13, title: "ОПЛАЧЕНО" },
    { id: 14, title: "Оформлено замовлення" },
  ],
  transactions: [],
  variations: [{ id: 501, sku: "DRESS-122-BLUE", title: "Сукня, 122-128, блакитна", price: 1590 }],
  salesChannels: [{ id: 51, title: "Instagram" }],
  warehouses: [{ id: 61, title: "Склад" }],
  settlementAccounts: [{ id: 41, title: "Рахунок", type: "payment_system" }],
  novaPoshtaKeys: [{ id: 71, title: "Нова Пошта" }],
  validationStatus: 400,
  overLimit: "clamp",
  updateVerbs: new Set(["PUT"]),
  assignment: "kept",
  showsManagerId: true,
  statusReply: "chat",
  filtersOrders: true,
  surcharge: 0,
});

const sparseChat = ["id", "initialSource", "ownerName", "status", "tags", "userId", "userName"];
const sparseMessage = ["sentBy", "text", "commentId"];

const only = (fields: Json, names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));

const isMatch = (wanted: readonly string[], parts: readonly string[]): boolean =>
  wanted.length === parts.length &&
  wanted.every((part, at) => part === parts[at] || (part === ":id" && parts[at] !== ""));

function callOf(request: IncomingMessage, text: string, at: number): FakeCall {
  // Put together by hand: "//open-api" would be read as a host, and a doubled slash has to fail.
  const { pathname, searchParams } = new URL(`http://fake${request.url ?? "/"}`);
  return {
    method: request.method ?? "GET",
    path: pathname,
    query: Object.fromEntries(searchParams),
    body: bodyOf(text),
    authorization: request.headers.authorization,
    at,
    status: undefined,
  };
}

function bodyOf(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function typeOf(body: string | object | undefined): Readonly<Record<string, string>> {
  if (body === undefined) return {};
  return { "content-type": typeof body === "string" ? "text/html" : "application/json; charset=utf-8" };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms).unref());

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
