import { expect, it } from "vitest";
import type { App } from "../../src/app.ts";
import { customerId, pause } from "../../src/core/index.ts";
import { createLog } from "../../src/telemetry/log.ts";
import { startUpkeep } from "../../src/work/clock.ts";
import { trim } from "../../src/work/trim.ts";
import { createCheckpointer } from "../../supabase/checkpoints/checkpointer.ts";
import { createTrims } from "../../supabase/store/trims.ts";
import { type TestChat, testChat } from "../kit/app.ts";
import { person } from "../kit/person.ts";

const dayMs = 24 * 3_600_000;
const order = ["сукня на 122 є?", "беру першу", "Олена Канаренко, 067 111 22 33, Київ, відділення 5"];

async function bought(chat: TestChat): Promise<void> {
  for (const text of [...order, "так, повна оплата", "оплатила"]) await chat.say(text);
  await chat.decide(true);
  expect((await card(chat)).orders).toHaveLength(1);
}

const card = ({ app, conversation }: TestChat) => app.store.load(customerId(conversation.customerId));

const stagesOf = async (chat: TestChat): Promise<string[]> =>
  (await chat.effects()).flatMap((effect) => (effect.kind === "crm.status" ? [effect.payload.stage] : []));

async function rowsOf({ app, conversation }: TestChat, table: string, where = "true"): Promise<number> {
  const found = await app.home.pool.query(
    `select from deskgraph.${table} where tenant_id = $1 and conversation_id = $2 and ${where}`,
    [conversation.tenant, conversation.id],
  );
  return found.rowCount ?? 0;
}

/** Effects are sent beside the turns, and the clock must not jump before the last one is. */
const sending = "state = 'waiting' and coalesce(due_at, '-infinity') < clock_timestamp()";

async function untilSent(chat: TestChat): Promise<void> {
  while ((await rowsOf(chat, "outbox", sending)) > 0) await pause(20, new AbortController().signal);
}

async function trimAfter(chat: TestChat, days: number): Promise<void> {
  await untilSent(chat);
  chat.passTime(days * dayMs);
  await chat.app.trim();
}

it("words go after their days, keys after theirs; the customer's memory and the accounts stay, and the chat goes on", async () => {
  const chat = await testChat();
  await bought(chat);
  const before = await card(chat);
  const shown = await stagesOf(chat);
  expect(shown.length).toBeGreaterThan(2);
  const counts = { said: await rowsOf(chat, "transcript"), came: await rowsOf(chat, "inbounds") };
  await trimAfter(chat, 40);
  expect(await rowsOf(chat, "transcript")).toBe(counts.said);
  expect(await rowsOf(chat, "inbounds")).toBe(counts.came);
  // The person's word on the payment is a row of the accounts.
  expect(await rowsOf(chat, "inbounds", "kind = 'message' and (raw <> '' or body ->> 'text' <> '')")).toBe(0);
  expect(await rowsOf(chat, "inbounds", "kind = 'payment_decision' and (body ->> 'paid')::boolean")).toBe(1);
  expect(await rowsOf(chat, "outbox", "kind = 'reply.send' and payload <> '{}'")).toBe(0);

  await trimAfter(chat, 400);
  expect(await rowsOf(chat, "transcript")).toBe(0);
  expect(await rowsOf(chat, "inbounds", "kind = 'message'")).toBe(0);
  expect(await rowsOf(chat, "inbounds", "kind = 'payment_decision'")).toBe(1);
  expect(await rowsOf(chat, "outbox", "kind = 'reply.send'")).toBe(0);
  expect(await rowsOf(chat, "outbox", "kind = 'crm.order' and payload ? 'lines'")).toBe(1);
  // What the CRM's statuses go by.
  expect(await stagesOf(chat)).toEqual(shown);

  expect(await card(chat)).toEqual(before);
  expect((await chat.say("А шорти є?")).join(" ")).not.toBe("");
  const { customer } = await chat.app.stateOf(chat.conversation.id);
  expect(customer).toMatchObject({ isNew: false, orders: before.orders, facts: before.facts });

  await trimAfter(chat, 2_600);
  expect(await rowsOf(chat, "orders")).toBe(0);
  expect(await rowsOf(chat, "inbounds", "kind = 'payment_decision'")).toBe(0);
  expect(await rowsOf(chat, "turns")).toBe(1);
  expect((await chat.say("Добрий день")).join(" ")).not.toBe("");
  await chat.app.close();
});

it("an update that is delivered again after its words were trimmed is answered once, and so is an edit that changes nothing", async () => {
  const chat = await testChat({ customer: "late" });
  const { app, conversation } = chat;
  const arrive = async (externalId: string, edit?: string): Promise<boolean> => {
    const text = "Які є сукні?";
    const body =
      edit === undefined
        ? ({ kind: "message", text, attachments: [] } as const)
        : ({ kind: "message_edited", text, ofExternalId: edit } as const);
    const { fresh } = await app.accept({ conversationId: conversation.id, source: "telegram", externalId, body });
    await app.settle(conversation.id);
    return fresh;
  };
  expect(await arrive("1/100")).toBe(true);
  const answers = (await chat.replies()).length;
  expect(answers).toBeGreaterThan(0);
  await trimAfter(chat, 31);
  expect(await rowsOf(chat, "inbounds", "trimmed_at is not null")).toBe(1);
  expect(await arrive("1/100")).toBe(false);
  expect(await arrive("1/100/edited/7", "1/100")).toBe(false);
  expect(await rowsOf(chat, "turns")).toBe(1);
  expect(await chat.replies()).toEqual([]);
  await app.close();
});

it("what is open stays whatever its age: a chat in a person's hands, an unpaid bill, an effect that waits", async () => {
  const asked = await testChat({ customer: "asks" });
  await asked.say("Покличте людину");
  expect((await asked.app.store.conversation(asked.conversation.id))?.owner).toBe("waiting");
  const words = await rowsOf(asked, "transcript");
  const effects = await asked.effects();
  await trimAfter(asked, 3_000);
  expect(await rowsOf(asked, "transcript")).toBe(words);
  expect(await rowsOf(asked, "inbounds", "raw <> ''")).toBe(1);
  expect(await asked.effects()).toEqual(effects);
  await asked.asManager({ kind: "given_back", by: person("manager") });
  await trimAfter(asked, 400);
  expect(await rowsOf(asked, "transcript")).toBe(0);
  expect(await rowsOf(asked, "outbox", "kind = 'ticket.open'")).toBe(0);

  const owes = await testChat({ customer: "owes" });
  for (const text of [...order, "так, повна оплата"]) await owes.say(text);
  const bill = await owes.app.openBill(owes.conversation.id);
  expect(bill).toBeDefined();
  await untilSent(owes);
  await owes.app.home.pool.query(
    `update deskgraph.outbox
     set state = 'waiting', settled_at = null, due_at = clock_timestamp() + interval '1 day'
     where tenant_id = $1 and conversation_id = $2 and kind = 'crm.status'`,
    [owes.conversation.tenant, owes.conversation.id],
  );
  const waiting = await rowsOf(owes, "outbox", "state = 'waiting'");
  expect(waiting).toBeGreaterThan(0);
  await leaveOldCheckpoint(owes);
  await trimAfter(owes, 500);
  expect(await checkpointsOf(owes)).toBe(1);
  expect(await rowsOf(owes, "transcript")).toBe(0);
  expect(await rowsOf(owes, "outbox", "state = 'waiting'")).toBe(waiting);
  expect(await owes.app.openBill(owes.conversation.id)).toEqual(bill);
  // The graph still waits for this very decision.
  await owes.decide(true);
  expect((await card(owes)).orders).toHaveLength(1);
  await asked.app.close();
  await owes.app.close();
});

/** As a process leaves it that dies between a turn's commit and the tidying up after it. */
const leaveOldCheckpoint = ({ app, conversation }: TestChat): Promise<unknown> =>
  app.home.pool.query(
    `insert into langgraph.checkpoints (tenant_id, thread_id, checkpoint_ns, checkpoint_id, checkpoint, metadata)
     select tenant_id, thread_id, checkpoint_ns, '0', checkpoint, metadata from langgraph.checkpoints where thread_id = $1`,
    [conversation.id],
  );

async function checkpointsOf({ app, conversation }: TestChat): Promise<number> {
  const found = await app.home.pool.query("select from langgraph.checkpoints where thread_id = $1", [conversation.id]);
  return found.rowCount ?? 0;
}

it("what a helpdesk tells again with every change of a ticket is known as long as the ticket is", async () => {
  const chat = await testChat({ customer: "ticket" });
  const { app, conversation } = chat;
  await chat.say("Покличте людину");
  const ticket = { helpdesk: "paper", ticketId: "7", conversationId: conversation.id };
  await app.store.linkTicket(ticket);
  const hear = async (): Promise<boolean> => {
    const body = { kind: "person_message", text: "Вже дивлюся", by: person("Agent") } as const;
    return (await app.accept({ conversationId: conversation.id, source: "paper", externalId: "comment/1", body }))
      .fresh;
  };
  expect(await hear()).toBe(true);
  await app.settle(conversation.id);
  await chat.asManager({ kind: "closed", by: "paper" });
  await trimAfter(chat, 3_000);
  expect(await hear()).toBe(false);
  expect(await app.store.linkedTicket({ helpdesk: "paper" }, "7")).toBeDefined();
  expect(await rowsOf(chat, "outbox", "kind = 'ticket.open'")).toBe(1);

  const updatedAt = new Date().toISOString();
  await app.store.sawTicket(ticket, { changeCount: 0 }, { isSolved: true, updatedAt });
  await trimAfter(chat, 1);
  expect(await app.store.linkedTicket({ helpdesk: "paper" }, "7")).toBeUndefined();
  expect(await rowsOf(chat, "inbounds")).toBe(0);
  expect(await rowsOf(chat, "outbox", "kind = 'ticket.open'")).toBe(0);
  await app.close();
});

it("trimming goes through large tables in small batches, touches no other shop, and tells counts alone", async () => {
  const mine = await testChat({ customer: "mine" });
  const other = await testChat({ customer: "other" });
  await mine.say("Добрий день");
  await other.say("Добрий день");
  // Many rows of one and the same moment, some of which stay.
  await mine.app.home.pool.query(
    `insert into deskgraph.model_use (tenant_id, subject, hour, calls, tokens)
     select $1, 'u' || n, case when n % 3 = 0 then timestamptz '2099-01-01' else timestamptz '2025-01-01' end, 1, 1
     from generate_series(1, 900) as n`,
    [mine.conversation.tenant],
  );
  mine.passTime(400 * dayMs);
  const dry = await mine.app.trim({ isDry: true });
  expect(dry).toContainEqual({ table: "transcript", how: "deleted", count: 2 });
  expect(dry.find(({ table }) => table === "model_use")?.count).toBeGreaterThanOrEqual(600);
  expect(await rowsOf(mine, "transcript")).toBe(2);
  expect(await mine.app.store.cursor("trim")).toBeUndefined();

  const stopping = AbortSignal.abort();
  expect(await mine.app.trim({ stopping })).toEqual([]);
  const done = await mine.app.trim();
  expect(done.find(({ table }) => table === "model_use")).toEqual(dry.find(({ table }) => table === "model_use"));
  expect(await mine.app.store.cursor("trim")).toBeDefined();
  expect(await rowsOf(mine, "transcript")).toBe(0);
  expect(await rowsOf(other, "transcript")).toBe(2);
  const { text } = await mine.app.metrics.expose();
  expect(text).toMatch(/deskgraph_trimmed_rows_total\{table="transcript",how="deleted"\} 2/);
  expect(text).toMatch(/deskgraph_trimmed_timestamp_seconds \d{10}/);

  const lines: string[] = [];
  const log = createLog({ level: "info", write: (line) => lines.push(line) });
  const { app } = other;
  const now = (): Date => new Date("2028-01-01T00:00:00.000Z");
  const trims = createTrims(app.home, createCheckpointer(app.home));
  const { metrics, store } = app;
  await trim({ trims, store, days: app.config.shop.retentionDays, now, log, metrics });
  expect(lines.some((line) => line.includes('"retention.trimmed"') && line.includes('"transcript"'))).toBe(true);
  expect(lines.at(-1)).toMatch(/"retention.done"/);
  expect(lines.join("")).not.toContain("Добрий");
  await mine.app.close();
  await app.close();
});

it("it runs by the clock, and stops between two batches when the process is told to stop", async () => {
  const { app } = await testChat({ customer: "clock" });
  const scheduled = new Map<string, () => Promise<void>>();
  const jobs: App["jobs"] = {
    ...app.jobs,
    schedule: async (name, _cron, _zone, work) => void scheduled.set(name, work),
  };
  const stopping = new AbortController();
  let madeRoom = 0;
  const home = {
    ...app.home,
    makeRoom: async () => {
      madeRoom += 1;
    },
  };
  await startUpkeep({ ...app, home, jobs }, stopping.signal);
  await scheduled.get("tidy")?.();
  const first = await app.store.cursor("trim");
  expect(first).toBeDefined();
  expect(madeRoom).toBe(1);
  await app.store.setCursor("trim", new Date(0));
  stopping.abort();
  await scheduled.get("tidy")?.();
  expect(await app.store.cursor("trim")).toEqual(new Date(0));
  expect(madeRoom).toBe(1);
  await app.close();
});
