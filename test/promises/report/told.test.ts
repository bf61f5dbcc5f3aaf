import { afterEach, expect, it } from "vitest";
import { reportCommand } from "../../../src/cli/report.ts";
import type { Report } from "../../../src/core/index.ts";
import { openingHours, type TestChat, testChat } from "../../kit/app.ts";
import { freshHome } from "../../kit/home.ts";
import { person } from "../../kit/person.ts";
import { keptOutput, productOf } from "../../kit/product-of.ts";
import { ScriptedModel } from "../../kit/scripted-model.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const whole = { from: new Date(openingHours - dayMs), to: new Date(openingHours + 3_000 * dayMs) };

const reportOf = ({ app }: TestChat): Promise<Report> => app.report(whole);

let chats: TestChat[] = [];
afterEach(() => {
  chats = [];
});

/** One has bought from the assistant, one was answered by a person and closed, one asked and went away. */
async function threeCustomers(): Promise<readonly [TestChat, TestChat, TestChat]> {
  const home = await freshHome();
  const open = async (customer: string): Promise<TestChat> => {
    const chat = await testChat({ home, customer, username: `canary_${customer}` });
    chats.push(chat);
    return chat;
  };
  const [bought, solved, away] = [await open("1"), await open("2"), await open("3")];
  const order = ["сукня на 122 є?", "беру першу", "Олена Коваль, 067 111 22 33, Київ, відділення 5", "повна оплата"];
  for (const text of [...order, "оплатила"]) await bought.say(text);
  await bought.decide(true);
  await solved.say("покличте людину");
  solved.passTime(9.5 * minuteMs);
  await solved.asManager({ kind: "person_message", text: "Я тут.", by: person("ira") });
  await solved.asManager({ kind: "closed", by: person("ira") });
  await away.say("Добрий день");
  return [bought, solved, away];
}

it("a sale is the assistant's, a call for a person is timed, and silence proves nothing", async () => {
  const [bought, , away] = await threeCustomers();
  const soon = await reportOf(bought);
  expect(soon).toMatchObject({ episodes: 3, open: 2, autonomous: 2, handedOff: 1, resolvedByPerson: 1, abandoned: 0 });
  expect(soon.reasons).toEqual([{ reason: "person", count: 1 }]);
  expect(soon.humanWait).toEqual({ count: 1, medianMs: 10 * minuteMs, p90Ms: 10 * minuteMs });
  expect(soon.sla.firstResponse).toEqual({ count: 1, withinCount: 1 });
  expect(soon).toMatchObject({ orders: 1, ordersAutonomous: 1, paid: [{ minor: 119_000, currency: "UAH" }] });
  for (const chat of chats) chat.passTime(4 * dayMs);
  expect(await reportOf(bought)).toMatchObject({ open: 0, resolvedByAi: 1, resolvedByPerson: 1, abandoned: 1 });
  // Words after that are another matter.
  await away.say("сукня на 122 є?");
  expect(await reportOf(away)).toMatchObject({ episodes: 4, open: 1, reopened: 0, abandoned: 1 });
});

it("a chat that is written in after its end is opened again, and no longer solved", async () => {
  const [, solved] = await threeCustomers();
  await solved.say("а ще питання");
  expect(await reportOf(solved)).toMatchObject({ episodes: 3, open: 3, reopened: 1, resolvedByPerson: 0 });
});

it("an order that is refunded later is counted no more, also in an episode that is long over", async () => {
  const [bought] = await threeCustomers();
  expect(await reportOf(bought)).toMatchObject({ orders: 1 });
  bought.passTime(10 * dayMs);
  await bought.say("Добрий день");
  const { rows } = await bought.app.home.pool.query<{ id: string }>(
    "select id from deskgraph.orders where tenant_id = $1",
    [bought.conversation.tenant],
  );
  await bought.asManager({ kind: "refund_made", orderId: rows[0]?.id ?? "", by: person("ira") });
  expect(await reportOf(bought)).toMatchObject({ episodes: 4, orders: 0, paid: [] });
});

it("figures outlive the words and the customer, and lead to nobody then", async () => {
  const [bought, solved, away] = await threeCustomers();
  const before = await reportOf(bought);
  // Nothing was kept of it before the erasure.
  await away.say("сукня на 122 є?");
  await away.app.erase(away.conversation.id);
  await solved.app.erase(solved.conversation.id);
  const { rows } = await bought.app.home.pool.query<{ named: number; nobody: number }>(
    `select count(conversation_id)::int as named, count(*) filter (where conversation_id is null)::int as nobody
     from deskgraph.episodes where tenant_id = $1`,
    [bought.conversation.tenant],
  );
  expect(rows).toEqual([{ named: 1, nobody: 2 }]);
  for (const chat of chats) chat.passTime(400 * dayMs);
  await bought.app.trim();
  const said = await bought.app.store.transcript(bought.conversation.id, 100);
  expect(said).toEqual([]);
  const after = await reportOf(bought);
  expect(after).toMatchObject({ episodes: 3, handedOff: 1, resolvedByPerson: 1, resolvedByAi: 1, orders: 1 });
  expect(after.humanWait).toEqual(before.humanWait);
  const written = await bought.app.home.pool.query<{ text: string }>(
    "select string_agg(e::text, ' ') as text from deskgraph.episodes e where tenant_id = $1",
    [bought.conversation.tenant],
  );
  expect(written.rows[0]?.text).toContain(bought.conversation.id);
  for (const { conversation } of [solved, away]) expect(written.rows[0]?.text).not.toContain(conversation.id);
});

it("what the model took is counted with the turn", async () => {
  const model = new ScriptedModel([
    { text: "Добрий день! Чим допомогти?", tokens: 20 },
    { text: "Так.", tokens: 5 },
  ]);
  const chat = await testChat({ model });
  await chat.say("Добрий день");
  await chat.say("Ви працюєте?");
  expect((await reportOf(chat)).model).toMatchObject({ calls: model.asked.length, tokens: 25, cost: 0 });
});

it("deskgraph report fits one screen, prints JSON for scripts, and says what is wrong with a day", async () => {
  const [bought] = await threeCustomers();
  const run = async (options: Readonly<Record<string, string>>): Promise<string> => {
    const out = keptOutput();
    expect(await reportCommand.work(productOf(bought.app), { words: [], options }, out)).toBe(0);
    return out.text();
  };
  const shown = await run({});
  expect(shown).toContain("Conversations that began from 2025-12-16 to 2026-01-14");
  for (const line of [
    /^All +3$/m,
    /^ {2}the assistant alone +2 +67 %$/m,
    /^ {2}a person was called +1 +33 %$/m,
    /^Why a person was called +person 1$/m,
    /^Waiting for a person +half within 10 min, nine of ten within 10 min$/m,
    /^ {2}first answer within 30 min +100 % of 1$/m,
    /^Content customers +nobody was asked$/m,
    /^Orders +1 for 1\s190\sUAH, 1\s190\sUAH paid; 1 without a person$/m,
  ]) {
    expect(shown).toMatch(line);
  }
  expect(shown.split("\n").length).toBeLessThanOrEqual(30);
  expect(shown.split("\n").filter((line) => line.length > 100)).toEqual([]);
  expect(JSON.parse(await run({ json: "yes" }))).toMatchObject({ from: "2025-12-16", to: "2026-01-14", episodes: 3 });
  // Both days belong to it, by the shop's clock.
  expect(JSON.parse(await run({ json: "yes", from: "2026-01-14", to: "2026-01-14" }))).toMatchObject({ episodes: 3 });
  expect(await run({ from: "2026-01-15", to: "2026-01-16" })).toContain("There were none.");
  for (const [options, complaint] of [
    [{ from: "14.01.2026" }, '--from is a day such as 2026-11-01, not "14.01.2026"'],
    [{ to: "2026-02-30" }, "--to is a day"],
    [{ from: "2026-02-02", to: "2026-02-01" }, "is after"],
  ] as const) {
    await expect(run(options)).rejects.toThrow(complaint);
  }
});

it("the metrics have the last thirty days", async () => {
  const [bought] = await threeCustomers();
  await bought.app.keepReport();
  const { text } = await bought.app.metrics.expose();
  for (const line of [
    'deskgraph_report_episodes{part="all"} 3',
    'deskgraph_report_episodes{part="autonomous"} 2',
    'deskgraph_report_handoffs{reason="person"} 1',
    'deskgraph_report_human_wait_seconds{quantile="0.9"} 600',
    'deskgraph_report_sla_ratio{goal="first_response"} 1',
    'deskgraph_report_orders{part="all"} 1',
    'deskgraph_report_revenue{part="paid",currency="UAH"} 1190',
  ]) {
    expect(text).toContain(line);
  }
});
