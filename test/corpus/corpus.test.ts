import { globSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readEvent } from "../../integrations/sitniks/read-event.ts";
import { sitniksSettings } from "../../integrations/sitniks/settings.ts";
import { readUpdate } from "../../integrations/telegram/read-update.ts";
import type { HelpdeskConnection, Ticket, TicketComment } from "../../src/core/index.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";
import { startGorgias } from "../fakes/gorgias.ts";
import { startSitniks } from "../fakes/sitniks.ts";
import { startTelegram } from "../fakes/telegram.ts";
import { startZammad } from "../fakes/zammad.ts";
import { startZendesk } from "../fakes/zendesk.ts";
import { startZoho } from "../fakes/zoho.ts";
import { corpus, invented, type Json } from "../kit/corpus.ts";
import { connectionOf, replay } from "../kit/replay.ts";

const calls = { signal: AbortSignal.timeout(600_000), slot: async () => undefined };
const authorised = (authorization: string, more: Readonly<Record<string, string>> = {}) => ({
  headers: { authorization, "content-type": "application/json", ...more },
});
const read = async (url: string, init: RequestInit): Promise<Json> => (await (await fetch(url, init)).json()) as Json;
const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
/** A fake's event as it would be on the wire. */
const wire = (value: unknown): Json => JSON.parse(typeof value === "string" ? value : JSON.stringify(value)) as Json;

/** What each helpdesk's one ticket says, once it was read. */
interface Expected {
  readonly ticket: Partial<Ticket>;
  readonly comments: readonly (Partial<TicketComment> & { readonly fileNames?: readonly string[] })[];
  /** Event by event: whether the ticket is to be looked at. */
  readonly events: Readonly<Record<string, boolean>>;
  readonly ticketId: string;
}

const expectations: Readonly<Record<string, Expected>> = {
  zendesk: {
    ticketId: "35436",
    ticket: {
      key: "conv-7f3a",
      subject: "Parcel 1182 is late",
      status: "open",
      priority: "high",
      tags: ["delivery", "telegram"],
      createdAt: "2026-01-05T10:00:00Z",
      updatedAt: "2026-01-05T10:01:40Z",
    },
    comments: [
      { text: "Hello", isPublic: true, by: "customer" },
      { text: "Hi, looking now", isPublic: true, by: "agent", fileNames: ["a.png"] },
      { text: "VIP", isPublic: false, by: "agent" },
    ],
    events: {
      "event-agent-comment": true,
      "event-agent-note": false,
      "event-customer-comment": false,
      "event-status": true,
    },
  },
  gorgias: {
    ticketId: "77",
    ticket: { key: "conv-7f3a", status: "open", priority: "urgent", tags: ["delivery"] },
    comments: [
      { text: "Hello", isPublic: true, by: "customer", authorName: "Bea Buyer" },
      { text: "On its way", isPublic: true, by: "agent", authorName: "Ann", fileNames: ["a.png"] },
      { text: "VIP", isPublic: false, by: "agent" },
    ],
    events: { "form-agent": true, "form-customer": false, "form-status": true },
  },
  zammad: {
    ticketId: "19",
    ticket: { subject: "Parcel 1182 is late", status: "open", priority: "high", tags: ["delivery", "telegram"] },
    comments: [
      { text: "Hello", isPublic: true, by: "customer" },
      { text: "On its way", isPublic: true, by: "agent", fileNames: ["a.png"] },
      { text: "VIP", isPublic: false, by: "agent" },
    ],
    events: {
      "event-agent-article": true,
      "event-agent-note": false,
      "event-customer-article": false,
      "event-state": true,
    },
  },
  zoho: {
    ticketId: "100000000000000101",
    // The department's own name for it is "Escalated"; what it is, is its type.
    ticket: { key: "conv-7f3a", status: "open", priority: "high", tags: ["delivery"] },
    comments: [
      { text: "Hello", isPublic: true, by: "customer" },
      { text: "VIP", isPublic: false, by: "agent" },
      { text: "Looking now", isPublic: true, by: "agent", fileNames: ["a.png"] },
      { text: "On its way", isPublic: true, by: "agent", authorName: "Ann" },
    ],
    events: { "event-agent-comment": true, "event-agent-note": false, "event-agent-mail": true, "event-update": true },
  },
};

const zohoTicket = "/api/v1/tickets/100000000000000101";
const answers: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  zendesk: {
    "GET /api/v2/tickets/35436": corpus("zendesk/ticket"),
    "GET /api/v2/tickets/35436/comments": corpus("zendesk/comments"),
  },
  gorgias: {
    "GET /api/tickets/77": corpus("gorgias/ticket"),
    "GET /api/messages": corpus("gorgias/messages"),
  },
  zammad: {
    "GET /api/v1/tickets/19": corpus("zammad/ticket"),
    "GET /api/v1/tags": corpus("zammad/tags"),
    "GET /api/v1/ticket_articles/by_ticket/19": corpus("zammad/articles"),
  },
  zoho: {
    "POST /oauth/v2/token": corpus("zoho/token"),
    "GET /api/v1/organizations": corpus("zoho/organizations"),
    "GET /api/v1/departments": corpus("zoho/departments"),
    [`GET ${zohoTicket}`]: corpus("zoho/ticket"),
    [`GET ${zohoTicket}/tags`]: corpus("zoho/tags"),
    [`GET ${zohoTicket}/conversations`]: corpus("zoho/conversations"),
    [`GET ${zohoTicket}/threads/100000000000000201`]: corpus("zoho/thread"),
    [`GET ${zohoTicket}/attachments`]: corpus("zoho/attachments"),
  },
};
const environmentOf = (url: string): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  zendesk: { ZENDESK_URL: url, ZENDESK_EMAIL: "a@example.com", ZENDESK_TOKEN: "t", ZENDESK_WEBHOOK_SECRET: "s" },
  gorgias: { GORGIAS_URL: url, GORGIAS_USERNAME: "a@example.com", GORGIAS_API_KEY: "k", GORGIAS_WEBHOOK_SECRET: "s" },
  zammad: { ZAMMAD_URL: url, ZAMMAD_TOKEN: "t", ZAMMAD_WEBHOOK_SECRET: "s" },
  zoho: {
    ZOHO_CLIENT_ID: "c",
    ZOHO_CLIENT_SECRET: "s",
    ZOHO_REFRESH_TOKEN: "r",
    ZOHO_DESK_URL: url,
    ZOHO_ACCOUNTS_URL: url,
    ZOHO_WEBHOOK_ID: "7",
  },
});

describe.each(Object.entries(expectations))("what %s sends", (vendor, { ticketId, ticket, comments, events }) => {
  let served: Awaited<ReturnType<typeof replay>>;
  let connection: HelpdeskConnection;
  beforeAll(async () => {
    served = await replay(answers[vendor] ?? {});
    connection = connectionOf(vendor, environmentOf(served.url)[vendor] ?? {});
  });
  afterAll(() => served.stop());

  it("is read as a ticket in our words", async () => {
    expect(await connection.helpdesk.tickets.get(ticketId, calls)).toMatchObject({ id: ticketId, ...ticket });
  });

  it("is read as what was said, by whom and to whom", async () => {
    const { tickets, comments: onTickets } = connection.helpdesk;
    const said = await onTickets.list(await tickets.get(ticketId, calls), calls);
    expect(said.toSorted((a, b) => a.text.localeCompare(b.text))).toMatchObject(
      comments
        .map(({ fileNames = [], ...each }) => ({ ...each, files: fileNames.map((name) => ({ name })) }))
        .toSorted((a, b) => (a.text ?? "").localeCompare(b.text ?? "")),
    );
  });

  it.each(Object.entries(events))("tells by %s whether to look (%s)", (name, isToLook) => {
    expect(connection.webhook?.ticketsOf(corpus(`${vendor}/${name}`))).toEqual(isToLook ? [ticketId] : []);
  });
});

describe("what Telegram sends", () => {
  const spoken = ["uk", "en"] as const;
  const from = { chatId: "99", username: "bea", language: "uk" };

  it("is read as a customer's words, picture and press", () => {
    expect(readUpdate(corpus("telegram/message"), spoken)).toMatchObject({
      is: "arrival",
      from,
      externalId: "99/12",
      body: { kind: "message", text: "Where is my parcel?", attachments: [], appLanguage: "uk" },
    });
    expect(readUpdate(corpus("telegram/photo"), spoken)).toMatchObject({
      is: "arrival",
      body: { text: "оплатила", group: "13579", attachments: [{ kind: "photo", ref: "telegram:AgAD-large" }] },
    });
    expect(readUpdate(corpus("telegram/callback-query"), spoken)).toMatchObject({
      is: "press",
      callbackId: "77001",
      messageId: 40,
      body: { kind: "button_pressed", label: "Так", data: "choice:0" },
    });
    expect(readUpdate(corpus("telegram/business-message"), spoken)).toMatchObject({
      is: "arrival",
      from: { chatId: expect.stringContaining("conn-1") },
      body: { kind: "message", text: "Добрий день" },
    });
  });

  it("is what its fake sends", async () => {
    const telegram = await startTelegram();
    const file = { file_id: "f", file_unique_id: "u", file_size: 1, width: 1, height: 1 };
    const said = telegram.say(99, { text: "hello" });
    const shown = telegram.say(99, { caption: "ось", media_group_id: "1", photo: [file] });
    const business = telegram.sayOnBusiness("conn-1", 99, { text: "hello" });
    const pressed = telegram.press(99, 40, "choice:0");
    await telegram.stop();
    expect(invented(wire(said), corpus("telegram/message"))).toEqual([]);
    expect(invented(wire(shown), corpus("telegram/photo"))).toEqual([]);
    expect(invented(wire(business), corpus("telegram/business-message"))).toEqual([]);
    expect(invented(wire(pressed), corpus("telegram/callback-query"))).toEqual([]);
  });
});

describe("what Sitniks sends", () => {
  const readOf = (name: string) =>
    readEvent(corpus(`sitniks/${name}`), { shop: demoShop, settings: sitniksSettings.parse({}) });

  it("is read as a customer's or a person's message", () => {
    const chat = { is: "chat", crmChatId: "65f0c0ffee0000000000a001", channel: "instagram", status: "Новий" };
    const channelUserId = "9012345678901";
    expect(readOf("webhook-customer")).toEqual({ ...chat, channelUserId });
    const by = "Перша Менеджерка";
    expect(readOf("webhook-person")).toEqual({
      ...chat,
      channelUserId,
      manager: { name: by, id: 302 },
      personMessage: { externalId: "65f0beef0000000000b00002", by, text: "Вітаю! Зараз подивлюсь" },
    });
    expect(readOf("webhook-sparse")).toEqual({ ...chat, channelUserId });
  });

  it("is what its fake sends", async () => {
    const sitniks = await startSitniks();
    const { id } = sitniks.addChat();
    sitniks.write(id, { text: "Добрий день" });
    sitniks.write(id, { text: "Вітаю!", managerName: "Перша Менеджерка" });
    const init = authorised(`Bearer ${sitniks.apiKey}`);
    const [chats, messages] = await Promise.all([
      read(`${sitniks.url}/chats`, init),
      read(`${sitniks.url}/chats/${id}/messages`, init),
    ]);
    const byCustomer = sitniks.webhookOf(id, { text: "Добрий день" });
    const byPerson = sitniks.webhookOf(id, { text: "Вітаю!", managerName: "Перша Менеджерка" });
    sitniks.hasSparseWebhooks = true;
    const sparse = sitniks.webhookOf(id, { text: "Добрий день" });
    await sitniks.stop();
    expect(invented(chats, corpus("sitniks/chats"))).toEqual([]);
    expect(invented(messages, corpus("sitniks/messages"))).toEqual([]);
    expect(invented(wire(byCustomer), corpus("sitniks/webhook-customer"))).toEqual([]);
    expect(invented(wire(byPerson), corpus("sitniks/webhook-person"))).toEqual([]);
    expect(invented(wire(sparse), corpus("sitniks/webhook-sparse"))).toEqual([]);
  });
});

describe("the fakes of helpdesks send what their vendors do", () => {
  const requester = { externalId: "u_1", name: "Bea", email: "bea@example.com" };
  const ticket = { key: "k", subject: "s", text: "t", priority: "high", tags: ["delivery"], requester } as const;
  const png = { name: "a.png", bytes: Buffer.from("png") };

  it("Zendesk", async () => {
    const fake = await startZendesk();
    const env = { ZENDESK_URL: fake.url, ZENDESK_EMAIL: fake.email, ZENDESK_TOKEN: fake.token };
    const { id } = await connectionOf("zendesk", env).helpdesk.tickets.create(ticket, calls);
    const said = fake.agentReplies(Number(id), "On its way", png);
    const init = authorised(basic(`${fake.email}/token`, fake.token));
    const [one, all, comments] = await Promise.all([
      read(`${fake.url}/api/v2/tickets/${id}`, init),
      read(`${fake.url}/api/v2/tickets`, init),
      read(`${fake.url}/api/v2/tickets/${id}/comments?include=users`, init),
    ]);
    const [commented, changed] = [fake.eventOf(Number(id), said), fake.eventOf(Number(id))];
    await fake.stop();
    expect(invented(one, corpus("zendesk/ticket"))).toEqual([]);
    expect(invented(all, corpus("zendesk/tickets"))).toEqual([]);
    // What we put beside a comment comes back; nobody else puts anything there.
    expect(invented(comments, corpus("zendesk/comments"))).toEqual([
      ".comments[].metadata.custom.deskgraph_key: unknown",
    ]);
    expect(invented(wire(commented.body), corpus("zendesk/event-agent-comment"))).toEqual([]);
    expect(invented(wire(changed.body), corpus("zendesk/event-status"))).toEqual([]);
  });

  it("Gorgias", async () => {
    const fake = await startGorgias();
    const env = { GORGIAS_URL: fake.url, GORGIAS_USERNAME: fake.username, GORGIAS_API_KEY: fake.key };
    const { id } = await connectionOf("gorgias", { ...env, GORGIAS_WEBHOOK_SECRET: "s" }).helpdesk.tickets.create(
      ticket,
      calls,
    );
    const said = fake.agentReplies(Number(id), "On its way", png);
    const init = authorised(basic(fake.username, fake.key));
    const [one, messages] = await Promise.all([
      read(`${fake.url}/api/tickets/${id}`, init),
      read(`${fake.url}/api/messages?ticket_id=${id}`, init),
    ]);
    const [form, statusForm] = [fake.formOf(Number(id), said), fake.formOf(Number(id))];
    await fake.stop();
    expect(invented(one, corpus("gorgias/ticket"))).toEqual([]);
    expect(invented(messages, corpus("gorgias/messages"))).toEqual([]);
    expect(invented(wire(form), corpus("gorgias/form-agent"))).toEqual([]);
    expect(invented(wire(statusForm), corpus("gorgias/form-status"))).toEqual([]);
  });

  it("Zammad", async () => {
    const fake = await startZammad();
    const env = { ZAMMAD_URL: fake.url, ZAMMAD_TOKEN: fake.token };
    const { id } = await connectionOf("zammad", env).helpdesk.tickets.create(ticket, calls);
    const said = fake.agentReplies(Number(id), "On its way", png);
    const init = authorised(`Token token=${fake.token}`);
    const [one, articles] = await Promise.all([
      read(`${fake.url}/api/v1/tickets/${id}?expand=true`, init),
      read(`${fake.url}/api/v1/ticket_articles/by_ticket/${id}?expand=true`, init),
    ]);
    const [written, changed] = [fake.eventOf(Number(id), said), fake.eventOf(Number(id))];
    await fake.stop();
    expect(invented(one, corpus("zammad/ticket"))).toEqual([]);
    expect(invented(articles, corpus("zammad/articles"))).toEqual([]);
    expect(invented(wire(written.body), corpus("zammad/event-agent-article"))).toEqual([]);
    expect(invented(wire(changed.body), corpus("zammad/event-state"))).toEqual([]);
  });

  it("Zoho Desk", async () => {
    const fake = await startZoho();
    const connection = connectionOf("zoho", {
      ZOHO_CLIENT_ID: fake.accounts.clientId,
      ZOHO_CLIENT_SECRET: fake.accounts.secret,
      ZOHO_REFRESH_TOKEN: fake.accounts.newRefreshToken(),
      ZOHO_DESK_URL: fake.url,
      ZOHO_ACCOUNTS_URL: fake.url,
    });
    const { id } = await connection.helpdesk.tickets.create(ticket, calls);
    const comment = fake.agentReplies(id, "Looking now", png);
    const mail = fake.agentMails(id, "On its way");
    const known = fake.calls.find(({ headers }) => headers["authorization"]?.startsWith("Zoho-oauthtoken"));
    const init = authorised(known?.headers["authorization"] ?? "", { orgId: fake.orgId });
    const at = `${fake.url}/api/v1/tickets/${id}`;
    const answered = {
      "zoho/ticket": await read(`${at}?include=contacts`, init),
      "zoho/tags": await read(`${at}/tags`, init),
      "zoho/conversations": await read(`${at}/conversations`, init),
      "zoho/thread": await read(`${at}/threads/${mail.id}`, init),
      "zoho/attachments": await read(`${at}/attachments`, init),
      "zoho/event-agent-comment": wire(fake.eventOf(id, comment).body),
      "zoho/event-agent-mail": wire(fake.eventOf(id, mail).body),
      "zoho/event-update": wire(fake.eventOf(id).body),
    };
    await fake.stop();
    for (const [name, answer] of Object.entries(answered))
      expect([name, invented(answer, corpus(name))]).toEqual([name, []]);
  });
});

describe("the corpus", () => {
  it("says of every payload where its shape is from, and holds no real address or token", () => {
    const files = globSync("test/corpus/*/*.json");
    expect(files.length).toBeGreaterThan(30);
    for (const file of files) {
      corpus(file.replace(/^test\/corpus\//, "").replace(/\.json$/, ""));
      const payload = JSON.stringify((JSON.parse(readFileSync(file, "utf8")) as { payload: unknown }).payload);
      expect(
        payload.match(/[\w.]+@[\w.]+/g)?.filter((mail) => !/@(?:example\.com|shop\.example)$/.test(mail)) ?? [],
      ).toEqual([]);
    }
  });

  it("tells a fake's inventions from what it leaves out", () => {
    const vendor = { a: 1, list: [{ b: null }, { b: "x", c: true }], free: null };
    expect(invented({ list: [{ b: "y" }, { c: false }], free: { any: 1 } }, vendor)).toEqual([]);
    expect(invented({ a: "1", list: [{ d: 1 }], e: 2 }, vendor)).toEqual([
      ".a: string for number",
      ".list[].d: unknown",
      ".e: unknown",
    ]);
  });
});
