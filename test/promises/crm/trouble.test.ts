import { afterEach, describe, expect, it } from "vitest";
import { mapChat } from "../../../src/crm/map-chat.ts";
import { serve } from "../../fakes/serve.ts";
import { buy, type CrmChat, crmChat } from "../../kit/crm-chat.ts";
import { person } from "../../kit/person.ts";

describe("a CRM in trouble", () => {
  let chat: CrmChat;
  afterEach(() => chat.stop());

  it("an order refused for the phone: one question about the phone, its answer, and the order is there", async () => {
    chat = await crmChat();
    let refusals = 0;
    chat.sitniks.fault = ({ method, path }) =>
      method === "POST" && path.endsWith("/orders") && refusals++ === 0
        ? {
            status: 400,
            body: { statusCode: 400, message: ["client.phone must be a valid phone number"], error: "Bad Request" },
          }
        : "none";
    await buy(chat);
    await chat.crmIsQuiet();
    const before = (await chat.replies()).length;
    expect((await chat.replies()).at(-1)?.text).toContain("не приймається номер телефону +380670000000");
    expect(chat.sitniks.orders).toEqual([]);
    // What is no phone is answered as ever, and the question stays open.
    await chat.say("Дякую!");
    expect(await chat.say("ой, 050 111 22 33")).toEqual([expect.stringContaining("виправлено")]);
    await chat.crmIsQuiet();
    expect(chat.sitniks.orders).toHaveLength(1);
    expect(chat.sitniks.orders[0]?.client).toEqual({ fullname: "Олена Приклад", phone: "+380501112233" });
    const asked = (await chat.replies()).slice(before).filter(({ text }) => /Отримувач|відділення|Місто/.test(text));
    expect(asked).toEqual([]);
  });

  it("a new bill while the question about a refused order is open: the answer is about the refused one", async () => {
    chat = await crmChat();
    let refusals = 0;
    chat.sitniks.fault = ({ method, path }) =>
      method === "POST" && path.endsWith("/orders") && refusals++ === 0
        ? { status: 400, body: { statusCode: 400, message: ["client.phone must be a valid phone number"] } }
        : "none";
    await buy(chat);
    await chat.crmIsQuiet();
    // Nobody may ever answer: a person knows from the start.
    expect((await chat.staffPosts()).filter(({ topic }) => topic === "trouble")).toHaveLength(1);
    const paid = (await chat.effects()).find(({ kind }) => kind === "crm.order");
    await chat.say("ще хочу сукню на 128");
    await chat.say("беру першу");
    // A present, for somebody else.
    await chat.say("отримувач Іван Зразковий, Львів, відділення 12");
    await chat.say("повна оплата");
    expect(await chat.say("050 111 22 33")).toEqual([expect.stringContaining("виправлено")]);
    await chat.crmIsQuiet();
    const wishes = (await chat.effects()).filter((effect) => effect.kind === "crm.order");
    expect(wishes).toHaveLength(2);
    expect(new Set(wishes.map(({ payload }) => payload.orderId)).size).toBe(1);
    expect(paid?.kind === "crm.order" && paid.payload.orderId).toBe(wishes[1]?.payload.orderId);
    expect(chat.sitniks.orders).toHaveLength(1);
    expect(chat.sitniks.orders[0]?.client).toEqual({ fullname: "Олена Приклад", phone: "+380501112233" });
  });

  it("a status that is replayed late does not take the chat back", async () => {
    chat = await crmChat();
    const title = chat.app.config.shop.statuses.invoice_sent;
    chat.sitniks.fault = ({ method, body }) =>
      method === "PATCH" && JSON.stringify(body ?? "").includes(title)
        ? { status: 400, body: { statusCode: 400, message: ["Unknown status"] } }
        : "none";
    await buy(chat);
    await chat.crmIsQuiet();
    const [dead] = await chat.app.desk.list({ states: ["dead"], destination: "crm", limit: 10 });
    expect(dead?.effect.payload).toEqual({ stage: "invoice_sent" });
    chat.sitniks.fault = () => "none";
    if (dead !== undefined) await chat.app.desk.replay(dead.effect.key);
    await chat.crmIsQuiet();
    const [at] = chat.sitniks.chats.values();
    expect(at?.statusHistory.at(-1)).toBe("ОПЛАЧЕНО");
    expect(at?.statusHistory).not.toContain(title);
  });

  it("a chat that a person has there after the AI gave it away is nobody's take-over; an assignment of the AI's is one, once", async () => {
    chat = await crmChat();
    await chat.say("Добрий день!");
    await chat.crmIsQuiet();
    const [at] = chat.sitniks.chats.values();
    if (at === undefined) throw new Error("no chat");
    const ownerNow = async () => (await chat.app.store.conversation(chat.conversation.id))?.owner;
    const written = () => chat.sitniks.webhookOf(at.id, { text: "є хто?" });
    const assigned = (manager: number, name: string) => ({
      ...written(),
      chat: { ...written().chat, assignedManagerId: manager, assignedManagerName: name },
    });
    await chat.hook(assigned(302, "Ірина"));
    await chat.app.settle(chat.conversation.id);
    expect(await ownerNow()).toBe("person");
    await chat.asManager({ kind: "given_back", by: person("Ірина") });
    await chat.crmIsQuiet();
    // The AI has it there again.
    expect(at.managerHistory.at(-1)).toBe(301);
    await chat.say("покличте людину");
    await chat.crmIsQuiet();
    await chat.asManager({ kind: "closed", by: "Ірина" });
    await chat.say("сукня на 122 є?");
    await chat.hook(assigned(302, "Ірина"));
    await chat.app.settle(chat.conversation.id);
    expect(await ownerNow()).toBe("ai");
  });

  it("a person's words there are heard each time, whether their ids are given, missing or empty", async () => {
    chat = await crmChat({ hasChat: false });
    await chat.say("Добрий день!");
    const mine = chat.sitniks.addChat({ initialSource: "telegram", userId: "1" });
    const said = (id: unknown, text: string) => ({
      chat: { id: mine.id, initialSource: "telegram", userId: "1" },
      message: { id, managerName: "Ірина", text },
    });
    await chat.hook(said(null, "Вітаю"));
    await chat.hook(said(undefined, "Є така"));
    await chat.hook(said(7, "Відкласти?"));
    await chat.hook(said(7, "Відкласти?"));
    await chat.app.settle(chat.conversation.id);
    const words = (await chat.app.store.transcript(chat.conversation.id, 20))
      .filter(({ author }) => author === "person")
      .map(({ text }) => text);
    expect(words).toEqual(["Вітаю", "Є така", "Відкласти?"]);
  });

  it("the same field refused again and again: a person, after two questions", async () => {
    chat = await crmChat();
    chat.sitniks.fault = ({ method, path }) =>
      method === "POST" && path.endsWith("/orders")
        ? { status: 422, body: { message: "invalid", errors: { "client.phone": ["is wrong"] } } }
        : "none";
    await buy(chat);
    await chat.crmIsQuiet();
    await chat.say("050 111 22 33");
    await chat.crmIsQuiet();
    await chat.say("050 111 22 44");
    await chat.crmIsQuiet();
    const questions = (await chat.replies()).filter(({ text }) => text.includes("не приймається номер"));
    expect(questions).toHaveLength(2);
    const post = (await chat.staffPosts()).at(-1);
    expect(post).toMatchObject({ topic: "trouble", actions: ["replay", "take_over"] });
    expect(post?.text).toContain("замовлення в CRM");
  });

  it("errors of theirs are tried three times, then a person has it with a replay that works", async () => {
    chat = await crmChat();
    chat.sitniks.fault = ({ method, path }) =>
      method === "POST" && path.endsWith("/orders") ? { status: 503 } : "none";
    await buy(chat);
    await chat.crmIsQuiet();
    const tries = chat.sitniks.calls.filter(({ method, path }) => method === "POST" && path.endsWith("/orders"));
    expect(tries).toHaveLength(3);
    const post = (await chat.staffPosts()).find(({ topic }) => topic === "trouble");
    expect(post?.text).toContain("outbox replay");
    chat.sitniks.fault = () => "none";
    const [dead] = await chat.app.desk.list({ states: ["dead"], limit: 10 });
    if (dead === undefined) throw new Error("no dead letter");
    await chat.app.desk.replay(dead.effect.key);
    await chat.crmIsQuiet();
    expect(chat.sitniks.orders).toHaveLength(1);
  });

  it.each([
    ["a plan without API access", 403, "plan has no access"],
    ["a wrong key", 401, "check SNITKIX_API_KEY"],
  ])("%s: one notice, then quiet, and the customer buys as ever", async (_, status, words) => {
    chat = await crmChat();
    chat.sitniks.fault = () => ({ status });
    await buy(chat);
    await chat.say("дякую!");
    const notices = (await chat.staffPosts()).filter(({ text }) => text.includes(words));
    expect(notices).toHaveLength(1);
    expect(chat.sitniks.calls.length).toBeLessThanOrEqual(2);
    expect((await chat.replies()).some(({ text }) => text.includes("Оплату підтверджено"))).toBe(true);
  });

  it("a chat nobody can tell apart: one task for a person, and once they said which, everything is caught up", async () => {
    chat = await crmChat({ hasChat: false });
    const twin = () => chat.sitniks.addChat({ initialSource: "telegram", userId: "", userNickName: "client_one" });
    const [, mine] = [twin(), twin()];
    await buy(chat);
    await chat.crmIsQuiet();
    const tasks = (await chat.staffPosts()).filter(({ topic }) => topic === "trouble");
    expect(tasks).toHaveLength(1);
    expect(tasks[0]?.text).toContain(`deskgraph crm map ${chat.conversation.id}`);
    expect(chat.sitniks.orders).toHaveLength(1);
    expect(mine.statusHistory).toEqual([]);
    expect(await mapChat(chat.app, chat.conversation, mine)).toBeGreaterThan(2);
    await chat.crmIsQuiet();
    expect(mine.statusHistory).toEqual(["Взято в роботу", "Виставлено рахунок", "ОПЛАЧЕНО"]);
    expect(mine.managerHistory).toEqual([301]);
  });

  it("its webhook tells at once whose chat is whose", async () => {
    chat = await crmChat({ hasChat: false });
    await chat.say("Добрий день!");
    const mine = chat.sitniks.addChat({ initialSource: "telegram", userId: "1" });
    await chat.hook(chat.sitniks.webhookOf(mine.id, { text: "Добрий день!" }));
    expect(await chat.app.mappings.byCrmChat(mine.id)).toMatchObject({ conversationId: chat.conversation.id });
    // Of chats we do not know, and of nonsense, nothing is made.
    await chat.hook({ chat: { id: "x" }, message: { sentBy: "1" } });
    await chat.hook("nonsense");
  });

  it("a chat that is days older than the customer's first words here is known by its webhook", async () => {
    chat = await crmChat({ hasChat: false });
    const tenDaysAgo = new Date(Date.now() - 10 * 24 * 3_600_000).toISOString();
    const whenMade = { createdAt: tenDaysAgo, firstMessageCreatedAt: tenDaysAgo };
    const mine = chat.sitniks.addChat({ initialSource: "telegram", userId: "1", ...whenMade });
    await chat.say("Добрий день!");
    expect(await chat.app.mappings.byCrmChat(mine.id)).toBeUndefined();
    await chat.hook(chat.sitniks.webhookOf(mine.id, { text: "Добрий день!" }));
    expect(await chat.app.mappings.byCrmChat(mine.id)).toMatchObject({ conversationId: chat.conversation.id });
  });

  it("a customer's chat with another page of the shop's is none of ours", async () => {
    const chats = { initialSource: "telegram", userId: "1" };
    chat = await crmChat({ hasChat: false, crm: { ownerId: "our_bot" } });
    const old = { createdAt: "2026-01-01T00:00:00.000Z", firstMessageCreatedAt: "2026-01-01T00:00:00.000Z" };
    const other = chat.sitniks.addChat({ ...chats, ...old, ownerId: "other_bot" });
    const ours = chat.sitniks.addChat({ ...chats, ownerId: "our_bot" });
    await chat.hook(chat.sitniks.webhookOf(other.id, { text: "де моє замовлення?" }));
    await chat.say("Добрий день!");
    await chat.hook(chat.sitniks.webhookOf(other.id, { text: "Це Ірина", managerName: "Ірина" }));
    await chat.crmIsQuiet();
    expect(other.statusHistory).toEqual([]);
    expect(ours.statusHistory).toEqual(["Взято в роботу"]);
    expect((await chat.app.store.conversation(chat.conversation.id))?.owner).toBe("ai");
  });

  it("our own table of chats refuses us: after half an hour the paid order goes on without a chat", async () => {
    const table = await serve({ fault: () => "none", apply: () => ({ status: 401, body: {} }) });
    chat = await crmChat({ env: { SUPABASE_URL: table.url, SUPABASE_SERVICE_ROLE_KEY: "example" } });
    await buy(chat);
    expect(chat.sitniks.orders).toEqual([]);
    const { pool, tenant } = chat.app.home;
    await pool.query(
      `update deskgraph.outbox set stored_at = clock_timestamp() - interval '31 minutes'
       where tenant_id = $1 and state = 'waiting'`,
      [tenant],
    );
    await chat.crmIsQuiet();
    expect(chat.sitniks.orders).toHaveLength(1);
    await table.stop();
  });

  it("erasing a customer takes the mapping along", async () => {
    chat = await crmChat();
    await chat.say("Добрий день!");
    await chat.crmIsQuiet();
    expect(await chat.app.mappings.byUser(chat.conversation.customerId)).toBeDefined();
    await chat.app.erase(chat.conversation.id);
    expect(await chat.app.mappings.byUser(chat.conversation.customerId)).toBeUndefined();
  });
});
